// The requester's own message about a request about an account, redrawn at every turn.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { waitsForClient } from "../../../../domain/accounts/watching.ts";
import { COMMAND } from "../../ids.ts";
import { bold, channelLink, code, mention, when } from "../../mrkdwn.ts";
import { yesText } from "../approved-by.ts";
import { tellNews } from "../notices.ts";
import { undecidedText, yesesText } from "../progress-text.ts";
import { withdrawButton } from "../request-buttons.ts";
import { buttons, line, quote, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { waitsFor } from "../who-is-asked.ts";
import { checkNowButton } from "./account-buttons.ts";
import { givenUp, stuckText, underWay } from "./account-work.ts";
import { accountAskedOf } from "./account-waiting.ts";
import { checklist } from "./checklist.ts";
import { doorsFound } from "./doors-found.ts";
import { aboutText, wholeAboutText } from "./what-account.ts";

const SPOKEN_REASON_MOST = 400;

export function accountReceipt(request: AccountRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  const back = isAccountIn(request, "pending")
    ? ` · Or type ${code(`${COMMAND} withdraw ${ref}`)} to take it back.`
    : "";
  return shown([
    line(`You asked for ${wholeAboutText(ask)}, ${when(ask.askedAt)}.`),
    quote("Why", ask.reason, SPOKEN_REASON_MOST),
    ...standing(request, policy),
    small(`${bold(ref)}${back}`),
  ]);
}

function standing(request: AccountRequest, policy: AccessPolicy): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return pending(request as AccountInState<"pending">, policy);
    case "working":
      return working(request as AccountInState<"working">);
    case "stuck":
      return stuck(request as AccountInState<"stuck">, policy);
    case "done":
      return [
        line(
          `:white_check_mark: ${yesText(state.approval)}. It is done since ${when(state.at)}; the rest is in a message of its own.`,
        ),
      ];
    case "abandoned":
      return givenUp(request as AccountInState<"abandoned">);
    case "denied":
      return [line(`:no_entry: Denied by ${mention(state.by)}, ${when(state.at)}.`)];
    case "withdrawn":
      return [line(`:leftwards_arrow_with_hook: You took it back, ${when(state.at)}.`)];
    case "lapsed":
      return [
        line(`:hourglass: ${undecidedText(request)} until ${when(ask.lapsesAt)}, so it lapsed.`),
      ];
  }
}

function pending(request: AccountInState<"pending">, policy: AccessPolicy): Part[] {
  const { ask, state } = request;
  const left = [ask.requester, ...state.yeses.map(({ by }) => by)];
  const waiting = waitsFor(accountAskedOf(request, policy), left, policy);
  const progress = yesesText(state.yeses, ask.terms);
  const more = state.isEscalated ? " As it took a while, more people may decide by now." : "";
  return [
    line(
      `Waiting for ${waiting}, until ${when(ask.lapsesAt)}.${progress === undefined ? "" : ` ${progress}`}${more}`,
    ),
    buttons(withdrawButton(request)),
  ];
}

function working(request: AccountInState<"working">): Part[] {
  const { ask } = request;
  if (!waitsForClient(request) || ask.kind !== "connect-account") return underWay(request);
  return [
    ...underWay(request),
    line("What to send to the client is in a message of its own."),
    ...doorsFound(request, ask, false),
    buttons(checkNowButton(request)),
  ];
}

function stuck(request: AccountInState<"stuck">, { channel }: AccessPolicy): Part[] {
  return [
    line(
      `:warning: ${yesText(request.state.approval)}, but something has to be mended first. It is ${stuckText(request)}`,
    ),
    checklist(request.state.work, ":warning:"),
    line(`The approvers in ${channelLink(channel)} know, and can let it go on.`),
  ];
}

/** The notice that rings when it gets stuck. */
export function accountStuckNotice(request: AccountRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  if (!isAccountIn(request, "stuck")) return tellNews({ ref, what: aboutText(ask) });
  return shown([
    line(`:warning: Your request for ${aboutText(ask)} is ${stuckText(request)}`),
    line(
      `The approvers in ${channelLink(policy.channel)} can let it go on once the cause is mended, or give it up; you will hear from me then.`,
    ),
    small(bold(ref)),
  ]);
}
