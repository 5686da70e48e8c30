// How long access with a role may last: what rolecall.yaml may say of it, and what in it must agree.
import { z } from "zod";
import { writeLasting } from "../../domain/duration.ts";
import type { Lasting, TimeRule } from "../../domain/duration.ts";
import type { Fault } from "./policy-faults.ts";
import { allowing, isWithin, rangeInWords, secondsIn, time } from "./policy-words.ts";
import { entry, writtenRoles } from "./written-entries.ts";
import type { WrittenRole } from "./written-entries.ts";

const RANGE = { least: "5m", most: "30d" };
const DEFAULT = { ...RANGE, example: "4h" };
const LONGEST = { ...RANGE, example: "12h" };
const ALLOWED = {
  default: `${rangeInWords(DEFAULT)}, or standing`,
  longest: `${rangeInWords(LONGEST)}; that access may have no end is said by standing: true`,
  standing: "true or false: whether access without an end may be asked for",
} as const;

/** What each is where it is not written. */
const USUAL = { default: secondsIn("4h"), longest: secondsIn("12h"), standing: false };

export const timeFields = {
  default: z
    .union([z.literal("standing"), time(DEFAULT, ALLOWED.default)], allowing(ALLOWED.default))
    .exactOptional(),
  longest: time(LONGEST, ALLOWED.longest).default(USUAL.longest),
  standing: z.boolean(allowing(ALLOWED.standing)).default(USUAL.standing),
};

export function toTimeRule(written: {
  readonly default?: Lasting;
  readonly longest: number;
  readonly standing: boolean;
}): TimeRule {
  const { longest, standing } = written;
  return {
    defaultLasting: written.default ?? Math.min(USUAL.default, longest),
    longestSeconds: longest,
    standing,
  };
}

/** Where what is asked for when nobody says a time may not be asked for at all. */
export function findTimeClashes(content: unknown): Fault[] {
  return writtenRoles(content).flatMap((written) =>
    entry(written.role, "default") === "standing" ? unallowedStanding(written) : tooLong(written),
  );
}

function unallowedStanding({ role, path }: WrittenRole): Fault[] {
  const standing = entry(role, "standing");
  if (standing !== undefined && standing !== false) return [];
  const says =
    '"standing" is only allowed beside standing: true; write that too, or a time such as 4h';
  return [{ path: [...path, "default"], says, ...placeOf(standing, [...path, "standing"]) }];
}

function tooLong({ role, path }: WrittenRole): Fault[] {
  const usually = entry(role, "default");
  const longest = entry(role, "longest");
  const most = longest === undefined ? USUAL.longest : secondsOf(longest);
  // A value that is no time at all is a fault of its own, and there is nothing to compare.
  if (typeof usually !== "string" || !(secondsOf(usually) > most)) return [];
  const advice =
    longest === undefined
      ? `which is ${writeLasting(most)} where it is not written; write longest: ${usually} too`
      : `${writeLasting(most)}; raise longest`;
  const says = `"${usually}" is longer than longest, ${advice}, or shorten this`;
  return [{ path: [...path, "default"], says, ...placeOf(longest, [...path, "longest"]) }];
}

/** What there is to see too, where it is written. */
function placeOf(value: unknown, path: Fault["path"]): Pick<Fault, "see"> {
  return value === undefined ? {} : { see: path };
}

function secondsOf(value: unknown): number {
  return typeof value === "string" && isWithin(value, LONGEST) ? secondsIn(value) : NaN;
}
