import { judge as judgeAll, renderWaivers } from '../../lib/checks';
import { readManifests } from '../../lib/cli/read-manifests';
import type { KubeObject } from '../../lib/manifest';
import { judgeText } from '../judge-text';

const pod = (annotations: string) => `
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: shop, annotations: ${annotations}}
spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: c, envFrom: [{configMapRef: {name: absent}}]}]}
`;
const judge = (annotations: string) => judgeText(pod(annotations), 'references').map((line) => line.split(':')[0]);
const dangles = 'REFERENCE_DANGLES shop/Pod/p spec.containers[0].envFrom[0].configMapRef.name';
const unused = 'VOLUME_UNUSED shop/Pod/p spec.volumes[0]';

describe('waivers', () => {
  test('of a code take that one away', () => {
    expect(judge('{}')).toEqual([dangles, unused]);
    expect(judge('{trellis.dev/waive.REFERENCE_DANGLES: another team makes it}')).toEqual([unused]);
  });

  test('of a check take all of it away', () => {
    expect(judge('{trellis.dev/waive.references: another team makes all}')).toEqual([]);
  });

  test('without a reason waive nothing', () => {
    expect(judge("{trellis.dev/waive.REFERENCE_DANGLES: ' '}")).toEqual(['WAIVER_WITHOUT_REASON shop/Pod/p metadata.annotations["trellis.dev/waive.REFERENCE_DANGLES"]', dangles, unused]);
  });

  test('that waive nothing are reported, if their check ran', () => {
    expect(judge('{trellis.dev/waive.SERVICE_PORT_MISSING: why not}')).toEqual(['WAIVER_UNUSED shop/Pod/p metadata.annotations["trellis.dev/waive.SERVICE_PORT_MISSING"]', dangles, unused]);
    expect(judge('{trellis.dev/waive.IMAGE_TAG_MISSING: why not}')).toEqual([dangles, unused]);
  });

  test('of unknown names are reported, with the nearest', () => {
    expect(judgeText(pod('{trellis.dev/waive.REFERENCE_DANGLE: why not}'), 'references')[0]).toBe(
      'WAIVER_UNKNOWN shop/Pod/p metadata.annotations["trellis.dev/waive.REFERENCE_DANGLE"]: There is no code or check REFERENCE_DANGLE to waive. Did you mean REFERENCE_DANGLES?',
    );
  });

  test('of other analyzers are theirs', () => {
    expect(judge('{trellis.dev/waive.CKV_K8S_11: a, trellis.dev/waive.container-resources: b}')).toEqual([dangles, unused]);
  });

  test('hold for one object only', () => {
    const other = pod('{}').replace('name: p,', 'name: q,');
    expect(judgeText(`${pod('{trellis.dev/waive.references: mine}')}---${other}`, 'references')).toHaveLength(2);
  });
});

describe('waivers in the form of kube-score and checkov', () => {
  const rendered = (annotations: Record<string, string>): unknown => {
    const object: KubeObject = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', annotations } };
    const before = JSON.stringify(object);
    const { metadata } = renderWaivers(object);
    expect(JSON.stringify(object)).toBe(before);
    return metadata['annotations'];
  };

  test('by their own names, and by the codes that mean the same', () => {
    const given = { 'trellis.dev/waive.CKV_K8S_43': 'tags, not digests', 'trellis.dev/waive.container-resources': 'no CPU limit', 'trellis.dev/waive.USER_ID_LOW': "the image's user" };
    expect(rendered(given)).toEqual({
      ...given,
      'kube-score/ignore': 'container-resources,container-security-context-user-group-id',
      'checkov.io/skip1': "CKV_K8S_40=the image's user",
      'checkov.io/skip2': 'CKV_K8S_43=tags, not digests',
    });
  });

  test('not without a reason, nor for codes that they do not know', () => {
    const given = { 'trellis.dev/waive.CKV_K8S_43': '', 'trellis.dev/waive.HOST_UNKNOWN': 'made elsewhere', other: 'stays' };
    expect(rendered(given)).toEqual(given);
  });

  test('twice is once', () => {
    const given = { 'trellis.dev/waive.CKV_K8S_43': 'why' };
    const once = renderWaivers({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', annotations: given } });
    expect(renderWaivers(once)).toEqual(once);
  });
});

test('a field that the API server refuses is one issue, not two', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: shop}\nspec: {containers: [{name: c, image: "a:1.2.3", volumeMounts: [{name: v, mountPath: /v}]}]}\n';
  const { manifests } = readManifests({ file: 'in.yaml', text });
  expect(judgeAll({ manifests }, { only: ['schema', 'references'] }).map(({ code }) => code)).toEqual(['SCHEMA_UNKNOWN_VOLUME']);
  expect(judgeAll({ manifests }, { only: ['references'] }).map(({ code }) => code)).toEqual(['VOLUME_MISSING']);
});
