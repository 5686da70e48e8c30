// Somebody sent the form that asks for access.
import type { ViewOutput } from "@slack/bolt";
import { findAccount } from "../../../domain/access-policy.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { askForAccess } from "../../../operations/ask-for-access.ts";
import { ACTIONS, BLOCKS, FIELDS } from "../ids.ts";
import { alreadyIn } from "../views/already-in.ts";
import { requestModal } from "../views/request-modal.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import { refused, typedReason } from "./submission.ts";
import type { SubmissionHandler } from "./submission.ts";

export const requestSubmitted: SubmissionHandler = async (edge, { person, view }) => {
  const { ports, management } = edge;
  const slug = view.state.values[BLOCKS.account]?.[ACTIONS.pickAccount]?.selected_option?.value;
  const account = findAccount(ports.policy, slug ?? "");
  if (isRefusal(account)) return refused(account, BLOCKS.account);
  const reason = typedReason(view);
  const roleKey = pickedRole(view, account.slug);
  // Sent before the roles were filled in, or while those of another account were shown.
  if (roleKey === undefined) return { then: "show", view: requestModal({ account, reason }) };

  const asked = await askForAccess(ports, {
    requester: person,
    slug: account.slug,
    roleKey,
    reason,
  });
  switch (asked.kind) {
    case "asked":
      return { then: "close" };
    case "already-in":
      return { then: "show", view: sentenceModal(alreadyIn(asked, management)) };
    case "refused":
      return refused(asked.refusal, fieldAtFault(asked.refusal, account.slug));
  }
};

function pickedRole({ state }: ViewOutput, slug: string): string | undefined {
  return state.values[BLOCKS.roleOf(slug)]?.[FIELDS.role]?.selected_option?.value;
}

function fieldAtFault({ refused: kind }: Refusal, slug: string): string | undefined {
  switch (kind) {
    case "reason-missing":
    case "reason-too-long":
      return BLOCKS.reason;
    case "unknown-account":
      return BLOCKS.account;
    case "unknown-role":
      return BLOCKS.roleOf(slug);
    default:
      return undefined;
  }
}
