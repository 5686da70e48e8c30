// The requester's own message that what they asked for about an account is done.
import { isAccountIn, slugOf } from "../../../../domain/accounts/account-request.ts";
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, named, when } from "../../mrkdwn.ts";
import { tellNews } from "../notices.ts";
import { line, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { NO_ROOT_PASSWORD } from "./about-new-account.ts";
import { STAYS, theAccount } from "./account-done.ts";
import { connected, whatTheClientRemoves } from "./connection-done.ts";
import { aboutText } from "./what-account.ts";

/** That an account is there, or connected. */
export function accountReadyNotice(request: AccountRequest, management: ManagementAccount): Shown {
  const { ask, ref } = request;
  const ready = isAccountIn(request, "done") ? readyParts(request, management) : [];
  if (ready.length === 0) return tellNews({ ref, what: aboutText(ask) });
  const typed = code(`${COMMAND} ${slugOf(request)} <reason>`);
  return shown([
    ...ready,
    small(`${bold(ref)} · People ask for access with ${typed}, as for any other account.`),
  ]);
}

function readyParts(request: AccountInState<"done">, management: ManagementAccount): Part[] {
  const { ask } = request;
  const slug = bold(slugOf(request));
  switch (ask.kind) {
    case "create-account":
      return [
        line(`:white_check_mark: The new account ${slug} is there.`),
        ...theAccount(request, ask, management),
        line(NO_ROOT_PASSWORD),
      ];
    case "connect-account": {
      const { id, name } = ask.wanted;
      return [
        line(
          `:white_check_mark: The client's account ${slug} (${named(name)}, ${id}) is connected: its roles are as agreed.`,
        ),
        ...connected(request, ask, management),
      ];
    }
    default:
      return [];
  }
}

/** That an account is closed, or disconnected. */
export function accountEndNotice(request: AccountRequest, management: ManagementAccount): Shown {
  const { ask, ref } = request;
  const end = isAccountIn(request, "done") ? endParts(request, management) : [];
  return end.length === 0
    ? tellNews({ ref, what: aboutText(ask) })
    : shown([...end, small(bold(ref))]);
}

function endParts(request: AccountInState<"done">, management: ManagementAccount): Part[] {
  const { ask, state } = request;
  const slug = bold(slugOf(request));
  const since = `since ${when(state.at)}, as you asked. Nobody is let in any more, and its groups are gone.`;
  switch (ask.kind) {
    case "close-account":
      return [
        line(`:white_check_mark: The account ${slug} is closed ${since}`),
        line(
          `Until ${when(state.at + STAYS)} AWS Support can bring it back. Then it is gone for good.`,
        ),
      ];
    case "disconnect-account":
      return [
        line(`:white_check_mark: The client's account ${slug} is disconnected ${since}`),
        whatTheClientRemoves(ask.account, management),
      ];
    default:
      return [];
  }
}
