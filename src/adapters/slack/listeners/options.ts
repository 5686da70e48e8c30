// What somebody types into the account field, answered with the accounts that match.
import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from "@slack/bolt";
import { isRefusal } from "../../../domain/refusal.ts";
import { readActor, senderOf } from "../actor.ts";
import { ACTIONS, FIELDS } from "../ids.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Edge } from "./edge.ts";

export const SUGGESTED: ReadonlySet<string> = new Set([ACTIONS.pickAccount, FIELDS.others]);

type Args = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;

export function optionsListener(edge: Edge) {
  return async ({ body, ack }: Args): Promise<void> => {
    const actor = await readActor(edge.door, senderOf(body));
    // The names of clients are for colleagues only.
    const mayKnow = !isRefusal(actor) && SUGGESTED.has(body.action_id);
    await acknowledge(edge, ack, { options: mayKnow ? edge.accountOptions(body.value) : [] });
  };
}
