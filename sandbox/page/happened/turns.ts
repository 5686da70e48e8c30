// Sorts the calls into turns: what a person did, or that time was moved, and every call that came of it.
import type { Call } from "../../calls.ts";
import type { Move } from "../../clock.ts";

export interface Turn {
  key: string;
  /** What a person did. */
  delivery?: Call;
  /** That time was moved. Neither this nor a delivery: what happened before the first of them. */
  move?: Move;
  startedAt: number;
  /** In the order in which they were answered; the delivery stands where it was acknowledged. */
  calls: Call[];
}

/** Clocks are read to the millisecond. */
const ROUNDING_MILLISECONDS = 2;

/** By time alone: of two deliveries at once, the later one gets the calls that follow. */
export function turnsOf(calls: readonly Call[], moves: readonly Move[] = []): Turn[] {
  const turns: Turn[] = [...calls.filter(isDelivery).map(turnOf), ...moves.map(turnOfMove)];
  turns.sort((one, other) => one.startedAt - other.startedAt).unshift(before());
  for (const call of calls) {
    turns.findLast((one) => startOf(call) >= one.startedAt)?.calls.push(call);
  }
  return turns.filter((turn) => turn.calls.length > 0);
}

export function startOf({ at, milliseconds }: Call): number {
  return at - milliseconds;
}

function isDelivery({ service }: Call): boolean {
  return service === "delivery";
}

function before(): Turn {
  return { key: "before", startedAt: -Infinity, calls: [] };
}

function turnOfMove(move: Move): Turn {
  return { key: `move ${move.at} ${move.by}`, move, startedAt: move.at, calls: [] };
}

function turnOf(delivery: Call): Turn {
  const startedAt = startOf(delivery) - ROUNDING_MILLISECONDS;
  return { key: String(delivery.number), delivery, startedAt, calls: [] };
}

/** The bot looks every second or so what is due, and which accounts were made or closed, whether or not anything happens. */
export function isLook({ service, action, about = {}, outcome }: Call): boolean {
  if (service !== "dynamodb" || action !== "Query" || outcome !== "ok") return false;
  return about["index"] === "due" || isListOfAccounts(about);
}

/** The list stands in the table of requests, whose subjects are never this one word. */
export function isListOfAccounts({ key = "" }: Readonly<Record<string, string>>): boolean {
  return key.split(" ").includes("accounts");
}
