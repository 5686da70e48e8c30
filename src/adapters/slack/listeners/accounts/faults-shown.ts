// Where it is said what is wrong with a form: under its fields, or on top where something belongs to none.
import type { ViewOutput } from "@slack/bolt";
import { unformatted } from "../../mrkdwn.ts";
import type { Submitted } from "../submission.ts";
import { blockWith } from "./field-values.ts";

interface HowShown<Fault> {
  /** The action of the field that each is about. */
  readonly actions: Readonly<Record<string, string>>;
  /** In mrkdwn. */
  readonly words: (fault: Fault) => string;
  /** Slack shows who somebody is on top only. */
  readonly namesSomebody: (fault: Fault) => boolean;
  /** All of it, since something belongs to no field. */
  readonly onTop: (sentences: readonly string[]) => Promise<Submitted>;
}

export async function faultsShown<Fault extends { readonly field: string }>(
  view: ViewOutput,
  faults: readonly Fault[],
  { actions, words, namesSomebody, onTop }: HowShown<Fault>,
): Promise<Submitted> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const action = namesSomebody(fault) ? undefined : actions[fault.field];
    const blockId = action === undefined ? undefined : blockWith(view, action);
    if (blockId === undefined) return onTop(faults.map(words));
    errors[blockId] ??= unformatted(words(fault));
  }
  return { then: "show-errors", errors };
}
