import fc from 'fast-check';
import type { Issue } from '../../lib/issue';
import { checkApproval } from '../../lib/promotion/approval';
import { runGates } from '../../lib/promotion/gates';
import { parseImage, parseTag, printTag } from '../../lib/promotion/image-reference';
import { printDuration } from '../../lib/promotion/print-duration';
import { renderedImages } from '../../lib/promotion/rendered-images';
import { checkTag } from '../../lib/promotion/tag-policy';

const codes = (issues: readonly Issue[]): readonly string[] => issues.map((issue) => issue.code);
const digest = `sha256:${'0'.repeat(64)}`;

test.each<[string, ReturnType<typeof parseImage>]>([
  ['a', { name: 'a' }],
  ['a:1', { name: 'a', tag: '1' }],
  ['r.io:5000/a', { name: 'r.io:5000/a' }],
  ['r.io:5000/a/b:1.2.3', { name: 'r.io:5000/a/b', tag: '1.2.3' }],
  [`a@${digest}`, { name: 'a', digest }],
  [`r.io:5000/a:1@${digest}`, { name: 'r.io:5000/a', tag: '1', digest }],
])('the image %s is split at the right colon', (text, parts) => expect(parseImage(text)).toEqual(parts));

test('tag and digest are printed and read back', () => {
  for (const tag of [{ tag: '1.2.3' }, { digest }, { tag: '1.2.3', digest }]) expect(parseTag(printTag(tag))).toEqual(tag);
});

test('images are found in any kind of workload, wherever its spec names them', () => {
  const pod = { initContainers: [{ name: 'i', image: 'init:1' }], containers: [{ name: 'c', image: 'app:2', env: [{ name: 'image', value: 'no' }] }] };
  const images = renderedImages([
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: { template: { spec: pod } } },
    { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'b' }, spec: { jobTemplate: { spec: { template: { spec: { containers: [{ image: 'cron:3' }] } } } } } },
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'c' }, spec: { imageName: `pg:16@${digest}` } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'd' }, data: { image: 'not-one' } },
  ]);
  expect(images).toEqual([{ name: 'init', tag: '1' }, { name: 'app', tag: '2' }, { name: 'cron', tag: '3' }, { name: 'pg', tag: '16', digest }]);
});

describe('tags', () => {
  test.each(['develop-1a2b3c4', '1a2b3c4', `main-${'a'.repeat(40)}`, '1.2.3', 'v10.0.12', 'release-1.2.3', 'build_1234567'])('%s may move', (tag) =>
    expect(checkTag({ name: 'a', tag }, 'shop/prod')).toEqual([]));
  test.each(['latest', 'develop', 'v1', '1.2', '1.2.3.4', 'develop-123456', `x-${'a'.repeat(41)}`, '1.2.3-rc1', 'staging', 'unset', ''])('%j may not', (tag) =>
    expect(codes(checkTag({ name: 'a', tag }, 'shop/prod'))).toEqual(['TAG_REFUSED']));
  test('a digest may always, even beside a tag that moves', () => {
    expect(checkTag({ name: 'a', tag: 'latest', digest }, 'shop/prod')).toEqual([]);
    expect(checkTag({ name: 'a', digest }, 'shop/prod')).toEqual([]);
  });
  test('an environment’s own pattern decides, but never for a name that moves', () => {
    expect(checkTag({ name: 'a', tag: 'rc-7' }, 'shop/prod', '^rc-')).toEqual([]);
    expect(codes(checkTag({ name: 'a', tag: '1.2.3' }, 'shop/prod', '^rc-'))).toEqual(['TAG_REFUSED']);
    expect(checkTag({ name: 'a', tag: 'main' }, 'shop/prod', '.*')).toEqual([
      expect.objectContaining({ code: 'TAG_REFUSED', message: 'a:main is a tag that moves from build to build', file: 'overlays/shop/prod/environment.yaml' }),
    ]);
  });
});

describe('approval', () => {
  const ada = { name: 'Ada Lovelace', email: 'ada@example.com' };
  const required = { approval: 'required' as const, approvers: ['ada', '@grace', 'Mary Shelley <mary@example.com>'] };
  test('none is needed where none is required, one where it is', () => {
    expect(checkApproval({ approval: 'none' }, [], ada, 'shop/dev')).toEqual([]);
    expect(checkApproval(required, [], ada, 'shop/prod')).toEqual([
      expect.objectContaining({ code: 'APPROVAL_MISSING', hint: 'say who approves: --approved-by ada or @grace or Mary Shelley <mary@example.com>' }),
    ]);
    expect(checkApproval({ approval: 'required' }, ['anyone'], ada, 'shop/prod')).toEqual([]);
  });
  test('everyone who approves is on the list where there is one', () => {
    expect(checkApproval(required, ['Grace', 'mary  shelley <MARY@example.com>'], undefined, 'shop/prod')).toEqual([]);
    expect(checkApproval(required, ['grace', 'eve'], ada, 'shop/prod')).toEqual([
      expect.objectContaining({ code: 'APPROVER_UNLISTED', message: 'eve is not among the approvers of shop/prod' }),
    ]);
  });
  test.each(['ada', '@Ada', 'ada@example.com', 'Ada Lovelace', 'ada lovelace <ada@example.com>'])('%s is the committer, who may not approve where the settings forbid it', (name) => {
    expect(codes(checkApproval({ approval: 'required', committerMayApprove: false }, [name], ada, 'shop/prod'))).toEqual(['APPROVER_IS_COMMITTER']);
    expect(checkApproval({ approval: 'required', committerMayApprove: true }, [name], ada, 'shop/prod')).toEqual([]);
    expect(checkApproval({ approval: 'required' }, [name], ada, 'shop/prod')).toEqual([]);
  });
  test('where Git knows no committer, nobody can be told apart from it', () =>
    expect(codes(checkApproval({ approval: 'required', committerMayApprove: false }, ['grace'], undefined, 'shop/prod'))).toEqual(['APPROVER_IS_COMMITTER']));
});

describe('gates', () => {
  test('run in order with what is told them, up to the first that fails, whose output is shown', async () => {
    const { results, issues } = await runGates(
      ['echo "$TRELLIS_CELL"', 'echo out; echo err >&2; exit 3', 'echo never'],
      process.cwd(),
      { TRELLIS_CELL: 'shop/prod; echo no' },
    );
    expect(results.map(({ passed }) => passed)).toEqual([true, false]);
    expect(results[0]?.output).toBe('shop/prod; echo no\n');
    expect(codes(issues)).toEqual(['GATE_FAILED']);
    expect(issues[0]?.message.split('\n').sort()).toEqual(['    err', '    out', 'the gate "echo out; echo err >&2; exit 3" failed:'].sort());
  });
  test('a gate that says nothing is reported as such', async () => {
    const { issues } = await runGates(['exit 1'], process.cwd(), {});
    expect(issues[0]?.message).toBe('the gate "exit 1" failed without a word');
  });
});

test('a duration is printed in its two largest units', () => {
  expect([0, 59, 60, 3661, 90_061, 864_000].map(printDuration)).toEqual(['0s', '59s', '1m', '1h 1m', '1d 1h', '10d']);
  fc.assert(fc.property(fc.nat(), (seconds) => printDuration(seconds).split(' ').length <= 2));
});
