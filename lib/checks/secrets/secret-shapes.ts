/** A kind of credential that is known by its form alone. */
export interface SecretShape {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Each issuer documents its own prefix; the lengths keep prose and examples out. */
const shapes: readonly SecretShape[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----\s*[A-Za-z0-9+/]/ },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/ },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { what: 'a Slack webhook', pattern: /hooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{20,}/ },
  { what: 'a Stripe key', pattern: /\b[rs]k_live_[A-Za-z0-9]{16,}/ },
  { what: 'a Google API key', pattern: /\bAIza[0-9A-Za-z_-]{35}/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a Vault token', pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/ },
  { what: 'an API key', pattern: /\bsk-(?:proj-|or-v1-|ant-)?[A-Za-z0-9_-]{32,}/ },
  { what: 'an Airtable token', pattern: /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/ },
  { what: 'a signed token', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  { what: 'a password hash', pattern: /\$(?:2[aby]|argon2(?:id|i|d)|6|5)\$[A-Za-z0-9./$,=+]{20,}/ },
  { what: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'$({<%]*:(?![^@\s]*(?:\$|%[(sdv]|\{\{|<|\*\*))[^\s@/"']{2,}@[^\s"'/]/i },
];

/** What kind of credential a text holds, by shape; undefined where none. */
export function secretShapeOf(text: string): string | undefined {
  return shapes.find(({ pattern }) => pattern.test(text))?.what;
}
