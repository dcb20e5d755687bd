/**
 * The name syntaxes of Kubernetes (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and
 * .../labels/). Each function gives what is wrong with a text, as the end of a sentence, or undefined where it is fine.
 */
export type NameFault = string | undefined;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const wildcardSubdomain = /^\*\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedPart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

/** Most names of containers, volumes, Namespaces: a label of at most 63 characters. */
export function dnsLabelFault(text: string): NameFault {
  if (text.length > 63) return 'must be no more than 63 characters';
  return label.test(text) ? undefined : 'must be lower-case letters, digits and "-", starting and ending with a letter or digit';
}

/** Service names: a label that starts with a letter. */
export function dns1035LabelFault(text: string): NameFault {
  if (text.length > 63) return 'must be no more than 63 characters';
  return label1035.test(text) ? undefined : 'must be lower-case letters, digits and "-", starting with a letter and ending with a letter or digit';
}

/** Most objects' names: labels joined by dots, at most 253 characters. */
export function dnsSubdomainFault(text: string): NameFault {
  if (text.length > 253) return 'must be no more than 253 characters';
  return subdomain.test(text) ? undefined : 'must be lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit';
}

/** A host name with a leading `*.`. */
export function wildcardHostFault(text: string): NameFault {
  if (text.length > 253) return 'must be no more than 253 characters';
  return wildcardSubdomain.test(text) ? undefined : 'must be "*." and a lower-case host name';
}

/** Label keys, finalizers, resource names: an optional DNS prefix and a name of at most 63 characters. */
export function qualifiedNameFault(text: string): NameFault {
  const slash = text.indexOf('/');
  const name = text.slice(slash + 1);
  if (slash >= 0) {
    const prefix = text.slice(0, slash);
    if (prefix === '') return 'has an empty prefix before "/"';
    const fault = dnsSubdomainFault(prefix);
    if (fault !== undefined) return `its prefix ${fault}`;
  }
  if (name.length > 63) return 'its name part must be no more than 63 characters';
  return qualifiedPart.test(name) ? undefined : 'its name part must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
}

export function labelValueFault(text: string): NameFault {
  if (text.length > 63) return 'must be no more than 63 characters';
  return text === '' || qualifiedPart.test(text) ? undefined : 'must be letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
}

/** Port names (IANA service names). */
export function portNameFault(text: string): NameFault {
  if (text.length > 15) return 'must be no more than 15 characters';
  if (!/^[-a-z0-9]+$/.test(text)) return 'must be lower-case letters, digits and "-"';
  if (!/[a-z]/.test(text)) return 'must contain a letter';
  if (text.includes('--')) return 'must not contain "--"';
  return text.startsWith('-') || text.endsWith('-') ? 'must not start or end with "-"' : undefined;
}

export function environmentNameFault(text: string): NameFault {
  return /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text) ? dotsFault(text) : 'must be letters, digits, "_", "-" and ".", not starting with a digit';
}

/** Keys of ConfigMaps and Secrets. */
export function dataKeyFault(text: string): NameFault {
  if (text.length > 253) return 'must be no more than 253 characters';
  return /^[-._a-zA-Z0-9]+$/.test(text) ? dotsFault(text) : 'must be letters, digits, "-", "_" and "."';
}

function dotsFault(text: string): NameFault {
  return text === '.' || text.startsWith('..') ? 'must not be "." nor start with ".."' : undefined;
}

export function headerNameFault(text: string): NameFault {
  return /^[-A-Za-z0-9]+$/.test(text) ? undefined : 'must be letters, digits and "-"';
}

/** What a `path` segment of RBAC names may be. */
export function pathSegmentFault(text: string): NameFault {
  if (text === '.' || text === '..') return `must not be "${text}"`;
  return /[/%]/.test(text) ? 'must not contain "/" or "%"' : undefined;
}
