// The times of a rule: what rolecall.yaml may say of them, and what in them must agree.
import * as z from "zod";
import { writeLasting } from "../../domain/duration.ts";
import type { Lasting, TimeRule } from "../../domain/duration.ts";
import type { Fault } from "./policy-faults.ts";
import { allowing, isWithin, rangeInWords, secondsIn, shown, time } from "./policy-words.ts";
import type { TimeRange } from "./policy-words.ts";
import { entry, placeOf, writtenDecisions, writtenRules } from "./written-entries.ts";
import type { WrittenRule } from "./written-entries.ts";

const RANGE = { least: "5m", most: "30d" };
const DEFAULT = { ...RANGE, example: "4h" };
const LONGEST = { ...RANGE, example: "12h" };
const LAPSE = { least: "1m", most: "30d", example: "72h" };
/** How long an ask has waited. */
export const WAIT = { least: "1m", most: "30d", example: "1h" };

const ALLOWED = {
  default: `${rangeInWords(DEFAULT)}, or standing`,
  longest: `${rangeInWords(LONGEST)}; that access may have no end is said by standing: true`,
  standing: "true or false: whether access without an end may be asked for",
} as const;

/** What each is where it is not written. */
const USUAL = { default: "4h", longest: "12h", lapse: "72h", standing: false };

export const waitingFields = {
  lapse: time(LAPSE).prefault(USUAL.lapse).describe("How long an ask may wait for an answer."),
  remind: time(WAIT)
    .describe("The approvers are reminded each time so long has passed; shorter than `lapse`.")
    .exactOptional(),
};

export const timeFields = {
  default: z
    .union([z.literal("standing"), time(DEFAULT, ALLOWED.default)], allowing(ALLOWED.default))
    .describe("How long access lasts when nobody says; else 4h, or `longest` where that is less.")
    .exactOptional(),
  longest: time(LONGEST, ALLOWED.longest)
    .prefault(USUAL.longest)
    .describe("The longest that may be asked for."),
  standing: z
    .boolean(allowing(ALLOWED.standing))
    .prefault(USUAL.standing)
    .describe("Whether access without an end may be asked for."),
  ...waitingFields,
};

export function toTimeRule(written: {
  readonly default?: Lasting;
  readonly longest: number;
  readonly standing: boolean;
}): TimeRule {
  const { longest, standing } = written;
  return {
    defaultLasting: written.default ?? Math.min(secondsIn(USUAL.default), longest),
    longestSeconds: longest,
    standing,
  };
}

/** Where a time cannot be beside another of the same rule. */
export function findTimeClashes(content: unknown): Fault[] {
  return [
    ...writtenRules(content).flatMap((written) =>
      entry(written.rule, "default") === "standing" ? unallowedStanding(written) : tooLong(written),
    ),
    ...writtenDecisions(content).flatMap((written) => [
      ...tooLate(written, ["remind"]),
      ...tooLate(written, ["escalate", "after"]),
    ]),
  ];
}

function unallowedStanding({ rule, path }: WrittenRule): Fault[] {
  const standing = entry(rule, "standing");
  if (standing !== undefined && standing !== false) return [];
  const says =
    '"standing" is only allowed beside standing: true; write that too, or a time such as 4h';
  return [{ path: [...path, "default"], says, ...placeOf(standing, [...path, "standing"]) }];
}

function tooLong({ rule, path }: WrittenRule): Fault[] {
  const usually = entry(rule, "default");
  const longest = entry(rule, "longest");
  const most = secondsOf(longest ?? USUAL.longest, LONGEST);
  // A value that is no time at all is a fault of its own, and there is nothing to compare.
  if (!(secondsOf(usually, DEFAULT) > most)) return [];
  const advice =
    longest === undefined
      ? `which is ${USUAL.longest} where it is not written; write longest: ${String(usually)} too`
      : `${writeLasting(most)}; raise longest`;
  const says = `${shown(usually)} is longer than longest, ${advice}, or shorten this`;
  return [{ path: [...path, "default"], says, ...placeOf(longest, [...path, "longest"]) }];
}

/** What is to happen while an ask waits has to happen before it lapses. */
function tooLate({ rule, path }: WrittenRule, field: readonly string[]): Fault[] {
  const wait = field.reduce(entry, rule);
  const lapse = entry(rule, "lapse");
  const end = secondsOf(lapse ?? USUAL.lapse, LAPSE);
  if (!(secondsOf(wait, WAIT) >= end)) return [];
  const advice =
    lapse === undefined
      ? `which is ${USUAL.lapse} where it is not written; write a longer lapse`
      : `${writeLasting(end)}; raise lapse`;
  const says = `${shown(wait)} is not shorter than lapse, ${advice}, or shorten this`;
  return [{ path: [...path, ...field], says, ...placeOf(lapse, [...path, "lapse"]) }];
}

function secondsOf(value: unknown, range: TimeRange): number {
  return typeof value === "string" && isWithin(value, range) ? secondsIn(value) : NaN;
}
