// Alice asks for client-a as admin, and is let in, through the operations themselves.
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import type { Approve } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import type { AskForAccess, Asked } from "../../src/operations/ask-for-access.ts";
import { denyRequest } from "../../src/operations/deny-request.ts";
import type { Outcome } from "../../src/operations/save-decision.ts";
import { aPolicy } from "../support/a-policy.ts";
import { aProcess, aWorld, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, bob } from "../support/people.ts";

export const ASK = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
/** Long enough for all work in hand, and too short for any grant to end meanwhile. */
export const A_MINUTE = 60_000;

type Wish = Partial<Omit<AskForAccess, "requester">> & Partial<Pick<typeof ASK, "requester">>;

export async function ask({ ports }: Pick<Process, "ports">, wish: Wish = {}): Promise<Asked> {
  return askForAccess(ports, { ...ASK, ...wish });
}

export async function asked(
  process: Pick<Process, "ports">,
  wish: Wish = {},
): Promise<AccessRequest> {
  const answer = await ask(process, wish);
  if (answer.kind !== "asked") throw new Error(`alice could not ask: ${answer.kind}`);
  return answer.request;
}

/** Why nobody was asked, or what else came of it. */
export async function answerTo(process: Pick<Process, "ports">, wish: Wish): Promise<string> {
  const answer = await ask(process, wish);
  return answer.kind === "refused" ? answer.refusal.refused : answer.kind;
}

/** Alice has asked and Bob has let her in. */
export async function letIn(world: World, process: Process, wish: Wish = {}): Promise<RequestKey> {
  const { key } = await asked(process, wish);
  const { refusal } = await approveRequest(process.ports, { key, approver: bob, meant: 0 });
  if (refusal) throw new Error(`bob could not approve: ${refusal.refused}`);
  await untilQuiet(world, process, A_MINUTE);
  return key;
}

/** A world where these rules decide, and two processes in it. */
export function under(...rules: readonly AccessRule[]) {
  const world = aWorld();
  world.policy = aPolicy({ rules });
  return { world, here: aProcess(world), there: aProcess(world) };
}

/** What comes of somebody's yes: why not, or how the request stands then. */
export async function yesOf(
  { ports }: Pick<Process, "ports">,
  approver: SlackPerson,
  about: Omit<Approve, "approver" | "meant"> & { readonly meant?: Approve["meant"] },
): Promise<string> {
  return wordOf(await approveRequest(ports, { meant: 0, ...about, approver }));
}

export async function noOf(
  { ports }: Pick<Process, "ports">,
  approver: SlackPerson,
  key: RequestKey,
): Promise<string> {
  return wordOf(await denyRequest(ports, { key, approver, meant: 0, reason: "not this week" }));
}

function wordOf(outcome: Outcome): string {
  return outcome.refusal ? outcome.refusal.refused : outcome.request.state.name;
}

export function refusals(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ refusal }) => (refusal ? [refusal.refused] : []));
}

/** Alice has asked, and two processes know of it or can. */
export async function aliceHasAsked() {
  const world = aWorld();
  const [here, there] = [aProcess(world), aProcess(world)];
  const { key } = await asked(here);
  return { world, here, there, key };
}

/** Alice is in: for four hours from then on, or as long as she wishes. */
export async function aliceIsIn(lasting = "4h") {
  const world = aWorld();
  const [here, there] = [aProcess(world), aProcess(world)];
  return { world, here, there, key: await letIn(world, here, { lasting }) };
}

/** Everything in hand is done, by whichever process, and nothing went wrong. */
export async function allQuiet(world: World, ...processes: Process[]): Promise<void> {
  for (const process of processes) await untilQuiet(world, process, A_MINUTE);
  expect(world.failures).toEqual([]);
}
