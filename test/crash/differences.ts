// What differs between two worlds, in lines to be read.
import { isDeepStrictEqual } from "node:util";

/** One line for everything that differs, with what it was without the crash and with it. */
export function differences(calm: object, end: object, path = ""): string[] {
  const names = new Set([...Object.keys(calm), ...Object.keys(end)]);
  return [...names].flatMap((name) => {
    const [before, now] = [calm, end].map((one) => (one as Record<string, unknown>)[name]);
    if (isDeepStrictEqual(before, now)) return [];
    const here = `${path}${name}`;
    if (isObject(before) && isObject(now)) return differences(before, now, `${here} / `);
    return [`  ${here}: ${JSON.stringify(before)} became ${JSON.stringify(now)}`];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
