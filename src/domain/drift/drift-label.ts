// What people call drift, so that they can say which is meant.

/** What people call it: `D-3`. */
export function driftLabel({ number }: { readonly number: number }): string {
  return `D-${number}`;
}

/** The number that is meant; undefined where it names none. */
export function readDriftLabel(word: string): number | undefined {
  const [, digits] = /^d-?([1-9]\d{0,8})$/i.exec(word.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
