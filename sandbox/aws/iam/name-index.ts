// Entries by name, unique whatever the case, listed in order, without ever walking all of them.

export interface NameIndex<T extends { name: string }> {
  /** By the exact name. */
  get(name: string): T | undefined;
  /** Whether a name, in any case, is in use. */
  has(name: string): boolean;
  put(entry: T): void;
  remove(name: string): void;
  size(): number;
  /** At most `most` entries in order of name, after the one named. */
  after(name: string | undefined, most: number): T[];
  all(): Iterable<T>;
}

export function startNameIndex<T extends { name: string }>(): NameIndex<T> {
  const entries = new Map<string, T>();
  // Built when first listed, so that filling a large index sorts once.
  let sorted: string[] | undefined;

  const keys = () => (sorted ??= [...entries.keys()].sort());

  return {
    get: (name) => {
      const entry = entries.get(keyOf(name));
      return entry?.name === name ? entry : undefined;
    },
    has: (name) => entries.has(keyOf(name)),
    put: (entry) => {
      const key = keyOf(entry.name);
      if (sorted && !entries.has(key)) sorted.splice(firstAfter(sorted, key), 0, key);
      entries.set(key, entry);
    },
    remove: (name) => {
      const key = keyOf(name);
      if (entries.delete(key) && sorted) sorted.splice(firstAfter(sorted, key) - 1, 1);
    },
    size: () => entries.size,
    after: (name, most) => {
      const from = name === undefined ? 0 : firstAfter(keys(), keyOf(name));
      return keys()
        .slice(from, from + most)
        .flatMap((key) => entries.get(key) ?? []);
    },
    all: () => entries.values(),
  };
}

const keyOf = (name: string) => name.toLowerCase();

function firstAfter(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
