// The buttons that stand on messages about a request.
import type { Button, ConfirmationDialog } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { bold, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";

export function approveButton(request: AccessRequest): Button {
  const { account, role, requester } = request.ask;
  return {
    ...button("Approve", ACTIONS.approve, request),
    style: "primary",
    confirm: dialog({
      title: `Approve ${request.ref}?`,
      text: `${mention(requester)} will be let into ${bold(account.slug)} (${account.id}) as ${bold(role.key)}.`,
      confirm: "Approve",
    }),
  };
}

export function denyButton(request: AccessRequest): Button {
  return { ...button("Deny", ACTIONS.deny, request), style: "danger" };
}

export function withdrawButton(request: AccessRequest): Button {
  return button("Withdraw", ACTIONS.withdraw, request);
}

export function retryButton(request: AccessRequest): Button {
  return button("Retry", ACTIONS.retry, request);
}

export function doneButton(request: AccessRequest, label = "I'm done"): Button {
  const { account, role } = request.ask;
  return {
    ...button(label, ACTIONS.done, request),
    confirm: dialog({
      title: "Give this access back?",
      text: `You will be taken out of ${bold(account.slug)} as ${bold(role.key)}. You can ask again at any time.`,
      confirm: "Give back",
    }),
  };
}

function button(label: string, action_id: string, request: AccessRequest): Button {
  return {
    type: "button",
    action_id,
    text: { type: "plain_text", text: label },
    value: requestValue(request.key),
  };
}

function dialog(words: { title: string; text: string; confirm: string }): ConfirmationDialog {
  return {
    title: { type: "plain_text", text: words.title },
    text: { type: "mrkdwn", text: words.text },
    confirm: { type: "plain_text", text: words.confirm },
    deny: { type: "plain_text", text: "Not yet" },
  };
}
