// The fields of forms about accounts: a line to type, a unit to pick, roles to choose.
import type { InputBlock, PlainTextOption } from "@slack/types";
import type { BaselineRole } from "../../../../domain/accounts/baseline.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import { ACTIONS, BLOCKS, FIELDS } from "../../ids.ts";
import { clipped } from "../../mrkdwn.ts";
import { typedAs } from "../../proposed-names.ts";
import type { Proposed } from "../../proposed-names.ts";
import { timeText } from "../time-text.ts";
import { unitPath } from "./what-account.ts";

export interface TextField {
  readonly blockId: string;
  readonly actionId: string;
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly isOptional?: boolean;
  readonly isMultiline?: boolean;
}

/** Slack refuses a form whose field holds more. */
const VALUE_MOST = 3000;

export function textField(field: TextField): InputBlock {
  const { blockId, actionId, label, hint, placeholder, value } = field;
  return {
    type: "input",
    block_id: blockId,
    label: { type: "plain_text", text: label },
    ...(hint === undefined ? {} : { hint: { type: "plain_text", text: hint } }),
    ...(field.isOptional ? { optional: true } : {}),
    element: {
      type: "plain_text_input",
      action_id: actionId,
      ...(field.isMultiline ? { multiline: true } : {}),
      ...(placeholder === undefined
        ? {}
        : { placeholder: { type: "plain_text", text: placeholder } }),
      ...(value === "" ? {} : { initial_value: clipped(value, VALUE_MOST) }),
    },
  };
}

/** The client or project: what is typed is sent on with each letter, for what is proposed from it. */
export function nameTypedField(
  draft: Proposed<string>,
  { actionId, hint }: Required<Pick<TextField, "actionId" | "hint">>,
): InputBlock {
  const name = typedAs(draft);
  return {
    ...textField({
      ...{ blockId: BLOCKS.newName, label: "Client or project" },
      ...{ actionId, hint, value: name },
    }),
    dispatch_action: true,
    element: {
      type: "plain_text_input",
      action_id: actionId,
      dispatch_action_config: { trigger_actions_on: ["on_character_entered", "on_enter_pressed"] },
      ...(name === "" ? {} : { initial_value: name }),
    },
  };
}

/** As many as a select holds; of more, those are found that match what is typed. */
const MOST_OPTIONS = 100;

export function unitField(
  units: readonly OrganizationalUnit[],
  pickedId: string | undefined,
  isDispatched: boolean,
): InputBlock {
  const picked = units.find(({ id }) => id === pickedId);
  const initial = picked ? { initial_option: unitOption(picked) } : {};
  const common = { action_id: ACTIONS.pickUnit, ...initial };
  return {
    type: "input",
    block_id: BLOCKS.unit,
    // Which rules will be about the account depends on it.
    ...(isDispatched ? { dispatch_action: true } : {}),
    label: { type: "plain_text", text: "Organizational unit" },
    element:
      units.length <= MOST_OPTIONS
        ? { ...common, type: "static_select", options: units.map(unitOption) }
        : { ...common, type: "external_select", min_query_length: 0 },
  };
}

/** What matches in the names on the way to it. */
export function unitOptions(
  units: readonly OrganizationalUnit[],
  typed: string,
): PlainTextOption[] {
  const words = typed
    .toLowerCase()
    .split(/[\s›/]+/)
    .filter(Boolean);
  return units
    .filter(({ path }) => words.every((word) => path.toLowerCase().includes(word)))
    .slice(0, MOST_OPTIONS)
    .map(unitOption);
}

function unitOption(unit: OrganizationalUnit): PlainTextOption {
  return { text: { type: "plain_text", text: unitPath(unit) }, value: unit.id };
}

/** As many as Slack shows as checkboxes. */
const MOST_BOXES = 10;

export function rolesField(
  roles: readonly BaselineRole[],
  chosenKeys: readonly string[] | undefined,
): InputBlock {
  const options = roles.slice(0, MOST_OPTIONS).map(roleOption);
  const chosen = options.filter(({ value }) => chosenKeys?.includes(value) ?? true);
  const held = {
    action_id: FIELDS.roles,
    options,
    ...(chosen.length === 0 ? {} : { initial_options: chosen }),
  };
  return {
    type: "input",
    block_id: BLOCKS.roles,
    label: { type: "plain_text", text: "Access roles" },
    element:
      roles.length <= MOST_BOXES
        ? { ...held, type: "checkboxes" }
        : { ...held, type: "multi_static_select" },
  };
}

function roleOption(role: BaselineRole) {
  const { key, policies, sessionSeconds } = role;
  const may =
    policies.length === 0
      ? "everything, on the role Organizations makes"
      : policies.map((policy) => policy.split("/").at(-1)).join(", ");
  const text = `${may}; ${timeText(sessionSeconds)} at a time`;
  return {
    text: { type: "plain_text" as const, text: clipped(key, 75) },
    value: key,
    description: { type: "plain_text" as const, text: clipped(text, 75) },
  };
}

export function firstPeopleField(users: readonly string[]): InputBlock {
  return {
    type: "input",
    block_id: BLOCKS.firstPeople,
    optional: true,
    label: { type: "plain_text", text: "First people" },
    hint: {
      type: "plain_text",
      text: "They are let in as soon as the account is there, or asked for where another rule decides about it.",
    },
    element: {
      type: "multi_users_select",
      action_id: FIELDS.firstPeople,
      ...(users.length === 0 ? {} : { initial_users: [...users] }),
    },
  };
}

export function firstRoleField(
  roles: readonly BaselineRole[],
  pickedKey: string | undefined,
): InputBlock {
  const options = roles.slice(0, MOST_OPTIONS).map(({ key }) => ({
    text: { type: "plain_text" as const, text: clipped(key, 75) },
    value: key,
  }));
  const initial = options.find(({ value }) => value === pickedKey) ?? options[0];
  return {
    type: "input",
    block_id: BLOCKS.firstRole,
    optional: true,
    label: { type: "plain_text", text: "Their role" },
    element: {
      type: "static_select",
      action_id: FIELDS.firstRole,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}
