// The form that asks to connect a client's account: whose it is, which roles the client is to make, and whom those trust.
import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type { ConnectedAccounts } from "../../../../domain/accounts/baseline.ts";
import type { TrustStyle } from "../../../../domain/trust-document.ts";
import type { ConnectionDraft } from "../../connection-draft.ts";
import { ACTIONS, BLOCKS, CALLBACKS, FIELDS } from "../../ids.ts";
import { clipped, listed } from "../../mrkdwn.ts";
import { proposalMetadata } from "../../proposed-names.ts";
import { reasonField } from "../reason-field.ts";
import { line, small } from "../shown.ts";
import { nameTypedField, rolesField, textField } from "./account-fields.ts";
import { whichRulesText, whoDecidesText } from "./rules-about.ts";
import { faultBlocks } from "./same-form.ts";

export interface ConnectFormShown {
  readonly policy: ConnectedAccounts;
  readonly draft: ConnectionDraft;
  readonly access: AccessPolicy;
  /** What is wrong with no field of its own, in mrkdwn. */
  readonly faults?: readonly string[];
}

export function connectModal({ policy, draft, access, faults = [] }: ConnectFormShown): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.connect,
    private_metadata: proposalMetadata(draft),
    title: { type: "plain_text", text: "Connect an account" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...faultBlocks(faults),
      line(`${WHAT_COMES_OF_IT} ${whoDecidesText(policy.rule)}`).block,
      nameTypedField(draft, {
        actionId: ACTIONS.typeClient,
        hint: "The short name below is proposed from it, and can be changed.",
      }),
      slugField(draft),
      accountIdField(draft),
      rolesField(policy.roles, draft.roleKeys),
      roleNamesField(draft, policy),
      small(rulesAbout(policy, draft, access)).block,
      trustField(draft, policy),
      peopleField(draft.people),
      reasonField({
        label: "Why is it needed?",
        placeholder: "What is to be done there, or a link to the ticket",
        prefilled: draft.reason,
      }),
    ],
  };
}

const WHAT_COMES_OF_IT =
  "Once this is approved, you get what to send to the client: what to paste into their account, as a template, as Terraform or step by step. Rolecall needs nothing else there, and looks by itself whether it is done. Nothing in it is secret.";

function slugField({ names, turns }: ConnectionDraft): InputBlock {
  return textField({
    blockId: BLOCKS.proposed("slug", turns.slug),
    actionId: FIELDS.slug,
    label: "Short name",
    hint: "What people type to ask for access. Small letters, digits and dashes; it cannot be changed later.",
    value: names.slug,
  });
}

function accountIdField({ accountId }: ConnectionDraft): InputBlock {
  return textField({
    blockId: BLOCKS.accountId,
    actionId: FIELDS.accountId,
    label: "Account id",
    hint: "Twelve digits, with or without spaces or dashes. The client sees it in their console, at the top right.",
    placeholder: "1234 5678 9012",
    value: accountId,
  });
}

const MOST_PATTERNS = 10;

function roleNamesField({ roleNames }: ConnectionDraft, policy: ConnectedAccounts): InputBlock {
  const patterns = policy.roleNames.slice(0, MOST_PATTERNS).map((one) => clipped(one, 64));
  const [key = "admin"] = policy.roles.map((role) => clipped(role.key, 40));
  return textField({
    blockId: BLOCKS.roleNames,
    actionId: FIELDS.roleNames,
    label: "Names of the roles, where the client wants others",
    hint: `One a line, as ${key}=Name. Rolecall may enter as ${listed(patterns, "or")}; * stands for anything.`,
    value: roleNames,
    isOptional: true,
    isMultiline: true,
  });
}

const STYLES: Readonly<Record<TrustStyle, readonly [label: string, meaning: string]>> = {
  mfa: ["With MFA", "Whoever has access here and signed in with MFA"],
  account: ["Whole account", "Whoever has access here, with or without MFA"],
  named: ["Named people", "Only the people picked below, by name and with MFA"],
};

function trustField({ trust }: ConnectionDraft, policy: ConnectedAccounts): InputBlock {
  const options = Object.entries(STYLES).map(([style, [label, meaning]]): PlainTextOption => {
    const isUsual = style === policy.trust;
    return {
      text: { type: "plain_text", text: isUsual ? `${label} (usual)` : label },
      description: { type: "plain_text", text: meaning },
      value: style,
    };
  });
  const picked = options.find(({ value }) => value === (trust ?? policy.trust));
  return {
    type: "input",
    block_id: BLOCKS.trust,
    label: { type: "plain_text", text: "Whom the roles trust, besides Rolecall" },
    hint: { type: "plain_text", text: "Who gets in is decided here, whichever you pick." },
    element: {
      type: "static_select",
      action_id: FIELDS.trust,
      options,
      ...(picked ? { initial_option: picked } : {}),
    },
  };
}

function peopleField(users: readonly string[]): InputBlock {
  return {
    type: "input",
    block_id: BLOCKS.people,
    optional: true,
    label: { type: "plain_text", text: "Named people" },
    hint: {
      type: "plain_text",
      text: "Only where the roles trust named people. Whoever comes later has to be added by the client.",
    },
    element: {
      type: "multi_users_select",
      action_id: FIELDS.people,
      ...(users.length === 0 ? {} : { initial_users: [...users] }),
    },
  };
}

function rulesAbout(
  { roles }: ConnectedAccounts,
  { names, proposedFor: name }: ConnectionDraft,
  access: AccessPolicy,
): string {
  return whichRulesText(access, { slug: names.slug, id: "", name, roles });
}

/** Undefined for anything that the form does not offer. */
export function readTrustStyle(value: string | undefined): TrustStyle | undefined {
  return (Object.keys(STYLES) as TrustStyle[]).find((style) => style === value);
}
