/** Judges labels, or annotations, by their names and values. */
export type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

const name = String.raw`[\w.\-/]+`;
const requirement = new RegExp(
  String.raw`^\s*(?:!\s*(?<absent>${name})|(?<key>${name})\s*(?:(?<operator>==|=|!=|>|<)\s*(?<value>[\w.\-]*)|\s(?<set>in|notin)\s*\((?<values>[^()]*)\))?)\s*$`,
);

/**
 * A Kubernetes label selector (`app=shop,tier in (web,api),!canary`): undefined where it is none.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function compileLabelSelector(selector: string): LabelTest | undefined {
  if (selector.trim() === '') return () => true;
  const tests: LabelTest[] = [];
  for (const part of splitRequirements(selector)) {
    const groups = requirement.exec(part)?.groups;
    if (!groups || !isValid(groups)) return undefined;
    tests.push(compileRequirement(groups));
  }
  return (labels) => tests.every((test) => test(labels));
}

const wholeNumber = /^[-+]?\d+$/;
const word = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)$/;
const subdomain = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** Kubernetes takes only what labels can be, in selectors of annotations too; `<` and `>` compare whole numbers. */
function isValid({ absent, key = absent ?? '', operator, value = '', values = '' }: Readonly<Record<string, string | undefined>>): boolean {
  const [first = '', second, ...more] = key.split('/');
  const isKey = second === undefined ? word.test(first) : subdomain.test(first) && word.test(second) && more.length === 0;
  if (!isKey || ![value, ...values.split(',').map((item) => item.trim())].every((item) => item === '' || word.test(item))) return false;
  return (operator !== '<' && operator !== '>') || wholeNumber.test(value);
}

function compileRequirement(groups: Readonly<Record<string, string | undefined>>): LabelTest {
  const { absent, key = '', operator, value = '', set, values = '' } = groups;
  if (absent !== undefined) return (labels) => !(absent in labels);
  if (set !== undefined) {
    const members = new Set(values.split(',').map((item) => item.trim()));
    return set === 'in' ? (labels) => key in labels && members.has(labels[key] ?? '') : (labels) => !(key in labels) || !members.has(labels[key] ?? '');
  }
  if (operator === undefined) return (labels) => key in labels;
  if (operator === '!=') return (labels) => !(key in labels) || labels[key] !== value;
  const holdsNumber = (labels: Readonly<Record<string, string>>): boolean => key in labels && wholeNumber.test(labels[key] ?? '');
  if (operator === '>') return (labels) => holdsNumber(labels) && Number(labels[key]) > Number(value);
  if (operator === '<') return (labels) => holdsNumber(labels) && Number(labels[key]) < Number(value);
  return (labels) => key in labels && labels[key] === value;
}

/** Splits at commas outside parentheses. */
function splitRequirements(selector: string): string[] {
  return selector.split(/,(?![^(]*\))/);
}
