// The event of a no, whatever was asked for.
import type { Decider } from "./approval-policy.ts";
import type { Event } from "./event.ts";

interface Denial {
  readonly decider: Decider;
  readonly reason: string;
  readonly rule: string | undefined;
}

export function denied(
  { decider, reason, rule }: Denial,
  at: number,
): Extract<Event, { what: "denied" }> {
  const by = { by: decider.person, ...(rule === undefined ? {} : { rule }) };
  return { what: "denied", at, ...by, reason };
}
