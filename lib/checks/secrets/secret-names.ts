/** Words that say a value is secret, each alone or as the end of what a name is about. */
const secretWords = /^(?:password|passwd|pwd|pass|passphrase|secret|token|apikey|credential|credentials|requirepass|masterauth)$/;
/** Pairs of words that do so together: `API_KEY`, `secretAccessKey`. */
const secretKeys = /^(?:api|access|private|secret|signing|encryption|master|shared|auth|account|session|license|service)$/;
/** What a name is about instead, when it ends with one of these: `TOKEN_URL`, `passwordFile`, `secretName`. */
const aboutSecrets =
  /^(?:file|files|path|dir|directory|name|names|ref|reference|url|uri|endpoint|host|port|id|ids|ttl|expiry|expires|expiration|lifetime|duration|timeout|length|size|min|max|limit|count|enabled|disabled|required|rotation|policy|header|type|kind|algorithm|method|issuer|audience|format|field|key|keys|prefix|suffix|mount|store|version|hash|days|hours|minutes|seconds|interval|encryption|user|username|provider|backend|class|regex|pattern|validator|validators|reset)$/;

/** Whether a variable's or key's name says that its value must not be read by everybody. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (last === 'key' && secretKeys.test(before)) return true;
  return secretWords.test(last) && !(aboutSecrets.test(last) || /^(?:max|min|no|num|use|allow|allows|enable|enables|disable|require|requires|show|has|is|per)$/.test(words[0] ?? ''));
}

/** `dbPassword`, `DB_PASSWORD` and `db.password` are db, password. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Values that stand for the secret or say that there is none: placeholders, files, switches, store references. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return (
    /^(?:true|false|yes|no|on|off|none|null|nil|undefined|default|disabled|enabled|\*+|x+|\d{1,3})?$/i.test(text) ||
    /^(?:\$|\$\$|%)?[({[<]{1,2}.*[)}\]>]{1,2}$/.test(text) ||
    /^\$\w+$|\$\(|\$\{|\{\{/.test(text) ||
    /^(?:\/|\.{0,2}\/)[\w.-]+(?:\/[\w.-]+)+$/.test(text) ||
    /^(?:vault:|ref\+|arn:|projects\/|op:\/\/|env:|file:|secretref:)/i.test(text) ||
    /^\d+(?:ms|s|m|h|d)$/.test(text)
  );
}
