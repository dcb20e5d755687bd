import { printRelease, readRelease } from '../../lib/argocd';
import type { ReleaseRecord } from '../../lib/argocd';

const record: ReleaseRecord = {
  verb: 'promote',
  from: 'staging',
  sources: '1234567890123456789012345678901234567890',
  approvedBy: 'ada, "Grace: H"',
  ticket: '42',
  images: { 'shop/web': '1.10.0', 'shop/api': '1234567', 'shop/job': `@sha256:${'0'.repeat(64)}` },
};

test('a release is printed with sorted images and quotes what YAML would not read as text', () => {
  expect(printRelease(record)).toBe(`# Written by trellis promote, release and rollback; "trellis history" tells the whole story.
verb: promote
from: staging
sources: "1234567890123456789012345678901234567890"
approvedBy: 'ada, "Grace: H"'
ticket: "42"
images:
  shop/api: "1234567"
  shop/job: "@sha256:0000000000000000000000000000000000000000000000000000000000000000"
  shop/web: 1.10.0
`);
});

test('what was printed is read back, with or without what is optional', () => {
  const bare: ReleaseRecord = { verb: 'release', sources: 'abc', images: {} };
  expect([readRelease(printRelease(record)), readRelease(printRelease(bare))]).toEqual([record, bare]);
});

test.each(['', 'verb: promote', 'verb: undo\nsources: a\nimages: {}', 'verb: release\nsources: a\nimages: {a: 1}', 'verb: [', 'verb: release\nsources: a\nfrom: 1\nimages: {}'])(
  'what a hand has broken is no release: %j',
  (text) => expect(readRelease(text)).toBeUndefined(),
);
