// What somebody typed and picked in the form for a new account.
import type { ViewOutput } from "@slack/bolt";
import type { AccountDraft, ProposedField } from "../../account-draft.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { numberAtEnd, readMetadata } from "../../proposed-names.ts";
import { typedReason } from "../form-values.ts";
import { blockWith, peopleIn, pickedIn, tickedIn, typedIn } from "./field-values.ts";

/** The client or project, as the field holds it now. */
export function typedNewName(view: ViewOutput): string {
  return typedIn(view, ACTIONS.typeName);
}

export function readDraft(view: ViewOutput): AccountDraft {
  return {
    ...readMetadata(view.private_metadata),
    names: ofEach((field) => typedIn(view, FIELDS[field])),
    turns: ofEach((field) => numberAtEnd(blockWith(view, FIELDS[field]))),
    tags: typedIn(view, FIELDS.tags),
    reason: typedReason(view),
    unitId: pickedUnit(view),
    roleKeys: tickedIn(view, FIELDS.roles),
    firstPeople: peopleIn(view, FIELDS.firstPeople),
    firstRole: pickedIn(view, FIELDS.firstRole),
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
  return pickedIn(view, ACTIONS.pickUnit);
}

export function typedEmail(view: ViewOutput): string {
  return typedIn(view, FIELDS.email);
}
