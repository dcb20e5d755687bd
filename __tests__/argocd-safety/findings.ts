import { parseAllDocuments } from 'yaml';
import type { CheckContext, JudgedManifest } from '../../lib/checks';
import { judge } from '../../lib/checks';

/** Manifests of an Application's folder: `{ shop: yaml }`. */
export type Delivered = Readonly<Record<string, string>>;

const read = (delivered: Delivered): JudgedManifest[] =>
  Object.entries(delivered).flatMap(([application, text]) =>
    parseAllDocuments(text).map((document): JudgedManifest => ({ object: document.toJS(), application })),
  );

/** What the Argo CD checks say of what is delivered, as `CODE object: message`. */
export function findingsIn(after: Delivered, more: Partial<CheckContext> = {}): string[] {
  return judge({ manifests: read(after), ...more }, { only: ['argocd'] }).map(({ code, object, message }) => `${code} ${object}: ${message}`);
}

/** What they say of a change of what one Application delivers. */
export function findingsOfChange(before: string | Delivered, after: string | Delivered): string[] {
  const side = (one: string | Delivered): Delivered => (typeof one === 'string' ? { shop: one } : one);
  return findingsIn(side(after), { before: read(side(before)) });
}

/** One object as a YAML document; the body is flow style. */
export function manifest(apiVersion: string, kind: string, name: string, body: string, annotations: Readonly<Record<string, string>> = {}): string {
  const notes = Object.entries(annotations).map(([key, value]) => `argocd.argoproj.io/${key}: "${value}"`);
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: shop, annotations: {${notes.join(', ')}}}\n${body}\n`;
}
