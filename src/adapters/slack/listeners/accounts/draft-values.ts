// What somebody typed and picked in the form for a new account.
import type { ViewOutput } from "@slack/bolt";
import type { AccountDraft, ProposedField } from "../../account-draft.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { typedReason } from "../form-values.ts";

type Held = ViewOutput["state"]["values"][string][string];

/** The client or project, as the field holds it now. */
export function typedNewName(view: ViewOutput): string {
  return typedIn(view, ACTIONS.typeName);
}

export function readDraft(view: ViewOutput): AccountDraft {
  const [turn = "", ...proposedFor] = view.private_metadata.split("|");
  const turnOf = (field: ProposedField) => numberIn(blockWith(view, FIELDS[field]));
  return {
    turn: numberIn(turn),
    proposedFor: proposedFor.join("|"),
    names: ofEach((field) => typedIn(view, FIELDS[field])),
    turns: ofEach(turnOf),
    tags: typedIn(view, FIELDS.tags),
    reason: typedReason(view),
    ...choicesIn(view),
  };
}

function choicesIn(view: ViewOutput) {
  return {
    unitId: pickedUnit(view),
    roleKeys: (heldIn(view, FIELDS.roles)?.selected_options ?? []).map(({ value }) => value),
    firstPeople: heldIn(view, FIELDS.firstPeople)?.selected_users ?? [],
    firstRole: heldIn(view, FIELDS.firstRole)?.selected_option?.value,
  };
}

function ofEach<Value>(valueOf: (field: ProposedField) => Value): Record<ProposedField, Value> {
  return {
    slug: valueOf("slug"),
    accountName: valueOf("accountName"),
    email: valueOf("email"),
    birthRole: valueOf("birthRole"),
    alias: valueOf("alias"),
  };
}

export function pickedUnit(view: ViewOutput): string | undefined {
  return heldIn(view, ACTIONS.pickUnit)?.selected_option?.value;
}

export function typedEmail(view: ViewOutput): string {
  return typedIn(view, FIELDS.email);
}

function typedIn(view: ViewOutput, actionId: string): string {
  return heldIn(view, actionId)?.value ?? "";
}

/** The block in which the field stands; undefined where the form has none. */
export function blockWith({ state }: ViewOutput, actionId: string): string | undefined {
  return Object.keys(state.values).find((blockId) => actionId in (state.values[blockId] ?? {}));
}

function heldIn(view: ViewOutput, actionId: string): Held | undefined {
  return view.state.values[blockWith(view, actionId) ?? ""]?.[actionId];
}

/** The number at the end; 0 where there is none. */
function numberIn(text: string | undefined): number {
  return Number(/\d{1,6}$/.exec(text ?? "")?.[0] ?? 0);
}
