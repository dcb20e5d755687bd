/**
 * `over` merged into `base` as RFC 7386 says: objects key by key, anything else replaces, null removes.
 * Neither input is changed.
 */
export function mergeSettings<T extends object>(base: T, over: object): T {
  const merged: Record<string, unknown> = { ...(base as Record<string, unknown>) };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === null) delete merged[key];
    else if (isMap(value)) merged[key] = mergeSettings(isMap(below) ? below : {}, value);
    else if (value !== undefined) merged[key] = value;
  }
  return merged as T;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
