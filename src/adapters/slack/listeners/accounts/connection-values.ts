// What somebody typed and picked in the form that asks to connect a client's account.
import type { ViewOutput } from "@slack/bolt";
import type { ConnectionDraft } from "../../connection-draft.ts";
import { ACTIONS, FIELDS } from "../../ids.ts";
import { numberAtEnd, readMetadata } from "../../proposed-names.ts";
import { typedReason } from "../form-values.ts";
import { blockWith, peopleIn, pickedIn, tickedIn, typedIn } from "./field-values.ts";

/** The client or project, as the field holds it now. */
export function typedClient(view: ViewOutput): string {
  return typedIn(view, ACTIONS.typeClient);
}

export function readConnectionDraft(view: ViewOutput): ConnectionDraft {
  return {
    ...readMetadata(view.private_metadata),
    names: { slug: typedIn(view, FIELDS.slug) },
    turns: { slug: numberAtEnd(blockWith(view, FIELDS.slug)) },
    accountId: typedIn(view, FIELDS.accountId),
    roleKeys: tickedIn(view, FIELDS.roles),
    roleNames: typedIn(view, FIELDS.roleNames),
    trust: pickedIn(view, FIELDS.trust),
    people: peopleIn(view, FIELDS.people),
    reason: typedReason(view),
  };
}
