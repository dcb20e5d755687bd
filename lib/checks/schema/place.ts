import type { Json, JsonObject } from '../../manifest';
import type { NameFault } from '../../schema';
import { isObject } from '../field';
import type { SchemaCode } from './codes';
import type { FieldPath } from './field-path';
import { field } from './field-path';
import type { JudgeField } from './judge-field';
import { show } from './say';

type Step = string | number;

/**
 * An object inside a manifest, with its path: what rules read fields from and lay faults on. A field of another type
 * reads as absent, as does an empty text or null where Go holds no pointer; the structure has been judged before.
 */
export class Place {
  constructor(
    readonly value: JsonObject,
    readonly path: FieldPath,
    private readonly judge: JudgeField,
  ) {}

  get(key: string): Json | undefined {
    return Object.hasOwn(this.value, key) ? this.value[key] : undefined;
  }

  /** Present, be it empty, zero or false. */
  has(key: string): boolean {
    const held = this.get(key);
    return held !== undefined && held !== null;
  }

  /** The text of a field, empty where it is absent. */
  text(key: string): string {
    const held = this.get(key);
    return typeof held === 'string' ? held : '';
  }

  number(key: string): number | undefined {
    const held = this.get(key);
    return typeof held === 'number' ? held : undefined;
  }

  isTrue(key: string): boolean {
    return this.get(key) === true;
  }

  object(key: string): Place | undefined {
    const held = this.get(key);
    return isObject(held) ? new Place(held, field(this.path, key), this.judge) : undefined;
  }

  /** The object of a field, empty where it is absent: Go holds a struct there, not a pointer. */
  child(key: string): Place {
    return this.object(key) ?? new Place({}, field(this.path, key), this.judge);
  }

  /** The same object with faults laid elsewhere. */
  judgedBy(judge: JudgeField): Place {
    return new Place(this.value, this.path, judge);
  }

  /** The objects of a list; null stands for an empty one, as in Go. */
  items(key: string): readonly Place[] {
    const held = this.get(key);
    if (!Array.isArray(held)) return [];
    const list: FieldPath = field(this.path, key);
    return held.map((item, index) => new Place(isObject(item) ? item : {}, field(list, index), this.judge));
  }

  texts(key: string): readonly string[] {
    const held = this.get(key);
    return Array.isArray(held) ? held.map((item) => (typeof item === 'string' ? item : '')) : [];
  }

  /** The entries of a map. */
  entries(key: string): readonly (readonly [string, Json])[] {
    const held = this.get(key);
    return isObject(held) ? Object.entries(held) : [];
  }

  fault(code: SchemaCode, at: Step | readonly Step[], message: string, hint?: string): void {
    const steps = typeof at === 'object' ? at : [at];
    this.judge(code, steps.reduce<FieldPath>((path, step) => field(path, step), this.path), message, hint);
  }

  /** Reports SCHEMA_REQUIRED where a field is missing or empty. */
  require(key: string, why?: string): void {
    const held = this.get(key);
    const missing = held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
    if (missing) this.fault('SCHEMA_REQUIRED', key, why === undefined ? `${key} is required` : `${key} is required ${why}`);
  }

  /** Reports SCHEMA_FORBIDDEN where a field is present. */
  forbid(key: string, why: string): void {
    const held = this.get(key);
    const absent = held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
    if (!absent) this.fault('SCHEMA_FORBIDDEN', key, `${key} may not be set ${why}`);
  }

  /** Reports SCHEMA_RANGE for a number outside the limits. */
  range(key: string, least: number, most = Number.POSITIVE_INFINITY): void {
    const held = this.number(key);
    if (held === undefined || (held >= least && held <= most)) return;
    this.fault('SCHEMA_RANGE', key, most === Number.POSITIVE_INFINITY ? `${held} is less than ${least}` : `${held} is not between ${least} and ${most}`);
  }

  /** Reports SCHEMA_NAME for a text, if there is one, that a name syntax refuses. */
  name(key: string, faultOf: (text: string) => NameFault): void {
    const held = this.text(key);
    if (held !== '') this.nameAt(key, held, faultOf);
  }

  /** As `name`, for a field that Go holds by pointer: an empty text is a value too. */
  pointer(key: string, faultOf: (text: string) => NameFault): void {
    const held = this.get(key);
    if (typeof held === 'string') this.nameAt(key, held, faultOf);
  }

  nameAt(at: Step | readonly Step[], held: string, faultOf: (text: string) => NameFault): void {
    const fault = faultOf(held);
    if (fault !== undefined) this.fault('SCHEMA_NAME', at, `${show(held)} ${fault}`);
  }

  /** Reports SCHEMA_UNSUPPORTED for a text, if there is one, that is not among those allowed. */
  among(key: string, allowed: readonly string[]): void {
    const held = this.text(key);
    if (held !== '' && !allowed.includes(held)) this.fault('SCHEMA_UNSUPPORTED', key, `${show(held)} is not supported; ${allowed.join(', ')} are`);
  }
}

/** Reports SCHEMA_DUPLICATE for each value that an earlier one equals. */
export function checkUnique(places: readonly Place[], key: string): void {
  const seen = new Set<string>();
  for (const place of places) {
    const held = place.text(key);
    if (held === '') continue;
    if (seen.has(held)) place.fault('SCHEMA_DUPLICATE', key, `${show(held)} is already taken`);
    seen.add(held);
  }
}
