import { readCron } from './cron';
import { readDuration } from './duration';
import { readQuantity } from './quantity';

/** The formats that environment.schema.json names, and how a message explains them. */
export const formats: Readonly<Record<string, { readonly meaning: string; readonly accepts: (text: string) => boolean }>> = {
  quantity: { meaning: 'a Kubernetes quantity such as 500m or 128Mi', accepts: (text) => readQuantity(text) !== undefined },
  duration: { meaning: 'a duration such as 90s, 1h30m or 7d', accepts: (text) => readDuration(text) !== undefined },
  cron: { meaning: 'five cron fields such as "0 2 * * *"', accepts: (text) => readCron(text) !== undefined },
  url: { meaning: 'a URL such as https://example.com', accepts: (text) => /^https?:\/\//.test(text) && URL.canParse(text) },
  regex: { meaning: 'a regular expression', accepts: isRegularExpression },
};

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
