// The buttons that stand on messages about an account; their dialogs say what pressing them does.
import type { Button } from "@slack/types";
import type {
  AccountInState,
  AccountRequest,
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
  const { requester, terms, wanted } = ask;
  const once = terms.approvals > 1 ? `Once ${terms.approvals} people have said yes, ` : "";
  const text = `${once}AWS makes the account ${bold(wanted.slug)} for ${mention(requester)}. Its e-mail ${shortCode(wanted.email)} can never be used for another one.`;
  return {
    ...button,
    style: "primary",
    confirm: confirmDialog({ title: `Approve ${ref}?`, text, confirm: "Approve" }),
  };
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

function abandonButton(request: AccountInState<"stuck">): Button {
  const text = `${whatExistsInShort(request)} Rolecall leaves all of it as it is and does no more about it. The card will say what to clear up by hand.`;
  return {
    ...requestButton("Abandon", ACTIONS.abandon, request),
    style: "danger",
    confirm: confirmDialog({ title: `Abandon ${request.ref}?`, text, confirm: "Abandon" }),
  };
}
