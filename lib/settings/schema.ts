import schema from './environment.schema.json';

/** The words of JSON Schema (draft 7) that environment.schema.json uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  /** What must be there once all files of a chain are merged. */
  readonly 'x-required'?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

export const settingsSchema: Schema = schema;
