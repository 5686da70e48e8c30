// A process of Rolecall in a story: real operations and a real engine, on the call board and with a clock of its own.
import { requestMemory } from "../../src/adapters/dynamodb/request-memory.ts";
import type { AskPorts } from "../../src/operations/ask-ports.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { Announcer } from "../../src/ports/announcer.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import { LEASE } from "../support/a-world.ts";
import { dan } from "../support/people.ts";
import { announcesNoAccounts, withoutAccounts } from "../support/without-accounts.ts";
import type { CallBoard, Caller } from "./call-board.ts";
import type { Dice } from "./dice.ts";
import { misstoring } from "./planted-bugs.ts";
import type { Plant } from "./planted-bugs.ts";
import { GROUP_OF_DAN, PARTITION, POLICY } from "./seats.ts";
import { simulatedHands } from "./simulated-hands.ts";
import type { Reach } from "./simulated-hands.ts";
import { storeOn } from "./simulated-table.ts";
import type { SimulatedWorld } from "./simulated-world.ts";
import { unmetered, untrailed } from "../support/unwatched.ts";

export interface SimulatedProcess {
  readonly caller: Caller & { skew: number };
  readonly ports: AskPorts;
  /** Somebody does something; what Slack would show as an error is nobody's business here. */
  attempt(act: () => Promise<unknown>): void;
  tick(): void;
}

export interface Birth {
  readonly world: SimulatedWorld;
  readonly board: CallBoard;
  readonly dice: Dice;
  readonly plant: Plant;
  readonly name: string;
  /** How far its clock is ahead of AWS's. */
  readonly skew: number;
  misfortune(): number;
}

export function simulatedProcess(birth: Birth): SimulatedProcess {
  const { world, plant } = birth;
  const caller = callerFrom(birth);
  const reach: Reach = { ...birth, caller };
  const store = storeFor(reach, plant);
  const newId = () => String((world.ids += 1));
  const surroundings = { now: caller.now, newId, newRef: () => `R-${newId()}` };
  const hands = simulatedHands(reach, plant.isFenced ?? true);
  const worker = createWorker(
    {
      ...withoutAccounts,
      store: plant.engineStore?.(store) ?? store,
      hands: plant.hands?.(hands) ?? hands,
      announcer: simulatedAnnouncer(reach),
      ...{ surroundings, stepEnded: unmetered },
    },
    {
      onBehalfOf: untrailed,
      leaseMilliseconds: LEASE,
      pollMilliseconds: 1000,
      onFailure: onTrouble(world),
    },
  );
  const { directory } = world.iam;
  return {
    caller,
    ports: {
      ...{ store, directory, policy: POLICY, partition: PARTITION },
      ...{ desk: worker.desk, surroundings, ...simulatedSlack(reach) },
    },
    attempt: (act) => {
      act().catch(onTrouble(world));
    },
    tick: () => {
      worker.tick().catch(onTrouble(world));
    },
  };
}

function callerFrom({ world, name, skew }: Birth): SimulatedProcess["caller"] {
  const caller = { name, skew, asleepUntil: 0, now: () => world.now + caller.skew };
  return caller;
}

// Trouble is what the schedule dealt out; anything else is a bug of ours, and fails the story.
function onTrouble({ failures }: SimulatedWorld) {
  return (error: unknown) => {
    if (!(error instanceof Trouble)) failures.push(error);
  };
}

function storeFor(reach: Reach, plant: Plant): RequestStore {
  const { world, caller } = reach;
  const memory = requestMemory(MOST_REMEMBERED);
  const direct = storeOn(world.table, memory);
  const wrong = plant.store?.(direct, world.table) ?? direct;
  const isWrong = plant.stores !== undefined || plant.due !== undefined;
  const store = isWrong ? misstoring(wrong, plant, caller.now) : wrong;
  const overTheBoard = (what: "open" | "save") => (request: AccessRequest, due: number | null) =>
    reach.board.pin({
      caller,
      what: () => `${what} ${inWords(request)}`,
      land: () => store[what](request, due),
      lost: () => {
        memory.forget(request.key.subject);
      },
    }) as ReturnType<RequestStore["save"]>;
  return { ...store, open: overTheBoard("open"), save: overTheBoard("save") };
}

const MOST_REMEMBERED = 100;

function inWords({ ref, state, claim, version }: AccessRequest): string {
  return `${ref} v${version + 1} ${state.name}${claim ? ` (claimed ${claim.by})` : ""}`;
}

// Now and then Slack cannot say who is in a user group, and then nothing is decided.
function simulatedSlack({ dice, misfortune }: Reach): Pick<AskPorts, "userGroups" | "workspace"> {
  return {
    userGroups: {
      membersOf: async (group) =>
        group === GROUP_OF_DAN && !dice.happens(misfortune() / 2)
          ? [dan.user]
          : { refused: "slack-cannot-say" },
    },
    workspace: { whyNotWelcome: () => Promise.resolve(undefined) },
  };
}

function simulatedAnnouncer({ world, dice, misfortune }: Reach): Announcer {
  return {
    ...announcesNoAccounts,
    show: async (_request, { shows, posted }) => {
      if (dice.happens(misfortune() / 2)) throw new Trouble("Slack is slow", { retryable: true });
      return { channel: "C1", ts: posted?.ts ?? String((world.ids += 1)), shows };
    },
  };
}
