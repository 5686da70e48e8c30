// The form to ask for access: account, role, reason.
import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { AccessRole, Account, AccountIdentity } from "../../../domain/account.ts";
import { ACTIONS, BLOCKS, CALLBACKS, FIELDS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { reasonField } from "./reason-field.ts";

export interface Prefilled {
  readonly account?: Account;
  readonly role?: AccessRole;
  readonly reason?: string;
}

export function requestModal({ account, role, reason = "" }: Prefilled): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.request,
    title: { type: "plain_text", text: "Ask for AWS access" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      accountField(account),
      account ? roleField(account, role) : rolesLater(),
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
  const chosen = role ?? (account.roles.length === 1 ? account.roles[0] : undefined);
  return {
    type: "input",
    block_id: BLOCKS.roleOf(account.slug),
    label: { type: "plain_text", text: "Role" },
    element: {
      type: "static_select",
      action_id: FIELDS.role,
      placeholder: { type: "plain_text", text: "What you will be allowed to do" },
      options,
      ...(chosen ? { initial_option: roleOption(chosen) } : {}),
    },
  };
}

function roleOption({ key, roleName }: AccessRole): PlainTextOption {
  const label = clipped(`${key} · ${roleName}`, 75);
  return { text: { type: "plain_text", text: label }, value: key };
}

function rolesLater(): KnownBlock {
  return {
    type: "context",
    elements: [{ type: "plain_text", text: "Pick an account, and its roles appear here." }],
  };
}
