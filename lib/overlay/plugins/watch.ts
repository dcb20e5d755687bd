/** The value, seen through a proxy that tells of every write to it or to what it holds, even of what is there already. */
export function watched<T extends object>(value: T, onWrite: () => void): T {
  const seen = new WeakMap<object, object>();
  const tell = (): true => {
    onWrite();
    return true;
  };
  const wrap = <O extends object>(target: O): O => {
    const known = seen.get(target) as O | undefined;
    if (known) return known;
    const proxy = new Proxy(target, {
      get: (holder, key, receiver) => {
        const held: unknown = Reflect.get(holder, key, receiver);
        return typeof held === 'object' && held !== null ? wrap(held) : held;
      },
      set: (holder, key, held) => tell() && Reflect.set(holder, key, held),
      deleteProperty: (holder, key) => tell() && Reflect.deleteProperty(holder, key),
      defineProperty: (holder, key, as) => tell() && Reflect.defineProperty(holder, key, as),
    });
    seen.set(target, proxy);
    return proxy;
  };
  return wrap(value);
}
