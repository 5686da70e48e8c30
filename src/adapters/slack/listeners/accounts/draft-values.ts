// What somebody typed and picked in the form for a new account.
import type { ViewOutput } from "@slack/bolt";
import type { AccountDraft, ProposedField } from "../../account-draft.ts";
import { ACTIONS, BLOCKS, FIELDS } from "../../ids.ts";
import { typedReason } from "../form-values.ts";

type Held = ViewOutput["state"]["values"][string][string];

/** The client or project, as the field holds it now. */
export function typedNewName(view: ViewOutput): string {
  return heldIn(view, ACTIONS.typeName)?.value ?? "";
}

export function readDraft(view: ViewOutput): AccountDraft {
  const [turn = "", ...proposedFor] = view.private_metadata.split("|");
  const typed = (field: ProposedField) => heldIn(view, FIELDS[field])?.value ?? "";
  const turnOf = (field: ProposedField) => numberIn(blockWith(view, FIELDS[field]));
  return {
    turn: numberIn(turn),
    proposedFor: proposedFor.join("|"),
    names: {
      slug: typed("slug"),
      accountName: typed("accountName"),
      email: typed("email"),
      birthRole: typed("birthRole"),
      alias: typed("alias"),
    },
    turns: {
      slug: turnOf("slug"),
      accountName: turnOf("accountName"),
      email: turnOf("email"),
      birthRole: turnOf("birthRole"),
      alias: turnOf("alias"),
    },
    unitId: pickedUnit(view),
    roleKeys: (heldIn(view, FIELDS.roles)?.selected_options ?? []).map(({ value }) => value),
    tags: heldIn(view, FIELDS.tags)?.value ?? "",
    firstPeople: heldIn(view, FIELDS.firstPeople)?.selected_users ?? [],
    firstRole: heldIn(view, FIELDS.firstRole)?.selected_option?.value,
    reason: typedReason(view),
  };
}

export function pickedUnit(view: ViewOutput): string | undefined {
  return heldIn(view, ACTIONS.pickUnit)?.selected_option?.value;
}

export function typedEmail({ state }: ViewOutput): string {
  return state.values[BLOCKS.email]?.[FIELDS.email]?.value ?? "";
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
