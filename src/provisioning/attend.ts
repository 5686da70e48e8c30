// One turn of work on a claimed request: lapse or run what is due, bring its messages up to date, store what came of it.
import type { Command } from "../domain/command.ts";
import { decide } from "../domain/decide.ts";
import { evolve } from "../domain/evolve.ts";
import { dueAt, nextFor } from "../domain/progress.ts";
import { isFirstRun } from "../domain/ownership.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest, JournalEntry } from "../domain/request.ts";
import type { AccessGroups } from "../ports/access-groups.ts";
import type { Announcer } from "../ports/announcer.ts";
import type { RequestStore } from "../ports/request-store.ts";
import type { Surroundings } from "../ports/surroundings.ts";
import { announce } from "./announce.ts";
import { undoLateCall } from "./late-call.ts";
import { runPlan } from "./run-plan.ts";
import type { StepBook } from "./step.ts";

export interface EnginePorts {
  readonly store: RequestStore;
  readonly groups: AccessGroups;
  readonly announcer: Announcer;
  readonly book: StepBook;
  readonly surroundings: Surroundings;
}

type Claimed = AccessRequest & { readonly claim: NonNullable<AccessRequest["claim"]> };

/** `untouched`: no process can have worked on this claim's state before. */
export async function attend(
  ports: EnginePorts,
  request: Claimed,
  untouched: boolean,
): Promise<void> {
  const { now } = ports.surroundings;
  const done: Command[] = [];
  const next = nextFor(request, now());
  if (next === "lapse") done.push({ do: "lapse" });
  if (next === "run") done.push(await runCommand(ports, request, untouched));

  const worked = applied(request, done, now());
  const { messages, failure } = await announce(ports.announcer, worked);
  const told = Object.keys(messages).length > 0 || failure !== undefined;
  const telling: Command = { do: "record-messages", messages, ...(failure ? { failure } : {}) };
  await store(ports, request, { done, telling: told ? [telling] : [] });
}

async function runCommand(
  { book, surroundings }: EnginePorts,
  request: Claimed,
  untouched: boolean,
): Promise<Command> {
  if (!isIn(request, "working", "ending")) throw new Error("only work in hand can be run");
  const clock = { now: () => surroundings.now(), until: request.claim.until };
  const { journal, outcome } = await runPlan(book, request.state.work, clock);
  return { do: "record-run", journal, outcome, firstRun: untouched && isFirstRun(request) };
}

interface TurnResult {
  readonly done: readonly Command[];
  readonly telling: readonly Command[];
}

/**
 * Stores a turn under "still my claim". Where a message stands is kept whoever holds the claim, or it
 * could never be redrawn; what was worked counts only while the claim is ours, and is undone otherwise.
 */
async function store(ports: EnginePorts, claimed: Claimed, turn: TurnResult): Promise<void> {
  const { surroundings } = ports;
  let current: AccessRequest | undefined = claimed;
  while (current) {
    const now = surroundings.now();
    const next = isHeldBy(current, claimed)
      ? { ...applied(current, [...turn.done, ...turn.telling], now), claim: null }
      : applied(current, [...turn.telling, ...(await undone(ports, claimed, turn))], now);
    if (next === current) return; // somebody else's by now, and there is nothing to add
    if ((await ports.store.save(next, dueAt(next, now))) !== "changed") return;
    current = await ports.store.load(claimed.key);
  }
}

function isHeldBy({ claim }: AccessRequest, claimed: Claimed): boolean {
  return claim?.by === claimed.claim.by;
}

async function undone(ports: EnginePorts, claimed: Claimed, turn: TurnResult): Promise<Command[]> {
  const journal: readonly JournalEntry[] = turn.done.flatMap((command) =>
    command.do === "record-run" ? command.journal : [],
  );
  const detail = await undoLateCall(ports, { request: claimed, journal });
  return detail === undefined ? [] : [{ do: "record-late-call", detail }];
}

function applied(request: AccessRequest, commands: readonly Command[], now: number): AccessRequest {
  return commands.reduce((current, command) => {
    const decision = decide(current, command, now);
    return "refused" in decision ? current : decision.events.reduce(evolve, current);
  }, request);
}
