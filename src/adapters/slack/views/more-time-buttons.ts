// The buttons that decide about a wish for more time; each names the wish, so that a click decides what was shown.
import type { Button } from "@slack/types";
import type { Extension } from "../../../domain/grant.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { bold, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { confirmDialog, requestButton } from "./request-buttons.ts";
import { timeText } from "./time-text.ts";

export function approveMoreButton(request: AccessRequest, wish: Extension): Button {
  const { account, role, requester } = request.ask;
  return {
    ...requestButton("Approve", ACTIONS.approve, request),
    value: requestValue(request.key, wish.number),
    style: "primary",
    confirm: confirmDialog({
      title: `More time for ${request.ref}?`,
      text: `${mention(requester)} will keep ${bold(account.slug)} (${account.id}) as ${bold(role.key)} for ${timeText(wish.seconds)} more.`,
      confirm: "Approve",
    }),
  };
}

export function denyMoreButton(request: AccessRequest, wish: Extension): Button {
  return {
    ...requestButton("Deny", ACTIONS.deny, request),
    value: requestValue(request.key, wish.number),
    style: "danger",
  };
}
