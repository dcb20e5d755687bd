import type { Json, JsonObject } from '../manifest';

type Places = Set<JsonObject>;

const shared = new WeakMap<JsonObject, Map<string, Places>>();

/**
 * Kustomize puts one and the same node into all maps of a resource that a label or annotation is new in, and changes
 * values in place: what is later set in one of these maps is set in all of them. A map that was copied shares nothing.
 */
export function assignShared(holder: JsonObject, key: string, value: Json): void {
  const places = shared.get(holder)?.get(key);
  if (places && Object.hasOwn(holder, key)) {
    for (const place of places) if (Object.hasOwn(place, key)) place[key] = value;
  } else if (places) {
    places.delete(holder);
    shared.get(holder)?.delete(key);
  }
  holder[key] = value;
}

/** Sets one key in several maps of a resource, as one step does: those that lack it share the value from now on. */
export function assignAll(holders: readonly JsonObject[], key: string, value: Json): void {
  const places: Places = new Set(holders.filter((holder) => !Object.hasOwn(holder, key)));
  for (const holder of holders) assignShared(holder, key, value);
  // Alone it shares with nobody, as most labels of most resources.
  if (places.size < 2) return;
  for (const holder of places) {
    const held = shared.get(holder) ?? new Map<string, Places>();
    shared.set(holder, held.set(key, places));
  }
}
