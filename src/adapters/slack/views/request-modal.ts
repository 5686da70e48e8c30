// The form to ask for access: account, role, for how long, reason; and where else, and the name of a sensitive account.
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { AccessRole, Account, AccountIdentity } from "../../../domain/account.ts";
import type { AccessRule } from "../../../domain/access-rule.ts";
import { MOST_ACCOUNTS } from "../../../domain/batch.ts";
import { isAllowed, offeredLastings, writeLasting } from "../../../domain/duration.ts";
import type { Lasting } from "../../../domain/duration.ts";
import { ACTIONS, BLOCKS, CALLBACKS, FIELDS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { nameFields, warningBlocks } from "./name-field.ts";
import { reasonField } from "./reason-field.ts";
import { timeField } from "./time-field.ts";
import { timeText } from "./time-text.ts";

export interface Prefilled {
  readonly account?: Account;
  readonly role?: AccessRole;
  /** Of the account and the role; missing while there is no role, and where no rule is about it. */
  readonly rule?: AccessRule;
  /** Typed before the role was known; kept until one is picked that allows it. */
  readonly lasting?: Lasting | undefined;
  readonly reason?: string;
  /** The accounts where the same is wanted too. */
  readonly others?: readonly AccountIdentity[];
}

export function requestModal(prefilled: Prefilled): ModalView {
  const { account, rule, lasting, reason = "" } = prefilled;
  return {
    type: "modal",
    callback_id: CALLBACKS.request,
    ...(lasting === undefined ? {} : { private_metadata: writeLasting(lasting) }),
    title: { type: "plain_text", text: "Ask for AWS access" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      accountField(account),
      ...(account
        ? aboutAccount(account, prefilled)
        : [later("Pick an account, and its roles appear here.")]),
      reasonField({
        label: "Why do you need it?",
        placeholder: "What you are going to do, or a link to the ticket",
        prefilled: reason,
      }),
      ...(account ? nameFields(rule, account, "ask") : []),
    ],
  };
}

function aboutAccount(account: Account, { role, rule, lasting, others }: Prefilled): KnownBlock[] {
  const [only, another] = account.roles;
  const chosen = role ?? (another ? undefined : only);
  // Whose name has to be typed is asked for by itself.
  const isAlone = rule ? rule.sensitive !== null : false;
  return [
    ...(isAlone ? [] : [othersField(others)]),
    roleField(account, chosen),
    ...warningBlocks(rule),
    timeOf({ account, role: chosen, rule, lasting }),
    ...(rule?.approvals === 0
      ? [later("Nobody has to approve this: you are let in at once.")]
      : []),
  ];
}

/** How an account stands in the list of a select, and stays there when the form is drawn anew. */
export function accountOption({
  slug,
  name,
}: Pick<AccountIdentity, "slug" | "name">): PlainTextOption {
  const label = name.toLowerCase() === slug ? slug : `${slug} · ${name}`;
  return { text: { type: "plain_text", text: clipped(label, 75), emoji: true }, value: slug };
}

function accountField(account: Account | undefined): InputBlock {
  return {
    type: "input",
    block_id: BLOCKS.account,
    // The roles offered are those of the account that was picked.
    dispatch_action: true,
    label: { type: "plain_text", text: "Account" },
    element: {
      type: "external_select",
      action_id: ACTIONS.pickAccount,
      min_query_length: 0,
      placeholder: { type: "plain_text", text: "Type a part of its name" },
      ...(account ? { initial_option: accountOption(account) } : {}),
    },
  };
}

function othersField(others: readonly AccountIdentity[] = []): InputBlock {
  const picked = others.slice(0, MOST_ACCOUNTS - 1).map(accountOption);
  return {
    type: "input",
    block_id: BLOCKS.others,
    optional: true,
    label: { type: "plain_text", text: "The same in other accounts too" },
    element: {
      type: "multi_external_select",
      action_id: FIELDS.others,
      min_query_length: 0,
      max_selected_items: MOST_ACCOUNTS - 1,
      placeholder: { type: "plain_text", text: "Only where you need the same role" },
      ...(picked.length > 0 ? { initial_options: picked } : {}),
    },
  };
}

const MOST_OPTIONS = 100;

function roleField(account: Account, role: AccessRole | undefined): InputBlock {
  const options = account.roles.slice(0, MOST_OPTIONS).map(roleOption);
  return {
    type: "input",
    block_id: BLOCKS.roleOf(account.slug),
    // The times offered are those of the role that was picked.
    dispatch_action: true,
    label: { type: "plain_text", text: "Role" },
    element: {
      type: "static_select",
      action_id: ACTIONS.pickRole,
      placeholder: { type: "plain_text", text: "What you will be allowed to do" },
      options,
      ...(role ? { initial_option: roleOption(role) } : {}),
    },
  };
}

function roleOption({ key, roleName }: AccessRole): PlainTextOption {
  const label = clipped(`${key} · ${roleName}`, 75);
  return { text: { type: "plain_text", text: label }, value: key };
}

interface Picked {
  readonly account: Account;
  readonly role: AccessRole | undefined;
  readonly rule: AccessRule | undefined;
  readonly lasting: Lasting | undefined;
}

function timeOf({ account, role, rule, lasting }: Picked): KnownBlock {
  if (!role) return later("Pick a role, and for how long you may have it appears here.");
  if (!rule) return later("No rule is about this role in this account, so nobody is let in.");
  const { time } = rule;
  return timeField({
    blockId: BLOCKS.timeOf(account.slug, role.key),
    label: "For how long?",
    hint: `From the moment you are let in. At most ${timeText(time.longestSeconds)}${time.standing ? ", or without an end" : ""}.`,
    offered: offeredLastings(time),
    usual: time.defaultLasting,
    chosen: lasting !== undefined && isAllowed(lasting, time) ? lasting : time.defaultLasting,
  });
}

function later(words: string): KnownBlock {
  return { type: "context", elements: [{ type: "plain_text", text: words }] };
}
