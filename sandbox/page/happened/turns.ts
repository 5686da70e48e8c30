// Sorts the calls into turns: what a person did, and every call that came of it.
import type { Call } from "../../calls.ts";

export interface Turn {
  /** Number of the delivery, 0 for what happened before the first. */
  key: number;
  /** Absent before anybody did anything. */
  delivery?: Call;
  startedAt: number;
  /** In the order in which they were answered; the delivery stands where it was acknowledged. */
  calls: Call[];
}

/** Clocks are read to the millisecond. */
const ROUNDING_MILLISECONDS = 2;

/** By time alone: of two deliveries at once, the later one gets the calls that follow. */
export function turnsOf(calls: readonly Call[]): Turn[] {
  const turns: Turn[] = [before(), ...deliveriesOf(calls).map(turnOf)];
  for (const call of calls) {
    turns.findLast((one) => startOf(call) >= one.startedAt)?.calls.push(call);
  }
  return turns.filter((turn) => turn.calls.length > 0);
}

export function startOf({ at, milliseconds }: Call): number {
  return at - milliseconds;
}

function deliveriesOf(calls: readonly Call[]): Call[] {
  return calls
    .filter((call) => call.service === "delivery")
    .sort((one, other) => startOf(one) - startOf(other));
}

function before(): Turn {
  return { key: 0, startedAt: -Infinity, calls: [] };
}

function turnOf(delivery: Call): Turn {
  const startedAt = startOf(delivery) - ROUNDING_MILLISECONDS;
  return { key: delivery.number, delivery, startedAt, calls: [] };
}

/** The bot looks once a second what is due, whether or not anything happens. */
export function isLook({ service, action, about, outcome }: Call): boolean {
  return (
    service === "dynamodb" && action === "Query" && about?.["index"] === "due" && outcome === "ok"
  );
}
