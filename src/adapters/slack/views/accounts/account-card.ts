// The card about an account in the approvers' channel: who asks for what and why, what will be done, and how it stands.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type {
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { waitsForClient } from "../../../../domain/accounts/watching.ts";
import type { ManagementAccount } from "../../../../domain/sign-in.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, mention, when } from "../../mrkdwn.ts";
import { undecidedText, yesesText } from "../progress-text.ts";
import { buttons, heading, line, quote, shown, small } from "../shown.ts";
import type { Part, Shown } from "../shown.ts";
import { mentionedText, ruleLine } from "../terms-text.ts";
import { aboutNewAccount } from "./about-new-account.ts";
import { whatClosingMeans, whoIsInside } from "./about-closing.ts";
import { aboutConnection } from "./about-connection.ts";
import {
  abandonButton,
  accountDecisionButtons,
  checkNowButton,
  stuckButtons,
} from "./account-buttons.ts";
import { whatIsDone } from "./account-done.ts";
import { accountStateWord } from "./account-state-word.ts";
import { accountPlanText } from "./account-step-text.ts";
import { givenUp, underWay, waysOn, whyStuck } from "./account-work.ts";
import { whatDisconnectingMeans } from "./disconnect-modal.ts";
import { doorsFound } from "./doors-found.ts";
import { accountTitle, wholeAboutText } from "./what-account.ts";

export interface KnownOfAccounts {
  readonly policy: AccessPolicy;
  readonly management: ManagementAccount;
}

/** Beside a plan and a checklist of many steps. */
const SPOKEN_REASON_MOST = 400;

export function accountCard(request: AccountRequest, known: KnownOfAccounts): Shown {
  const { ask, ref } = request;
  return shown([
    heading(`${accountTitle(ask)}: ${accountStateWord(request)}`),
    line(`${mention(ask.requester)} asks for ${wholeAboutText(ask)}.`),
    quote("Why", ask.reason, SPOKEN_REASON_MOST),
    ...(isAccountIn(request, "pending") ? toDecide(request, known.policy) : []),
    ...status(request, known),
    ...(isAccountIn(request, "pending")
      ? []
      : [small(`${bold(ref)} · asked ${when(ask.askedAt)}`)]),
  ]);
}

function toDecide({ ask }: AccountRequest, policy: AccessPolicy): Part[] {
  return [
    ...whatItIsAbout(ask, policy),
    ruleLine(ask.terms),
    line(`${bold("What will be done")}\n${accountPlanText(ask.plan.steps)}`),
  ];
}

function whatItIsAbout(ask: AccountRequest["ask"], policy: AccessPolicy): Part[] {
  switch (ask.kind) {
    case "create-account":
      return aboutNewAccount(ask, policy);
    case "connect-account":
      return aboutConnection(ask, policy);
    case "disconnect-account":
      return [whoIsInside(ask.inside), whatDisconnectingMeans()];
    case "close-account":
      return [whoIsInside(ask.inside), whatClosingMeans()];
  }
}

function status(request: AccountRequest, { management }: KnownOfAccounts): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return pending(request as AccountInState<"pending">);
    case "working":
      return working(request as AccountInState<"working">);
    case "stuck":
      return stuck(request as AccountInState<"stuck">);
    case "done":
      return whatIsDone(request as AccountInState<"done">, management);
    case "abandoned":
      return givenUp(request as AccountInState<"abandoned">);
    case "denied":
      return [
        line(`:no_entry: Denied by ${mention(state.by)}, ${when(state.at)}.`),
        quote("Reason", state.reason, SPOKEN_REASON_MOST),
      ];
    case "withdrawn":
      return [
        line(
          `:leftwards_arrow_with_hook: Withdrawn by ${mention(ask.requester)}, ${when(state.at)}. Nothing was done.`,
        ),
      ];
    case "lapsed":
      return [
        line(
          `:hourglass: ${undecidedText(request)} until ${when(ask.lapsesAt)}. Nothing was done.`,
        ),
      ];
  }
}

function pending(request: AccountInState<"pending">): Part[] {
  const { ask, ref, state } = request;
  const progress = yesesText(state.yeses, ask.terms);
  const name = ask.kind === "close-account" ? ` ${ask.account.slug}` : "";
  return [
    line(
      `${progress === undefined ? "" : `${progress} `}To be decided until ${when(ask.lapsesAt)}.${escalated(request)}`,
    ),
    buttons(...accountDecisionButtons(request)),
    small(
      `${bold(ref)} · No buttons, or they do not work? Type ${code(`${COMMAND} approve ${ref}${name}`)} or ${code(`${COMMAND} deny ${ref} <reason>`)}.`,
    ),
  ];
}

function working(request: AccountInState<"working">): Part[] {
  const { ask, ref } = request;
  if (!waitsForClient(request) || ask.kind !== "connect-account") return underWay(request);
  return [
    ...underWay(request),
    ...doorsFound(request, ask, true),
    buttons(checkNowButton(request), abandonButton(request)),
    small(`To give it up, press Abandon or type ${code(`${COMMAND} abandon ${ref}`)}.`),
  ];
}

function escalated({ ask, state }: AccountInState<"pending">): string {
  const { escalation } = ask.terms;
  if (!state.isEscalated || !escalation) return "";
  return ` Escalated to ${mentionedText(escalation.to)}, who may decide too.`;
}

function stuck(request: AccountInState<"stuck">): Part[] {
  return [...whyStuck(request), line(waysOn(request)), buttons(...stuckButtons(request))];
}
