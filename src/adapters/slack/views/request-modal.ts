// The form to ask for access: account, role, for how long, reason.
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { AccessRole, Account, AccountIdentity } from "../../../domain/account.ts";
import { isAllowed, offeredLastings, writeLasting } from "../../../domain/duration.ts";
import type { Lasting } from "../../../domain/duration.ts";
import { ACTIONS, BLOCKS, CALLBACKS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { reasonField } from "./reason-field.ts";
import { timeField } from "./time-field.ts";
import { timeText } from "./time-text.ts";

export interface Prefilled {
  readonly account?: Account;
  readonly role?: AccessRole;
  /** Typed before the role was known; kept until one is picked that allows it. */
  readonly lasting?: Lasting | undefined;
  readonly reason?: string;
}

export function requestModal({ account, role, lasting, reason = "" }: Prefilled): ModalView {
  const [only, another] = account?.roles ?? [];
  const chosen = role ?? (another ? undefined : only);
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
        ? [roleField(account, chosen), timeOf({ account, role: chosen, lasting })]
        : [later("Pick an account, and its roles appear here.")]),
      reasonField({
        label: "Why do you need it?",
        placeholder: "What you are going to do, or a link to the ticket",
        prefilled: reason,
      }),
    ],
  };
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
  readonly lasting: Lasting | undefined;
}

function timeOf({ account, role, lasting }: Picked): KnownBlock {
  if (!role) return later("Pick a role, and for how long you may have it appears here.");
  const { time, key } = role;
  return timeField({
    blockId: BLOCKS.timeOf(account.slug, key),
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
