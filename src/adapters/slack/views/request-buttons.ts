// The buttons that stand on messages about a request.
import type { Button, ConfirmationDialog } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { bold, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { isOurs } from "./grant-text.ts";
import { forText } from "./what-is-asked.ts";

export function approveButton(request: AccessRequest): Button {
  const { account, role, requester, lasting } = request.ask;
  return {
    ...requestButton("Approve", ACTIONS.approve, request),
    style: "primary",
    confirm: confirmDialog({
      title: `Approve ${request.ref}?`,
      text: `${mention(requester)} will be let into ${bold(account.slug)} (${account.id}) as ${bold(role.key)}, ${forText(lasting)}.`,
      confirm: "Approve",
    }),
  };
}

export function denyButton(request: AccessRequest): Button {
  return { ...requestButton("Deny", ACTIONS.deny, request), style: "danger" };
}

export function withdrawButton(request: AccessRequest): Button {
  return requestButton("Withdraw", ACTIONS.withdraw, request);
}

export function retryButton(request: AccessRequest): Button {
  return requestButton("Retry", ACTIONS.retry, request);
}

export function extendButton(request: AccessRequest): Button {
  return requestButton("Extend", ACTIONS.extend, request);
}

export function doneButton(request: AccessRequest, label = "I'm done"): Button {
  const { account, role } = request.ask;
  return {
    ...requestButton(label, ACTIONS.done, request),
    confirm: confirmDialog({
      title: "Give this access back?",
      text: `You will be taken out of ${bold(account.slug)} as ${bold(role.key)}. You can ask again at any time.`,
      confirm: "Give back",
    }),
  };
}

/** What to press when one is done; where Rolecall takes nothing away, that is what the button says. */
export function endButton(request: AccessRequest): Button {
  if (!isIn(request, "active", "extending") || isOurs(request)) return doneButton(request);
  return {
    ...requestButton("Close this request", ACTIONS.done, request),
    confirm: confirmDialog({
      title: "Close this request?",
      text: "You were in before you asked, so you stay in. Only Rolecall is done with it.",
      confirm: "Close it",
    }),
  };
}

export function requestButton(
  label: string,
  action_id: string,
  { key }: Pick<AccessRequest, "key">,
): Button {
  return {
    type: "button",
    action_id,
    text: { type: "plain_text", text: label },
    value: requestValue(key),
  };
}

export function confirmDialog(words: {
  title: string;
  text: string;
  confirm: string;
}): ConfirmationDialog {
  return {
    title: { type: "plain_text", text: words.title },
    text: { type: "mrkdwn", text: words.text },
    confirm: { type: "plain_text", text: words.confirm },
    deny: { type: "plain_text", text: "Not yet" },
  };
}
