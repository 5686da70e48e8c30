// What the processes of a story share: AWS with its time, the table, and what somebody did by hand.
import { personKey } from "../../src/domain/person.ts";
import { ASKED_AT } from "../support/a-request.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import type { Dice } from "./dice.ts";
import type { Seat } from "./seats.ts";
import { crowd, simulatedIam } from "./simulated-iam.ts";
import type { SimulatedIam } from "./simulated-iam.ts";
import { simulatedTable } from "./simulated-table.ts";
import type { SimulatedTable } from "./simulated-table.ts";

/** What was done without Rolecall, by the seat or the request it was done to. */
export interface ByHand {
  /** Seats whose membership somebody made. */
  readonly letIn: Set<Seat>;
  /** Seats whose membership somebody took away. */
  readonly tookOut: Set<Seat>;
  /** Requests a policy of which somebody deleted. */
  readonly deletedPolicyOf: Set<string>;
}

export interface SimulatedWorld {
  /** By AWS's clock, in milliseconds since the epoch. */
  now: number;
  /** How far the clocks of two processes, or of one and AWS, may be apart in this story. */
  readonly skew: number;
  readonly iam: SimulatedIam;
  /** Counts what has changed about an IAM user. */
  readonly changesOf: Map<string, number>;
  readonly table: SimulatedTable;
  readonly byHand: ByHand;
  /** What went wrong in a process that no schedule explains. */
  readonly failures: unknown[];
  ids: number;
  /** Adds to the story in words, where somebody listens. */
  tell(words: () => string): void;
}

export interface WorldWanted {
  readonly dice: Dice;
  readonly skew: number;
  /** Carol is in as many groups as AWS allows, so that she is let in by a policy of her own. */
  readonly isCarolCrowded: boolean;
  readonly listen?: ((line: string) => void) | undefined;
}

export function simulatedWorld({
  dice,
  skew,
  isCarolCrowded,
  listen,
}: WorldWanted): SimulatedWorld {
  const iam = simulatedIam();
  if (isCarolCrowded) crowd(iam.state, iamUsers.carol);
  const world: SimulatedWorld = {
    now: ASKED_AT,
    skew,
    iam,
    changesOf: new Map(),
    table: simulatedTable(dice, () => world.now),
    byHand: { letIn: new Set(), tookOut: new Set(), deletedPolicyOf: new Set() },
    failures: [],
    ids: 0,
    tell: (words) => listen?.(`${clock(world.now)} ${words()}`),
  };
  return world;
}

export function noteChange({ changesOf }: SimulatedWorld, iamUser: string): void {
  changesOf.set(iamUser, (changesOf.get(iamUser) ?? 0) + 1);
}

/** As a story has it: `5T14:03:07.250`, the day of the month first. */
export function clock(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(9, 23) : "never";
}

export function nameOf(person: { team: string; user: string }): string {
  const names = { alice, bob, carol };
  const known = Object.entries(names).find(([, one]) => personKey(one) === personKey(person));
  return known?.[0] ?? "dan";
}
