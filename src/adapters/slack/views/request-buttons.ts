// The buttons that stand on messages about a request.
import type { Button, ConfirmationDialog } from "@slack/types";
import type { AccessRequest, Ask } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { bold, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { askedText } from "./batch-text.ts";
import { isOurs } from "./grant-text.ts";
import { shorterTimes } from "./shorter-times.ts";
import { forText } from "./what-is-asked.ts";

/** What an approver may press. */
export function decisionButtons(request: AccessRequest): Button[] {
  const isLessPossible = shorterTimes(request.ask.lasting).length > 0;
  return [
    approveButton(request),
    ...(isLessPossible
      ? [requestButton("Approve for less…", ACTIONS.approveForLess, request)]
      : []),
    { ...requestButton("Deny", ACTIONS.deny, request), style: "danger" },
  ];
}

function approveButton(request: AccessRequest): Button {
  const button = requestButton("Approve", ACTIONS.approve, request);
  const { terms } = request.ask;
  // A form opens instead, into which the account's name is typed.
  if (terms.sensitive !== undefined) return { ...button, style: "primary" };
  return {
    ...button,
    style: "primary",
    confirm: confirmDialog({
      title: `Approve ${request.ref}?`,
      text: whatApprovingDoes(request.ask),
      confirm: "Approve",
    }),
  };
}

function whatApprovingDoes(ask: Ask): string {
  const { account, lasting, others, requester, role, terms } = ask;
  const what = others
    ? askedText(ask)
    : `${bold(account.slug)} (${account.id}) as ${bold(role.key)}`;
  const once = terms.approvals > 1 ? `Once ${terms.approvals} people have said yes, ` : "";
  return `${once}${mention(requester)} will be let into ${what}, ${forText(lasting)}.`;
}

export function withdrawButton(request: Pick<AccessRequest, "key">): Button {
  return requestButton("Withdraw", ACTIONS.withdraw, request);
}

export function retryButton(request: Pick<AccessRequest, "key">): Button {
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
