// How long access lasts: read from what people type, offered for a role, and said.

/** In seconds, or without an end. */
export type Lasting = number | "standing";

/** What may be asked for with a role. */
export interface TimeRule {
  readonly defaultLasting: Lasting;
  /** In seconds. */
  readonly longestSeconds: number;
  /** Whether access without an end may be asked for. */
  readonly standing: boolean;
}

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400 };
const SHORTEST = 5 * 60;

/** `30m`, `4h`, `2d`, `standing`; undefined where it is none of these. */
export function readLasting(word: string): Lasting | undefined {
  if (word === "standing") return "standing";
  const [, amount = "", unit = ""] = /^(\d{1,5})([mhd])$/.exec(word) ?? [];
  const seconds = Number(amount) * (SECONDS[unit] ?? NaN);
  return seconds >= SHORTEST ? seconds : undefined;
}

const LIKE_A_TIME =
  /^\d+([.,]\d+)?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mo|months?|y|years?)?$/;

/** Whether somebody may have meant a time, however it is written. */
export function looksLikeATime(word: string): boolean {
  return word === "standing" || LIKE_A_TIME.test(word);
}

/** `90m`, `4h`, `2d`: as it is typed. */
export function writeLasting(lasting: Lasting): string {
  if (lasting === "standing") return lasting;
  const unit = ["d", "h"].find((candidate) => lasting % (SECONDS[candidate] ?? 1) === 0) ?? "m";
  return `${Math.round(lasting / (SECONDS[unit] ?? 60))}${unit}`;
}

const USUAL = ["30m", "1h", "2h", "4h", "8h", "12h", "1d", "2d", "3d", "7d", "14d", "30d"];

/** What a form offers for a role, shortest first. */
export function offeredLastings(rule: TimeRule): Lasting[] {
  const { defaultLasting, longestSeconds, standing } = rule;
  const usual = USUAL.map((word) => readLasting(word));
  const times = [...usual, defaultLasting, longestSeconds].filter(
    (lasting) => typeof lasting === "number" && lasting <= longestSeconds,
  ) as number[];
  const shortestFirst = [...new Set(times)].sort((one, other) => one - other);
  return standing ? [...shortestFirst, "standing"] : shortestFirst;
}

/** Whether a role may be asked for so long. */
export function isAllowed(lasting: Lasting, rule: TimeRule): boolean {
  return lasting === "standing" ? rule.standing : lasting <= rule.longestSeconds;
}
