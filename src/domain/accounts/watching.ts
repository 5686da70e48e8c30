// Looking at a client's account: until it lets us in, and then for as long as it is connected.
import type { Refusal } from "../refusal.ts";
import type { AccountCommand, DoorFound } from "./account-command.ts";
import type { AccountEvent } from "./account-event.ts";
import { isAccountIn } from "./account-request.ts";
import type { AccountInState, AccountRequest } from "./account-request.ts";
import type { Watch } from "./clients-account.ts";
import { stepInHand } from "./step-in-hand.ts";

/** The client has not made the roles yet, or not as agreed. */
export function waitsForClient(request: AccountRequest): request is AccountInState<"working"> {
  if (!isAccountIn(request, "working")) return false;
  return stepInHand(request.state.work)?.name === "await-client";
}

/** It was connected, and is looked at again and again. */
function isWatched(request: AccountRequest): request is AccountInState<"done"> {
  return isAccountIn(request, "done") && request.state.watch !== undefined;
}

export function lookAgain(
  request: AccountRequest,
  { by, others }: Extract<AccountCommand, { do: "look-again" }>,
  now: number,
): { readonly events: readonly AccountEvent[] } | Refusal {
  const isTheirs = by.user === request.ask.requester.user || others.includes(by.user);
  if (!isTheirs) return { refused: "not-an-approver" };
  if (!waitsForClient(request) && !isWatched(request)) return { refused: "no-door-to-try" };
  return { events: [{ what: "look-wanted", at: now, by }] };
}

/** What is as it was is no news. */
export function lookEvents(request: AccountRequest, found: DoorFound, at: number): AccountEvent[] {
  if (!isWatched(request)) return [];
  const { watch } = request.state;
  switch (found.kind) {
    case "gone":
      return [{ what: "watch-over", at }];
    case "unknown":
      return [{ what: "looked", at, nextAt: found.nextAt }];
    case "open":
      return [{ what: watch?.shut ? "door-opened" : "looked", at, nextAt: found.nextAt }];
    case "shut":
      return [shutEvent(watch, found, at)];
  }
}

function shutEvent(
  watch: Watch | undefined,
  { why, inside, nextAt }: Extract<DoorFound, { kind: "shut" }>,
  at: number,
): AccountEvent {
  const isKnown = watch?.shut?.why === why && watch.shut.inside === inside;
  return isKnown ? { what: "looked", at, nextAt } : { what: "door-shut", at, why, inside, nextAt };
}
