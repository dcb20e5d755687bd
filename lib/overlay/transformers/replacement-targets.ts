import type { Build } from '../build';
import { below, refuse } from '../issues';
import type { Place } from '../issues';
import type { ReplacementTarget, Selector } from '../kustomization/kustomization';
import type { ResMap } from '../resource/res-map';
import type { Resource } from '../resource/resource';
import { compileLabelSelector } from '../select/label-selector';
import { compilePattern, isPlain } from '../select/regexp';
import { testLabels } from '../select/selector';
import { reportUnmatchedTarget } from '../strict/unmatched';

/** The resources that one target of a replacement selects and does not reject. Refusals: REPLACEMENT_INVALID, SELECTOR_INVALID. */
export function selectTargets(map: ResMap, target: ReplacementTarget, build: Build, place: Place): Resource[] | undefined {
  if (!target.select) {
    refuse(build, 'REPLACEMENT_INVALID', 'a target needs select', place);
    return undefined;
  }
  const select = compile(target.select, build, below(place, 'select'));
  const rejects = (target.reject ?? []).map((reject, index) => compile(reject, build, below(place, 'reject', index)));
  if (!select || rejects.some((reject) => !reject)) return undefined;
  const { name = '' } = target.select;
  const candidates = isPlain(name) ? map.withAnyName(name) : map.resources;
  const chosen = candidates.filter(
    (resource) => select.byLabels(resource) && select.byId(resource) && !rejects.some((reject) => reject?.rejects(resource)),
  );
  if (chosen.length === 0) reportUnmatchedTarget('REPLACEMENT_MATCHES_NOTHING', 'the replacement target', target.select, map, build, below(place, 'select'));
  return chosen;
}

interface Compiled {
  readonly byId: (resource: Resource) => boolean;
  readonly byLabels: (resource: Resource) => boolean;
  /** By any id where one is said, or by labels where they are said. */
  readonly rejects: (resource: Resource) => boolean;
}

function compile(selector: Selector, build: Build, place: Place): Compiled | undefined {
  const { group = '', version = '', kind = '', name = '', namespace = '', labelSelector = '', annotationSelector = '' } = selector;
  const tests = [group, version, kind, name, namespace].map(compilePattern);
  const labels = compileLabelSelector(labelSelector);
  const annotations = compileLabelSelector(annotationSelector);
  const [byGroup, byVersion, byKind, byName, byNamespace] = tests;
  if (!byGroup || !byVersion || !byKind || !byName || !byNamespace || !labels || !annotations) {
    refuse(build, 'SELECTOR_INVALID', 'the selector cannot be read', place);
    return undefined;
  }
  const byId = (resource: Resource): boolean =>
    [resource.id, ...resource.previousIds].some((id) => byGroup(id.group) && byVersion(id.version) && byKind(id.kind) && byName(id.name) && byNamespace(id.namespace));
  const byLabels = (resource: Resource): boolean => testLabels(labels, resource.metadata.labels) && testLabels(annotations, resource.metadata.annotations);
  const saysId = group + version + kind + name + namespace !== '';
  const saysLabels = labelSelector + annotationSelector !== '';
  return { byId, byLabels, rejects: (resource) => (saysId && byId(resource)) || (saysLabels && byLabels(resource)) };
}
