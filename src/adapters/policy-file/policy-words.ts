// The checks rolecall.yaml is read with, each of which says in words what is allowed.
import * as z from "zod";

/** What a fault says: the value that is there, and what should be. */
export function allowing(words: string) {
  return { error: ({ input }: { readonly input?: unknown }) => faultIn(input, words) };
}

/** What a fault says of a value that has the right form and cannot be taken all the same. */
export function refusing(words: string) {
  return { error: ({ input }: { readonly input?: unknown }) => `${shown(input)} ${words}` };
}

function faultIn(input: unknown, words: string): string {
  if (input === undefined) return `is missing; it should be ${words}`;
  return `${shown(input)} is not allowed; it should be ${words}`;
}

/** A value as it is quoted in a fault. */
export function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return "what is there";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Editors that know the schema say the words too. */
export function text(pattern: RegExp, words: string) {
  return z
    .string(allowing(words))
    .regex(pattern, { ...allowing(words), abort: true })
    .meta({ patternErrorMessage: `It should be ${words}.` });
}

/** Of at least one. */
export function list<Item extends z.ZodType>(item: Item, words: string) {
  return z.array(item, allowing(words)).min(1, allowing(words));
}

/** One, or a list of at least one. */
export function oneOrMore<Item extends z.ZodType>(item: Item, words: string) {
  return z.union([item, list(item, words)], allowing(words));
}

/** By name, at least one. */
export function named<Name extends z.core.$ZodRecordKey, Item extends z.ZodType>(
  entries: { readonly name: Name; readonly item: Item },
  words: string,
) {
  return z
    .record(entries.name, entries.item, allowing(words))
    .refine((written) => Object.keys(written).length > 0, allowing(words));
}

export function fields<Shape extends z.ZodRawShape>(shape: Shape, words: string) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === "unrecognized_keys" ? `is not known here; known: ${keys}` : faultIn(input, words),
  });
}

/** All three as they are written: `30m`, `4h`, `2d`. */
export interface TimeRange {
  readonly least: string;
  readonly most: string;
  readonly example: string;
}

/** In seconds. */
export function time(range: TimeRange, words = rangeInWords(range)) {
  return text(TIME, words)
    .refine((written) => isWithin(written, range), allowing(words))
    .transform(secondsIn);
}

export function rangeInWords({ least, most, example }: TimeRange): string {
  return `a time from ${least} to ${most}, such as ${example}`;
}

export function isWithin(written: string, { least, most }: TimeRange): boolean {
  const seconds = secondsIn(written);
  return seconds >= secondsIn(least) && seconds <= secondsIn(most);
}

const TIME = /^(\d{1,6})([mhd])$/;
const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };

/** Not a number where it is no time. */
export function secondsIn(written: string): number {
  const [, amount = "", unit = ""] = TIME.exec(written) ?? [];
  return Number(amount) * (SECONDS[unit] ?? NaN);
}
