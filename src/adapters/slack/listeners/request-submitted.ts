// Somebody sent the form that asks for access.
import { findAccount, ruleFor } from "../../../domain/access-policy.ts";
import type { Account } from "../../../domain/account.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { askForAccess } from "../../../operations/ask-for-access.ts";
import { askForSeveral } from "../../../operations/ask-for-several.ts";
import type { AskForSeveral } from "../../../operations/ask-for-several.ts";
import { BLOCKS } from "../ids.ts";
import { alreadyIn } from "../views/already-in.ts";
import { sentence } from "../views/answer.ts";
import { mfaToldText } from "../views/mfa-told.ts";
import { requestModal } from "../views/request-modal.ts";
import { sentenceModal } from "../views/sentence-modal.ts";
import { severalAsked } from "../views/several-asked.ts";
import type { Edge } from "./edge.ts";
import {
  keptIn,
  pickedAccount,
  pickedOthers,
  pickedRole,
  pickedTime,
  reasonAtFault,
  typedName,
  typedReason,
} from "./form-values.ts";
import { refused } from "./submission.ts";
import type { Submission, SubmissionHandler, Submitted } from "./submission.ts";

export const requestSubmitted: SubmissionHandler = async (edge, submission) => {
  const { person, view } = submission;
  const account = findAccount(edge.ports.policy, pickedAccount(view) ?? "");
  if (isRefusal(account)) return refused(account, BLOCKS.account);
  const roleKey = pickedRole(view, account.slug);
  const lasting = pickedTime(view, BLOCKS.timeOf(account.slug, roleKey ?? ""));
  const reason = typedReason(view);
  if (roleKey === undefined || lasting === undefined) return askForRest(edge, account, submission);

  const others = pickedOthers(view);
  const asking = { requester: person, roleKey, lasting, reason };
  return others.length === 0
    ? answer(edge, { ...asking, slug: account.slug, typedName: typedName(view) })
    : answerSeveral(edge, { ...asking, slugs: [account.slug, ...others] });
};

async function answerSeveral(edge: Edge, asking: AskForSeveral): Promise<Submitted> {
  const asked = await askForSeveral(edge.ports, asking);
  if (isRefusal(asked)) return refused(asked, reasonAtFault(asked), edge.management);
  return { then: "show", view: sentenceModal(severalAsked(asked)) };
}

// Sent before the roles or times were filled in, or while those of another account or role were shown.
function askForRest({ ports }: Edge, account: Account, { view }: Submission): Submitted {
  const role = account.roles.find(({ key }) => key === pickedRole(view, account.slug));
  const rule = role && ruleFor(ports.policy, account, role);
  const known = { account, ...(role ? { role } : {}), ...(rule ? { rule } : {}), ...keptIn(view) };
  return { then: "show", view: requestModal(known) };
}

async function answer(
  { ports, management }: Edge,
  asking: Parameters<typeof askForAccess>[1],
): Promise<Submitted> {
  const asked = await askForAccess(ports, asking);
  switch (asked.kind) {
    case "asked": {
      const told = mfaToldText(asked.mfa);
      // Their receipt says the rest.
      return told === undefined
        ? { then: "close" }
        : { then: "show", view: sentenceModal(sentence(`It is asked for. ${told}`)) };
    }
    case "already-in":
      return { then: "show", view: sentenceModal(alreadyIn(asked, management)) };
    case "refused":
      return refused(asked.refusal, fieldAtFault(asked.refusal, asking), management);
  }
}

function fieldAtFault(
  { refused: kind }: Refusal,
  { slug, roleKey }: { readonly slug: string; readonly roleKey: string },
): string | undefined {
  switch (kind) {
    case "reason-missing":
    case "reason-too-long":
      return BLOCKS.reason;
    case "name-not-typed":
      return BLOCKS.name;
    case "unknown-account":
    case "may-not-ask":
    case "no-rule":
      return BLOCKS.account;
    case "unknown-role":
      return BLOCKS.roleOf(slug);
    case "odd-time":
    case "too-long":
    case "standing-not-allowed":
      return BLOCKS.timeOf(slug, roleKey);
    default:
      return undefined;
  }
}
