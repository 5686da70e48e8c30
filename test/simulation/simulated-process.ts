// A process of Rolecall on the call board: real operations, real engine; and the bugs that may be planted in it.
import type { AccessRequest } from "../../src/domain/request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import { stepBook } from "../../src/provisioning/step-book.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import type { AskPorts } from "../../src/operations/ask-for-access.ts";
import { aPolicy } from "../support/a-policy.ts";
import { LEASE, standingAnnouncer } from "../support/a-world.ts";
import type { World } from "../support/a-world.ts";
import { inMemoryRequestStore } from "../support/in-memory-request-store.ts";
import type { CallBoard } from "./call-board.ts";

/** Each leaves out one thing that makes the whole right; the simulation must notice every one. */
export const BUGS = [
  "saves without a condition",
  "opens over what is there",
  "forgets that there is work",
  "never lets go of a claim",
  "does not undo a late call",
  "takes a refusal to leave for having left",
  "takes a join for granted",
  "finds everything already there",
] as const;
export type Bug = (typeof BUGS)[number];

export interface SimulatedProcess {
  readonly name: string;
  readonly ports: AskPorts;
  /** Somebody does something; what Slack would show as an error is nobody's business here. */
  attempt(act: () => Promise<unknown>): void;
  tick(): void;
  /** Whether it overslept a claim and may still have something to undo. */
  hasSlept(now: number): boolean;
}

interface Birth {
  readonly world: World;
  readonly board: CallBoard;
  readonly bug: Bug | undefined;
  readonly name: string;
}

export function simulatedProcess({ world, board, bug, name }: Birth): SimulatedProcess {
  const store = board.bind(buggyStore(inMemoryRequestStore(world.records), world, bug), name);
  const groups = board.bind(buggyGroups(world.iam.groups, bug), name);
  const people = board.bind(world.iam.people, name);
  const announcer = board.bind(standingAnnouncer(world), name);
  const newId = () => `id-${(world.ids += 1)}`;
  const surroundings = { now: () => world.now, newId, newRef: () => `R-${newId()}` };
  let inHand = 0;
  let busySince = Infinity;
  const during = (work: Promise<unknown>) => {
    if (inHand === 0) busySince = world.now;
    inHand += 1;
    void work.catch(onTrouble(world)).finally(() => {
      inHand -= 1;
      if (inHand === 0) busySince = Infinity;
    });
  };
  const worker = createWorker(
    {
      store: engineStore(store, bug),
      groups,
      announcer,
      book: stepBook(groups, people),
      surroundings,
    },
    { leaseMilliseconds: LEASE, pollMilliseconds: 1000, onFailure: onTrouble(world) },
  );
  const { desk } = worker;
  const { directory } = world.iam;
  return {
    name,
    ports: { store, directory, policy: aPolicy(), partition: "aws", desk, surroundings },
    attempt: (act) => {
      during(act().then(() => worker.stop()));
    },
    tick: () => {
      during(worker.tick());
    },
    hasSlept: (now) => now - busySince > LEASE,
  };
}

// Trouble is what the schedule dealt out; anything else is a bug of ours, and fails the story.
function onTrouble({ failures }: World) {
  return (error: unknown) => {
    if (!(error instanceof Trouble)) failures.push(error);
  };
}

function buggyStore(store: RequestStore, { records }: World, bug: Bug | undefined): RequestStore {
  const stored = ({ key }: AccessRequest) => records.get(`${key.subject} ${key.number}`)?.request;
  switch (bug) {
    case "saves without a condition":
      return {
        ...store,
        save: (request, due) =>
          store.save({ ...request, version: stored(request)?.version ?? 0 }, due),
      };
    case "opens over what is there":
      return {
        ...store,
        open: async (request, due) => {
          records.delete(`${request.key.subject} ${request.key.number}`);
          return store.open(request, due);
        },
      };
    case "never lets go of a claim":
      return {
        ...store,
        save: (request, due) =>
          store.save({ ...request, claim: request.claim ?? stored(request)?.claim ?? null }, due),
      };
    case "forgets that there is work":
      return { ...store, due: () => Promise.resolve([]) };
    default:
      return store;
  }
}

// What a late call has to be held against is the newest request on the seat.
function engineStore(store: RequestStore, bug: Bug | undefined): RequestStore {
  return bug === "does not undo a late call"
    ? { ...store, recall: store.recall, latest: () => Promise.resolve(undefined) }
    : store;
}

function buggyGroups(groups: AccessGroups, bug: Bug | undefined): AccessGroups {
  switch (bug) {
    case "takes a refusal to leave for having left":
      return { ...groups, leave: () => Promise.resolve() };
    case "takes a join for granted":
      return { ...groups, join: () => Promise.resolve(), isMember: () => Promise.resolve(true) };
    case "finds everything already there":
      return { ...groups, isMember: () => Promise.resolve(true) };
    default:
      return groups;
  }
}
