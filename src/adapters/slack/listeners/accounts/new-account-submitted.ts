// Somebody sent the form for a new account.
import type { ModalView } from "@slack/types";
import type { Fault, Field } from "../../../../domain/accounts/check-new-account.ts";
import { isRefusal } from "../../../../domain/refusal.ts";
import type { SlackPerson } from "../../../../domain/person.ts";
import { askForAccount } from "../../../../operations/accounts/ask-for-account.ts";
import type { AskForAccount } from "../../../../operations/accounts/ask-for-account.ts";
import { newAccountForm } from "../../../../operations/accounts/new-account-form.ts";
import { proposeAnew } from "../../account-draft.ts";
import type { AccountDraft, ProposedNames } from "../../account-draft.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { newAccountModal } from "../../views/accounts/new-account-modal.ts";
import { refusalText } from "../../views/refusal-text.ts";
import { sameFormWith } from "../../views/accounts/same-form.ts";
import type { Edge } from "../edge.ts";
import { refused } from "../submission.ts";
import type { Submission, SubmissionHandler, Submitted } from "../submission.ts";
import { readDraft, typedNewName } from "./draft-values.ts";
import { faultsShown } from "./faults-shown.ts";

export const newAccountSubmitted: SubmissionHandler = async (edge, submission) => {
  const { ports } = edge;
  const { person, view } = submission;
  const { newAccounts } = ports.policy;
  if (!newAccounts) return refused({ refused: "switched-off", what: "creating" }, undefined);
  const typed = readDraft(view);
  const name = typedNewName(view);
  const isSameName = name.trim() === typed.proposedFor.trim();
  const draft = isSameName ? typed : proposeAnew(newAccounts, typed, name);
  if (isBehind(typed, draft)) return showAnew(edge, submission, { draft, faults: [LATE] });

  const asked = await askForAccount(ports, asAsked(draft, person));
  if (asked.kind === "asked") return { then: "close" };
  const onTop = (faults: readonly string[]) => showAnew(edge, submission, { draft, faults });
  return faultsShown(view, asked.faults, { ...HOW_SHOWN, onTop });
};

function asAsked(draft: AccountDraft, requester: SlackPerson): AskForAccount {
  const { tags, reason, unitId = "", roleKeys = [], firstRole = "" } = draft;
  const { slug, accountName, email, birthRole, alias } = trimmed(draft.names);
  return {
    ...{ requester, reason, tags, unitId, roleKeys, firstRole },
    ...{ slug, accountName, email, birthRole, alias: alias === "" ? null : alias },
    firstPeople: draft.firstPeople.map((user) => ({ team: requester.team, user })),
  };
}

function trimmed({ slug, accountName, email, birthRole, alias }: ProposedNames): ProposedNames {
  return {
    slug: slug.trim(),
    accountName: accountName.trim(),
    email: email.trim(),
    birthRole: birthRole.trim(),
    alias: alias.trim(),
  };
}

const LATE =
  "The names below were still those of what you had typed before, so nothing was asked yet. They are right now; please look at them and send the form again.";

// Somebody was faster than Slack, which tells us of each letter.
function isBehind(typed: AccountDraft, draft: AccountDraft): boolean {
  return JSON.stringify(typed.names) !== JSON.stringify(draft.names);
}

const FIELD_ACTIONS: Record<Exclude<Field, "form">, string> = {
  name: ACTIONS.typeName,
  slug: FIELDS.slug,
  accountName: FIELDS.accountName,
  email: FIELDS.email,
  birthRole: FIELDS.birthRole,
  unit: ACTIONS.pickUnit,
  roles: FIELDS.roles,
  alias: FIELDS.alias,
  tags: FIELDS.tags,
  firstPeople: FIELDS.firstPeople,
  reason: FIELDS.reason,
};

const HOW_SHOWN = {
  actions: FIELD_ACTIONS,
  words: ({ refusal }: Fault) => refusalText(refusal),
  namesSomebody: ({ refusal }: Fault) => refusal.refused === "first-person",
};

// Where AWS cannot be asked for the units, the form stays as it is, with everything that was typed.
async function showAnew(
  { ports }: Edge,
  { person, view }: Submission,
  { draft, faults }: { readonly draft: AccountDraft; readonly faults: readonly string[] },
): Promise<Submitted> {
  const form = await newAccountForm(ports, person);
  const anew: ModalView =
    isRefusal(form) || form.units.length === 0
      ? sameFormWith(view, faults)
      : newAccountModal({ form, draft, access: ports.policy, faults });
  return { then: "show", view: anew };
}
