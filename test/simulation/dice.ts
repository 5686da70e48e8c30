// Chance that can be repeated: the same seed throws the same dice.

export interface Dice {
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** A whole number from 0 to `below - 1`. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32: small, fast, and good enough to shuffle schedules with. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    happens: (probability) => next() < probability,
    below,
    pick: <Item>(items: readonly Item[]): Item => {
      const index = below(items.length);
      const [item] = items.slice(index, index + 1);
      if (item === undefined) throw new Error("there is nothing to pick from");
      return item;
    },
  };
}
