// Requests about accounts in a row each: in the list a command answers with, and in the Home tab.
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { waitsForClient } from "../../../../domain/accounts/watching.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, mention, when } from "../../mrkdwn.ts";
import { yesesText } from "../progress-text.ts";
import { withdrawButton } from "../request-buttons.ts";
import { buttons, line, quote } from "../shown.ts";
import type { Part } from "../shown.ts";
import { accountDecisionButtons, checkNowButton, stuckButtons } from "./account-buttons.ts";
import { stuckText } from "./account-work.ts";
import { progressBar } from "./checklist.ts";
import { wholeAboutText } from "./what-account.ts";

/** One of one's own, with what can be typed about it. */
export function accountLine(request: AccountRequest): string {
  const { ask, ref } = request;
  const back = isAccountIn(request, "pending")
    ? ` Take it back: ${code(`${COMMAND} withdraw ${ref}`)}`
    : "";
  return `${wholeAboutText(ask)}: ${howItStands(request)} ${bold(ref)}${back}`;
}

function howItStands(request: AccountRequest): string {
  const { ask, ref, state } = request;
  switch (state.name) {
    case "pending":
      return `waiting for an approver until ${when(ask.lapsesAt)}.${progress(request)}`;
    case "working":
      return waitsForClient(request)
        ? `approved, waiting for the client. Have Rolecall look again: ${code(`${COMMAND} check ${ref}`)}`
        : `approved and under way, ${progressBar(state.work)}.`;
    case "stuck":
      return "approved, but stuck; the approvers know.";
    default:
      return "closed.";
  }
}

function progress({ ask, state }: AccountRequest): string {
  const words = state.name === "pending" ? yesesText(state.yeses, ask.terms) : undefined;
  return words === undefined ? "" : ` ${words}`;
}

export function ownAccountRow(request: AccountRequest): Part[] {
  const row = line(accountLine(request));
  if (isAccountIn(request, "pending")) return [row, buttons(withdrawButton(request))];
  return waitsForClient(request) ? [row, buttons(checkNowButton(request))] : [row];
}

/** One that somebody may decide about, or let go on. */
export function waitingAccountRow(request: AccountRequest): Part[] {
  return isAccountIn(request, "stuck") ? stuckRow(request) : askRow(request);
}

function askRow(request: AccountRequest): Part[] {
  const { ask, ref } = request;
  return [
    line(
      `${mention(ask.requester)} asks for ${wholeAboutText(ask)}, to be decided until ${when(ask.lapsesAt)}.${progress(request)} ${bold(ref)}`,
    ),
    quote("Why", ask.reason),
    buttons(...accountDecisionButtons(request)),
  ];
}

function stuckRow(request: AccountInState<"stuck">): Part[] {
  const { ask, ref } = request;
  return [
    line(
      `:warning: ${wholeAboutText(ask)} for ${mention(ask.requester)} is ${stuckText(request)} ${bold(ref)}`,
    ),
    buttons(...stuckButtons(request)),
  ];
}
