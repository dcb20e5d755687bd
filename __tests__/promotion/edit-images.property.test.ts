import fc from 'fast-check';
import { parse } from 'yaml';
import { editImages } from '../../lib/promotion';
import type { ImageEdit } from '../../lib/promotion';

const runs = Number(process.env['TRELLIS_RUNS'] ?? 150);

/** A file as pieces of text; a slot stands where image number `slot` has its tag. */
type Piece = string | { readonly slot: number; readonly tag: string; readonly quote: '' | "'" | '"' };

const tag = fc.oneof(
  fc.stringMatching(/^develop-[0-9a-f]{7,40}$/),
  fc.stringMatching(/^v[0-9]\.[0-9]{1,3}\.[0-9]$/),
  fc.stringMatching(/^[0-9]{1,2}\.[0-9]{1,2}\.[0-9]$/),
);
const quote = fc.constantFrom('' as const, "'" as const, '"' as const);
const comment = fc.constantFrom('', ' # a: b', '   # - name: x', "\t# it's \"here\"");
const between = fc.constantFrom('', '\n', '  # newTag: none\n', '\n\n# images:\n');
const gap = fc.constantFrom(' ', '  ', '\t');

const entry = (slot: number): fc.Arbitrary<{ style: 'block' | 'flow'; pieces: (indent: string) => Piece[]; tag: string }> =>
  fc.record({ style: fc.constantFrom('block' as const, 'flow' as const), tag, quote, comment, before: between, gap, order: fc.boolean(), renamed: fc.boolean() }).map((made) => {
    const hole: Piece = { slot, tag: made.tag, quote: made.quote };
    const fields: Piece[][] = [[`name:${made.gap}registry.example:5000/i${slot}`], [`newTag:${made.gap}`, hole]];
    if (made.renamed) fields.splice(1, 0, [`newName: "mirror/i${slot}"`]);
    if (made.order) fields.reverse();
    const flow = (): Piece[] => fields.flatMap((field, index) => [index === 0 ? '' : ', ', ...field]);
    const block = (indent: string): Piece[] => fields.flatMap((field, index) => [index === 0 ? '' : `${made.comment}\n${indent}  `, ...field]);
    return {
      style: made.style,
      tag: made.tag,
      pieces: (indent) => [made.before, `${indent}- `, ...(made.style === 'flow' ? ['{', ...flow(), '}'] : block(indent)), `${made.comment}\n`],
    };
  });

const kustomization = fc
  .integer({ min: 1, max: 6 })
  .chain((count) =>
    fc.record({
      head: fc.constantFrom('', '# Tags are set by CI.\n\n', '---\n', 'resources: [ base ]   # kept\n', "labels:\n- pairs: {app: 'x'}\n"),
      entries: fc.tuple(...Array.from({ length: count }, (_, slot) => entry(slot))),
      indent: fc.constantFrom('', '  ', '    '),
      tail: fc.constantFrom('', '\n\n', 'patches: []\n', '# end', '\nconfigMapGenerator:\n- name: newTag\n  literals: ["images=- name: a"]'),
      windows: fc.boolean(),
    }),
  )
  .map(({ head, entries, indent, tail, windows }) => {
    const pieces: Piece[] = [head, 'images:\n', ...entries.flatMap((made) => made.pieces(indent)), tail];
    return { pieces, windows, tags: entries.map((made) => made.tag) };
  });

function print(pieces: readonly Piece[], windows: boolean, tags: readonly string[]): string {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : `${piece.quote}${tags[piece.slot]}${piece.quote}`)).join('');
  return windows ? text.replaceAll('\n', '\r\n') : text;
}

const nameOf = (slot: number): string => `registry.example:5000/i${slot}`;

test('only the tags change: all else in a generated file is the same byte for byte', () => {
  fc.assert(
    fc.property(kustomization, fc.array(fc.option(tag), { minLength: 6, maxLength: 6 }), ({ pieces, windows, tags }, wanted) => {
      const after = tags.map((old, slot) => wanted[slot] ?? old);
      const edits = after.map((newTag, slot): ImageEdit => ({ name: nameOf(slot), newTag }));
      const chosen = edits.filter((_, slot) => wanted[slot] !== null);
      const result = editImages(print(pieces, windows, tags), 'kustomization.yaml', chosen);
      expect(result).toEqual({ text: print(pieces, windows, after), issues: [] });
    }),
    { numRuns: runs },
  );
});

test('a digest or an image that is added adds lines or text, and takes none away', () => {
  fc.assert(
    fc.property(kustomization, fc.nat(6), fc.stringMatching(/^[0-9a-f]{64}$/), ({ pieces, windows, tags }, pick, hash) => {
      const slot = pick % (tags.length + 1);
      const before = print(pieces, windows, tags);
      const newTag = tags[slot] ?? '1.0.0';
      const result = editImages(before, 'kustomization.yaml', [{ name: nameOf(slot), newTag, digest: `sha256:${hash}` }]);
      expect(result.issues).toEqual([]);
      expect(removed(before, result.text)).toBe('');
      const images = (text: string): Record<string, unknown>[] => parse(text, { version: '1.1' }).images;
      const digest = `sha256:${hash}`;
      const wanted = images(before).map((image) => (image.name === nameOf(slot) ? { ...image, digest } : image));
      if (slot === tags.length) wanted.push({ name: nameOf(slot), newTag, digest });
      expect(images(result.text)).toEqual(wanted);
      // Taking the digest out again gives the file back.
      if (slot < tags.length) expect(editImages(result.text, 'kustomization.yaml', [{ name: nameOf(slot), newTag }]).text).toBe(before);
    }),
    { numRuns: runs },
  );
});

/** What of `before` is not in `after` when one insertion is taken as the only change. */
function removed(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < before.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return before.slice(start, before.length - end);
}
