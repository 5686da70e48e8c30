// What somebody picked or typed in a form, as far as it is there.
import type { ViewOutput } from "@slack/bolt";
import { readLasting } from "../../../domain/duration.ts";
import type { Lasting } from "../../../domain/duration.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { ACTIONS, BLOCKS, FIELDS } from "../ids.ts";

export function pickedAccount(view: ViewOutput): string | undefined {
  return picked(view, BLOCKS.account, ACTIONS.pickAccount);
}

export function pickedRole(view: ViewOutput, slug: string): string | undefined {
  return picked(view, BLOCKS.roleOf(slug), ACTIONS.pickRole);
}

/** As it is typed: `4h`. */
export function pickedTime(view: ViewOutput, blockId: string): string | undefined {
  return picked(view, blockId, FIELDS.time);
}

export function typedReason({ state }: ViewOutput): string {
  return state.values[BLOCKS.reason]?.[FIELDS.reason]?.value ?? "";
}

/** The account's name, where the form asks for it. */
export function typedName({ state }: ViewOutput): string | undefined {
  return state.values[BLOCKS.name]?.[FIELDS.name]?.value ?? undefined;
}

/** The other accounts that the same is wanted in. */
export function pickedOthers({ state }: ViewOutput): readonly string[] {
  const options = state.values[BLOCKS.others]?.[FIELDS.others]?.selected_options ?? [];
  return options.map(({ value }) => value);
}

/** Where a refusal is about the words that were typed. */
export function reasonAtFault({ refused }: Refusal): string | undefined {
  const isAboutWords = refused === "reason-missing" || refused === "reason-too-long";
  return isAboutWords ? BLOCKS.reason : undefined;
}

/** The same where the account's name has to be typed besides. */
export function nameAtFault(refusal: Refusal): string | undefined {
  return refusal.refused === "name-not-typed" ? BLOCKS.name : reasonAtFault(refusal);
}

/** What the form still holds when it is drawn anew: the reason, and the time that was typed with the command. */
export function keptIn(view: ViewOutput): {
  readonly lasting: Lasting | undefined;
  readonly reason: string;
} {
  return { lasting: readLasting(view.private_metadata), reason: typedReason(view) };
}

function picked({ state }: ViewOutput, blockId: string, actionId: string): string | undefined {
  return state.values[blockId]?.[actionId]?.selected_option?.value;
}
