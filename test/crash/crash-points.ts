// Every call of a journey by which the bot changes something, and what can go wrong at each.
import type { Call } from "../../sandbox/calls.ts";
import type { Effect } from "../../sandbox/faults.ts";

export interface CrashPoint {
  service: Call["service"];
  action: string;
  /** How many calls of this kind pass first. */
  skip: number;
  effect: Extract<Effect, "kill-before" | "kill-after" | "lose-answer">;
}

const EFFECTS = ["kill-before", "kill-after", "lose-answer"] as const;

// Dying at a read is dying after the change before it. And the poll and the directory read whenever they like.
const READS = /^(Get|List|Describe|Query|Scan|BatchGet|users\.info|auth\.test)/;

/** `calls` is what one journey without faults made; only those after number `from` are tried, up to number `to`. */
export function crashPoints(
  calls: readonly Call[],
  { from, to }: { from: number; to: number },
): CrashPoint[] {
  const counted = new Map<string, number>();
  return calls
    .filter(({ service, action }) => service !== "delivery" && !READS.test(action))
    .flatMap(({ service, action, number }) => {
      const skip = counted.get(`${service} ${action}`) ?? 0;
      counted.set(`${service} ${action}`, skip + 1);
      return number > from && number <= to
        ? EFFECTS.map((effect) => ({ service, action, skip, effect }))
        : [];
    });
}

export function describePoint({ service, action, skip, effect }: CrashPoint): string {
  return `${effect} ${service}:${action} #${skip + 1}`;
}
