// The form that asks for a new account: what it is for, its names, its place, its roles and its first people.
import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type { NewAccounts } from "../../../../domain/accounts/baseline.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import type { NewAccountForm } from "../../../../operations/accounts/new-account-form.ts";
import type { AccountDraft, ProposedField } from "../../account-draft.ts";
import { ACTIONS, BLOCKS, CALLBACKS, FIELDS } from "../../ids.ts";
import { proposalMetadata } from "../../proposed-names.ts";
import { clipped, listed } from "../../mrkdwn.ts";
import { reasonField } from "../reason-field.ts";
import { line, small } from "../shown.ts";
import { EMAIL_WARNING, NO_ROOT_PASSWORD } from "./about-new-account.ts";
import {
  firstPeopleField,
  firstRoleField,
  nameTypedField,
  rolesField,
  textField,
  unitField,
} from "./account-fields.ts";
import { faultBlocks } from "./same-form.ts";
import { whichRulesText, whoDecidesText } from "./rules-about.ts";

export interface AccountFormShown {
  readonly form: NewAccountForm;
  readonly draft: AccountDraft;
  readonly access: AccessPolicy;
  /** What is wrong with no field of its own, in mrkdwn. */
  readonly faults?: readonly string[];
}

export function newAccountModal(shown: AccountFormShown): ModalView {
  const { draft, form, faults = [] } = shown;
  const { policy, units } = form;
  return {
    type: "modal",
    callback_id: CALLBACKS.newAccount,
    private_metadata: proposalMetadata(draft),
    title: { type: "plain_text", text: "New AWS account" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...faultBlocks(faults),
      line(whatComesOfIt(form)).block,
      nameTypedField(draft, {
        actionId: ACTIONS.typeName,
        hint: "The names below are proposed from it, and can be changed.",
      }),
      ...namesFields(draft, policy),
      unitField(units, draft.unitId ?? proposedUnit(form)?.id, true),
      rolesField(policy.roles, draft.roleKeys),
      small(whichRules(shown)).block,
      tagsField(draft.tags, policy),
      firstPeopleField(draft.firstPeople),
      firstRoleField(policy.roles, draft.firstRole),
      reasonField({
        label: "Why is it needed?",
        placeholder: "What it is for, or a link to the ticket",
        prefilled: draft.reason,
      }),
      small(`${EMAIL_WARNING} ${NO_ROOT_PASSWORD}`).block,
    ],
  };
}

/** AWS makes no more at a time. */
const MOST_CREATIONS = 5;

function whatComesOfIt({ policy, running, there }: NewAccountForm): string {
  const busy =
    running >= MOST_CREATIONS
      ? ` AWS is making ${running} accounts just now and takes no more at a time, so this one may have to wait.`
      : "";
  const room =
    policy.most === null
      ? ""
      : ` ${there} of the ${policy.most} accounts that AWS allows are there.`;
  return `Rolecall has AWS make the account and sets it up, once it is approved. ${whoDecidesText(policy.rule)}${busy}${room}`;
}

function namesFields(draft: AccountDraft, { alias }: NewAccounts): KnownBlock[] {
  return [
    proposed(draft, "slug", {
      label: "Short name",
      hint: "What people type to ask for access. Small letters, digits and dashes; it cannot be changed later.",
    }),
    proposed(draft, "accountName", { label: "Account name in AWS" }),
    proposed(draft, "email", {
      label: "E-mail",
      hint: "It can never be used for an AWS account again, also when this one is closed. It must be able to receive mail.",
    }),
    proposed(draft, "birthRole", {
      label: "Role that Organizations makes",
      hint: "Rolecall gets in by it, and so does whoever is given all permissions.",
    }),
    ...(alias === null
      ? []
      : [
          proposed(draft, "alias", {
            label: "Alias",
            hint: "For the sign-in address of the account. It has to be free in all of AWS; leave it empty for none.",
            isOptional: true,
          }),
        ]),
  ];
}

function proposed(
  { names, turns }: AccountDraft,
  field: ProposedField,
  words: { readonly label: string; readonly hint?: string; readonly isOptional?: boolean },
): InputBlock {
  const blockId = BLOCKS.proposed(field, turns[field]);
  return textField({ ...words, blockId, actionId: FIELDS[field], value: names[field] });
}

function proposedUnit({ policy, units }: NewAccountForm): OrganizationalUnit | undefined {
  if (units.length === 1) return units[0];
  return policy.unit === null ? undefined : units.find(({ path }) => path === policy.unit);
}

function tagsField(tags: string, policy: NewAccounts): InputBlock {
  const set = Object.entries(policy.tags).map(([key, value]) => `${key}=${value}`);
  const some = set.slice(0, 3).map((tag) => clipped(tag, 60));
  const more = set.length - some.length;
  const all = listed(more > 0 ? [...some, `${more} more`] : some);
  const also = set.length === 0 ? "" : ` Set anyway: ${all}.`;
  return textField({
    blockId: BLOCKS.tags,
    actionId: FIELDS.tags,
    label: "Tags",
    hint: `One a line, as key=value.${also}`,
    value: tags,
    isOptional: true,
    isMultiline: true,
  });
}

/** By the rules as they are now, for the account as the form has it now. */
function whichRules({ form, draft, access }: AccountFormShown): string {
  const { policy, units } = form;
  const unit = units.find(({ id }) => id === draft.unitId) ?? proposedUnit(form);
  return whichRulesText(access, {
    ...{ slug: draft.names.slug, id: "", name: draft.names.accountName, tags: policy.tags },
    roles: policy.roles,
    ...(unit && unit.path !== "" ? { unit: unit.path } : {}),
  });
}
