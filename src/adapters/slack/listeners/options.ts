// What somebody types into the field for an account or a unit, answered with those that match.
import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from "@slack/bolt";
import type { PlainTextOption } from "@slack/types";
import { isRefusal } from "../../../domain/refusal.ts";
import { readActor, senderOf } from "../actor.ts";
import { ACTIONS, FIELDS } from "../ids.ts";
import { unitOptions } from "../views/accounts/account-fields.ts";
import { choosableUnits } from "./accounts/choosable-units.ts";
import { acknowledge } from "./acknowledge.ts";
import type { Edge } from "./edge.ts";

type Suggest = (edge: Edge, typed: string) => PlainTextOption[] | Promise<PlainTextOption[]>;

const accounts: Suggest = (edge, typed) => edge.accountOptions(typed);

export const SUGGESTED: ReadonlyMap<string, Suggest> = new Map<string, Suggest>([
  [ACTIONS.pickAccount, accounts],
  [FIELDS.others, accounts],
  [ACTIONS.pickUnit, unitsMatching],
]);

async function unitsMatching({ ports }: Edge, typed: string): Promise<PlainTextOption[]> {
  const units = await choosableUnits(ports);
  return isRefusal(units) ? [] : unitOptions(units, typed);
}

type Args = SlackOptionsMiddlewareArgs<"block_suggestion"> & AllMiddlewareArgs;

export function optionsListener(edge: Edge) {
  return async ({ body, ack }: Args): Promise<void> => {
    const actor = await readActor(edge.door, senderOf(body));
    // The names of clients are for colleagues only.
    const suggest = isRefusal(actor) ? undefined : SUGGESTED.get(body.action_id);
    await acknowledge(edge, ack, { options: suggest ? await suggest(edge, body.value) : [] });
  };
}
