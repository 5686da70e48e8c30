// What is alike, put together.

/** Those with an equal key together, in the order of the first of each, which stands before them. */
export function merged<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => unknown,
): (readonly [Thing, readonly Thing[]])[] {
  const found = new Map<string, readonly [Thing, Thing[]]>();
  for (const thing of things) {
    const key = JSON.stringify(keyOf(thing));
    const same = found.get(key);
    if (same) same[1].push(thing);
    else found.set(key, [thing, [thing]]);
  }
  return [...found.values()];
}
