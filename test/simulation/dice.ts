// Chance that can be repeated: the same seed throws the same dice.

export interface Dice {
  /** True with the given probability. */
  happens(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as likely as its weight says. */
  weigh<Item>(weighed: readonly (readonly [weight: number, item: Item])[]): Item;
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
  return {
    happens: (probability) => next() < probability,
    pick: (items) => there(items[Math.floor(next() * items.length)]),
    weigh: (weighed) => {
      let left = next() * weighed.reduce((sum, [weight]) => sum + weight, 0);
      const chosen = weighed.find(([weight]) => (left -= weight) < 0);
      return there(chosen)[1];
    },
  };
}

function there<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}
