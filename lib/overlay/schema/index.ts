export { builtinOpenApi } from './builtin';
export { readOpenApi } from './custom';
export type { FieldSchema, OpenApi } from './open-api';
