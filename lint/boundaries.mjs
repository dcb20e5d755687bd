import { dirname, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '..');

/** The first two folders below the root: `lib/overlay/x.ts` lies in `lib/overlay`. */
const roomOf = (path) => {
  const parts = relative(root, path).split(sep);
  return parts[0] === 'lib' || parts[0] === 'charts' ? parts.slice(0, parts.length > 2 ? 2 : 1).join('/') : parts[0];
};

const forbidden = [
  { from: /^lib(\/|$)/, to: /^charts(\/|$)/, why: 'the engine knows no system by name; systems are passed in' },
  { from: /^lib(\/|$)/, to: /^(overlays|dist)(\/|$)/, why: 'overlays and dist are data that the engine reads, not code' },
  { from: /^charts(\/|$)/, to: /^(overlays|dist)(\/|$)/, why: 'a chart asks the settings, never the environment' },
  { from: /^charts(\/|$)/, to: /^lib\/(promotion|cli|output)(\/|$)/, why: 'what a service is does not depend on how it is delivered' },
  { from: /^lib\/(manifest|overlay)(\/|$)/, to: /^lib\/(settings|promotion|render|cli|checks|argocd)(\/|$)/, why: 'the overlay engine could be published alone' },
];

const roomBoundary = {
  meta: { type: 'problem', schema: [], messages: { banned: '{{from}} may not import {{to}}: {{why}}.', inner: "Import {{room}} by its index: what the index does not list may change." } },
  create(context) {
    const check = (node, source) => {
      if (typeof source !== 'string' || !source.startsWith('.')) return;
      const file = context.filename;
      const target = resolve(dirname(file), source);
      const from = roomOf(file);
      const to = roomOf(target);
      if (from === to) return;
      const ban = forbidden.find((rule) => rule.from.test(from) && rule.to.test(to));
      if (ban) context.report({ node, messageId: 'banned', data: { from, to, why: ban.why } });
      // A type-only import of one file is a shared shape, not a way around the index.
      const inner = relative(root, target).split(sep);
      const crossesIndex = inner[0] === 'lib' && inner.length > 2 && inner[2] !== 'index' && from.startsWith('lib/');
      if (crossesIndex && node.importKind !== 'type' && inner[2] !== 'codes') {
        context.report({ node, messageId: 'inner', data: { room: to } });
      }
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node, node.source.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, node.source.value),
    };
  },
};

export const boundaries = { rules: { 'room-boundary': roomBoundary } };
