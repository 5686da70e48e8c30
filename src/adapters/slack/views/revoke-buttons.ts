// The buttons by which an admin ends somebody's access; their dialogs say what that does and what it does not.
import type { Button } from "@slack/types";
import type { Ask } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { ACTIONS } from "../ids.ts";
import { bold, mention } from "../mrkdwn.ts";
import { confirmDialog, requestButton } from "./request-buttons.ts";

/** `managedBy`: the role in the account by which sessions can be ended, where rolecall.yaml names one. */
export function revokeButtons(request: AccessRequest, managedBy: string | undefined): Button[] {
  const { ask, ref } = request;
  const title = `Revoke ${ref}?`;
  const sessions = managedBy === undefined ? cannotEndSessions : endsSessions;
  return [
    {
      ...requestButton("Revoke", ACTIONS.revoke, request),
      style: "danger",
      confirm: confirmDialog({
        title,
        text: `${isOut(ask)} Sessions that are open go on until they run out.`,
        confirm: "Revoke",
      }),
    },
    {
      ...requestButton("Revoke and end sessions", ACTIONS.revokeWithSessions, request),
      style: "danger",
      confirm: confirmDialog({ title, text: `${isOut(ask)} ${sessions}`, confirm: "Revoke" }),
    },
  ];
}

function isOut({ requester, account, role }: Ask): string {
  return `AWS will let ${mention(requester)} into ${bold(account.slug)} as ${bold(role.key)} no more.`;
}

const endsSessions =
  "A Deny on the role there also ends the sessions they have open, and nobody else's.";
const cannotEndSessions =
  "Their open sessions cannot be ended: rolecall.yaml names no managed_by for it.";
