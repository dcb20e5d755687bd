/** The code of a failed system call (`ENOENT`), asked of the object and not of its class: realms differ. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
