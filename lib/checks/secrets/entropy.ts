/** Names whose values look random and are none of anybody's secrets. */
const harmlessName = /(?:^|[_.-])(?:sha|sha1|sha256|md5|hash|digest|checksum|commit|revision|rev|version|build|id|ids|uuid|guid|etag|fingerprint|thumbprint|pubkey|public|cert|certificate|ca|crt|image|tag|nonce|salt|class|arn|dsn)(?:$|[_.-])/i;

/** Whether a value is one word as random as generated credentials are: 24 characters and more, of mixed kinds. */
export function isRandom(value: string, name = ''): boolean {
  const text = value.trim();
  if (harmlessName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))) return false;
  if (/^[0-9a-f]{32,}$/i.test(text)) return /[a-f]/i.test(text) && /\d/.test(text) && entropyOf(text.toLowerCase()) > 3.2;
  if (!/^[A-Za-z0-9+/_=-]{24,256}$/.test(text)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(text)).length;
  return kinds === 3 && entropyOf(text) > 4.1 && !isMadeOfWords(text);
}

/** Bits a character, by the frequencies in the text itself (Shannon). */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Identifiers and paths change between letters and digits rarely; random text does all the time. */
function isMadeOfWords(text: string): boolean {
  const changes = [...text].filter((character, index) => index > 0 && /\d/.test(character) !== /\d/.test(text[index - 1] ?? '')).length;
  return changes < text.length / 8 || /[a-z]{7,}|[A-Z]{7,}/.test(text);
}
