// Turns of work on a claimed request about an account: one step each, stored before the next, so that what was learnt is never lost.
import type { AccountCommand } from "../../domain/accounts/account-command.ts";
import { nextForAccount } from "../../domain/accounts/account-progress.ts";
import { isAccountIn } from "../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { ACCOUNT_LIFE } from "../../domain/lifecycle.ts";
import { announce, tellingAccount, told } from "../announce.ts";
import type { AttendingPorts } from "../attend.ts";
import type { ClaimedAccount } from "../engine-ports.ts";
import { applied, storeTurn } from "../store-turn.ts";
import type { Claim } from "../store-turn.ts";
import type { AccountHands } from "./account-hands.ts";
import { accountStepBook } from "./account-step-book.ts";
import { watchClient } from "./watch-client.ts";
import { takeStep } from "./take-step.ts";

/** A card is redrawn no more often than this while the work goes on: Slack takes one redraw a second in a channel. */
const REDRAW_EVERY = 1500;

export async function attendAccount(ports: AttendingPorts, taken: ClaimedAccount): Promise<void> {
  let request: ClaimedAccount | undefined = taken;
  let toldAt = 0;
  while (request) {
    const { now } = ports.surroundings;
    const done = await workOn(ports, request);
    const worked = applied(ACCOUNT_LIFE, { request, now: now() }, done);
    const isToTell = !goesOn(worked, now()) || now() - toldAt >= REDRAW_EVERY;
    const telling = isToTell ? told(await announce(tellingAccount(ports.announcer, worked))) : [];
    if (isToTell) toldAt = now();
    request = await stored(ports, request, { done, telling });
  }
}

async function workOn(ports: AttendingPorts, request: ClaimedAccount): Promise<AccountCommand[]> {
  const { surroundings, accountHands: hands, store, desk, stepEnded } = ports;
  const next = nextForAccount(request, surroundings.now());
  if (next === "announce" || next === "rest") return [];
  if (next === "reopen") return [await reopen(hands, request, surroundings.now())];
  if (next === "look") return [await watchClient(ports, request)];
  if (next !== "step") return [{ do: next }];
  if (!isAccountIn(request, "working")) throw new Error(`${request.ref} has no work in hand`);
  const book = accountStepBook(hands, { store, desk });
  return [await takeStep(book, request, { now: surroundings.now, stepEnded })];
}

// It was to be closed, and will not be.
async function reopen(
  { registry }: AccountHands,
  { ask, ref }: AccountRequest,
  at: number,
): Promise<AccountCommand> {
  if (ask.kind !== "close-account") throw new Error(`${ref} closes no account`);
  await registry.add({ what: "kept", account: ask.account, at, ref });
  return { do: "record-reopened" };
}

/** Undefined where it rests, or is somebody else's by now. */
async function stored(
  { accounts, surroundings, desk, isStopping }: AttendingPorts,
  request: ClaimedAccount,
  turn: Parameters<typeof storeTurn<AccountRequest, AccountCommand>>[2],
): Promise<ClaimedAccount | undefined> {
  const { now } = surroundings;
  // The same taking, for longer: an attempt that it wrote down is still its own. Let go of, it is due at once for another process.
  const nextClaim = (after: AccountRequest): Claim | null =>
    goesOn(after, now()) && !isStopping()
      ? { by: request.claim.by, until: desk.claim(now()).until }
      : null;
  const storing = { records: accounts, life: ACCOUNT_LIFE, now, nextClaim };
  const saved = await storeTurn(storing, request, turn);
  return saved?.claim ? { ...saved, claim: saved.claim } : undefined;
}

/** Whether the next step can be taken at once. */
function goesOn(request: AccountRequest, now: number): boolean {
  return nextForAccount(request, now) === "step";
}
