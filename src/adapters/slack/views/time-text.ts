// A length of time in words.
import type { Lasting } from "../../../domain/duration.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** "30 minutes", "4 hours", "2 days"; "36 hours" rather than a day and a half. */
export function timeText(seconds: number): string {
  const [unit, size] = UNITS.find(([, size]) => seconds % size === 0) ?? UNITS[2];
  const amount = Math.round(seconds / size);
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

/** As a form offers it. */
export function lastingText(lasting: Lasting): string {
  return lasting === "standing" ? "without an end" : timeText(lasting);
}
