import type { SchemaCode } from './codes';
import type { FieldPath } from './field-path';

/** Takes a fault of one field; the check of the whole object turns it into an issue. */
export type JudgeField = (code: SchemaCode, path: FieldPath, message: string, hint?: string) => void;
