// The buttons that stand on messages about an account; their dialogs say what pressing them does.
import type { Button } from "@slack/types";
import type {
  AccountAsk,
  AccountInState,
  AccountRequest,
  ClosingAsk,
} from "../../../../domain/accounts/account-request.ts";
import { slugOf } from "../../../../domain/accounts/account-request.ts";
import { ACTIONS } from "../../ids.ts";
import { bold, clipped, mention, named } from "../../mrkdwn.ts";
import { confirmDialog, requestButton, retryButton } from "../request-buttons.ts";
import { shortCode } from "./what-account.ts";
import { whatExistsInShort } from "./what-exists.ts";

/** What an approver may press. */
export function accountDecisionButtons(request: AccountRequest): Button[] {
  return [
    approveButton(request),
    { ...requestButton("Deny", ACTIONS.deny, request), style: "danger" },
  ];
}

function approveButton(request: AccountRequest): Button {
  const button = requestButton("Approve", ACTIONS.approve, request);
  const { ask, ref } = request;
  // A form opens instead, into which the account's name is typed.
  if (ask.kind === "close-account") return { ...button, style: "primary" };
  const { approvals } = ask.terms;
  const once = approvals > 1 ? `Once ${approvals} people have said yes, ` : "";
  const text = `${once}${whatApprovingDoes(ask)}`;
  return {
    ...button,
    style: "primary",
    confirm: confirmDialog({ title: `Approve ${ref}?`, text, confirm: "Approve" }),
  };
}

function whatApprovingDoes(ask: Exclude<AccountAsk, ClosingAsk>): string {
  const whom = mention(ask.requester);
  switch (ask.kind) {
    case "create-account":
      return `AWS makes the account ${bold(ask.wanted.slug)} for ${whom}. Its e-mail ${shortCode(ask.wanted.email)} can never be used for another one.`;
    case "connect-account":
      return `${whom} gets what to send to the client of ${bold(clipped(ask.wanted.slug, 40))}. It is connected as soon as the client has made the roles as agreed.`;
    case "disconnect-account":
      return `All access to ${bold(clipped(ask.account.slug, 40))} ends, for ${counted(ask.inside.length)} as far as Rolecall knows. What is in the client's account stays as it is.`;
  }
}

function counted(people: number): string {
  if (people === 0) return "nobody";
  return people === 1 ? "one person" : `${people} people`;
}

/** What helps on, or gives up, what is stuck. */
export function stuckButtons(request: AccountInState<"stuck">): Button[] {
  return [
    retryButton(request),
    ...(isMendable(request) ? [requestButton("Fix and retry…", ACTIONS.fixAndRetry, request)] : []),
    ...adoptButton(request),
    abandonButton(request),
  ];
}

/** Whether something can be done otherwise: another e-mail, or another unit. */
function isMendable({ state }: AccountInState<"stuck">): boolean {
  return state.mends.includes("email") || state.mends.includes("unit");
}

function adoptButton(request: AccountInState<"stuck">): Button[] {
  const { found } = request.state.work.known;
  if (!found) return [];
  const text = `From now on ${shortCode(found.id)} (${named(clipped(found.name, 20))}) is ${bold(clipped(slugOf(request), 40))}. Rolecall takes over who may assume its role, adds roles and moves it. Do this only if you know whose it is.`;
  return [
    {
      ...requestButton("Adopt", ACTIONS.adoptAccount, request),
      confirm: confirmDialog({ title: "Adopt this account?", text, confirm: "Adopt" }),
    },
  ];
}

/** While a client is awaited, or lets Rolecall in no more. */
export function checkNowButton(request: AccountRequest): Button {
  return requestButton("Check now", ACTIONS.lookAgain, request);
}

export function abandonButton(request: AccountInState<"stuck" | "working">): Button {
  const text = `${whatExistsInShort(request)} Rolecall leaves all of it as it is and does no more about it. The card will say what to clear up by hand.`;
  return {
    ...requestButton("Abandon", ACTIONS.abandon, request),
    style: "danger",
    confirm: confirmDialog({ title: `Abandon ${request.ref}?`, text, confirm: "Abandon" }),
  };
}
