// Every click on a button and every pick in a form: checked, handled, acknowledged, answered.
import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from "@slack/bolt";
import type { SlackPerson } from "../../../domain/person.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import { readActor, senderOf } from "../actor.ts";
import { ACTIONS } from "../ids.ts";
import { refusalAnswer } from "../views/answer.ts";
import {
  abandonClicked,
  adoptAccountClicked,
  approveAccountClicked,
  denyAccountClicked,
  fixAndRetryClicked,
  lookAgainClicked,
  retryAccountClicked,
  withdrawAccountClicked,
} from "./accounts/account-clicked.ts";
import { showCloudFormationClicked, showTerraformClicked } from "./accounts/client-kit-clicked.ts";
import { connectionDraftChanged, draftChanged } from "./accounts/draft-changed.ts";
import { accountPicked } from "./account-picked.ts";
import { acknowledge } from "./acknowledge.ts";
import { adoptStandingClicked } from "./adopt-standing-clicked.ts";
import { approveClicked } from "./approve-clicked.ts";
import { approveForLessClicked } from "./approve-for-less-clicked.ts";
import { askFromHomeClicked } from "./ask-from-home-clicked.ts";
import { byKind, outdatedButton } from "./click.ts";
import type { Click, Clicked, ClickHandler } from "./click.ts";
import { denyClicked } from "./deny-clicked.ts";
import { doneClicked } from "./done-clicked.ts";
import type { Edge } from "./edge.ts";
import { extendClicked } from "./extend-clicked.ts";
import { publishHome } from "./publish-home.ts";
import { retryClicked } from "./retry-clicked.ts";
import { reviewClicked } from "./review-clicked.ts";
import { revokeClicked, revokeWithSessionsClicked } from "./revoke-clicked.ts";
import { rolePicked } from "./role-picked.ts";
import { adoptDriftClicked, undoDriftClicked } from "./settle-drift-clicked.ts";
import { redrawStrayCopy } from "./stray-copy.ts";
import { tellClicker } from "./tell-clicker.ts";
import type { ClickPlace } from "./tell-clicker.ts";
import { whyNotHere } from "./why-not-here.ts";
import { withdrawClicked } from "./withdraw-clicked.ts";

export const CLICK_HANDLERS: ReadonlyMap<string, ClickHandler> = new Map([
  [ACTIONS.approve, byKind(approveClicked, approveAccountClicked)],
  [ACTIONS.approveForLess, approveForLessClicked],
  [ACTIONS.review, reviewClicked],
  [ACTIONS.deny, byKind(denyClicked, denyAccountClicked)],
  [ACTIONS.withdraw, byKind(withdrawClicked, withdrawAccountClicked)],
  [ACTIONS.done, doneClicked],
  [ACTIONS.retry, byKind(retryClicked, retryAccountClicked)],
  [ACTIONS.fixAndRetry, fixAndRetryClicked],
  [ACTIONS.adoptAccount, adoptAccountClicked],
  [ACTIONS.abandon, abandonClicked],
  [ACTIONS.typeName, draftChanged],
  [ACTIONS.pickUnit, draftChanged],
  [ACTIONS.typeClient, connectionDraftChanged],
  [ACTIONS.lookAgain, lookAgainClicked],
  [ACTIONS.showCloudFormation, showCloudFormationClicked],
  [ACTIONS.showTerraform, showTerraformClicked],
  [ACTIONS.extend, extendClicked],
  [ACTIONS.revoke, revokeClicked],
  [ACTIONS.revokeWithSessions, revokeWithSessionsClicked],
  [ACTIONS.undoDrift, undoDriftClicked],
  [ACTIONS.adoptDrift, adoptDriftClicked],
  [ACTIONS.adoptStanding, adoptStandingClicked],
  [ACTIONS.askFromHome, askFromHomeClicked],
  [ACTIONS.pickAccount, accountPicked],
  [ACTIONS.pickRole, rolePicked],
]);

/** The browser follows a link by itself; Slack only wants to know that we heard. */
export const ONLY_ACKNOWLEDGED: ReadonlySet<string> = new Set([ACTIONS.followLink]);

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;
type Action = BlockAction["actions"][number];

export function actionsListener(edge: Edge) {
  return async ({ body, action, ack, respond }: Args): Promise<void> => {
    if (ONLY_ACKNOWLEDGED.has(action.action_id)) return acknowledge(edge, ack);

    const actor = await whoClicked(edge, body);
    const clicked = isRefusal(actor)
      ? { say: refusalAnswer(actor) }
      : await handled(edge, action, clickOf(body, action, actor));

    await answer(edge, { place: { body, respond }, ack }, clicked);
    await redrawStrayCopy(edge, { body, respond }, clicked);
    if (body.view?.type === "home" && !isRefusal(actor)) {
      await publishHome(edge, actor, clicked.changed);
    }
  };
}

interface Waiting {
  readonly place: ClickPlace;
  readonly ack: Args["ack"];
}

// What was changed is stored by now, and Slack hears of it first. Where nothing was, the person is told first: a click that is
// acknowledged and of which nobody hears looks as if it had counted, so that Slack shows its own error instead.
async function answer(edge: Edge, { place, ack }: Waiting, { say, changed }: Clicked) {
  if (say && !changed && !(await tellClicker(edge, place, say))) {
    throw new Error("A click changed nothing, and whoever clicked could not be told why.");
  }
  await acknowledge(edge, ack);
  if (say && changed) await tellClicker(edge, place, say);
}

async function whoClicked(edge: Edge, body: BlockAction): Promise<SlackPerson | Refusal> {
  const [actor, notHere] = await Promise.all([
    readActor(edge.door, senderOf(body)),
    whyNotHere(edge, body),
  ]);
  return isRefusal(actor) ? actor : (notHere ?? actor);
}

async function handled(edge: Edge, { action_id }: Action, click: Click): Promise<Clicked> {
  const handler = CLICK_HANDLERS.get(action_id);
  return handler ? handler(edge, click) : outdatedButton();
}

function clickOf(body: BlockAction, action: Action, person: SlackPerson): Click {
  return { person, triggerId: body.trigger_id, value: valueOf(action), view: body.view };
}

function valueOf(action: Action): string | undefined {
  if (action.type === "button") return action.value;
  const isSelect = action.type === "external_select" || action.type === "static_select";
  return isSelect ? action.selected_option?.value : undefined;
}
