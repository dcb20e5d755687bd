export { builtinOpenApi } from './builtin';
export { joinOpenApis, readOpenApi } from './custom';
export type { FieldSchema, OpenApi } from './open-api';
