// Somebody opened the Home tab.
import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { isRefusal } from "../../../domain/refusal.ts";
import { readActor } from "../actor.ts";
import { slackTrouble } from "../slack-trouble.ts";
import { homeWithSentence } from "../views/home-tab.ts";
import { refusalText } from "../views/refusal-text.ts";
import type { Edge } from "./edge.ts";
import { publishHome } from "./publish-home.ts";

type Args = SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs;

/** Slack was acknowledged before this runs: an event that fails is not sent again, and opening the tab again is enough. */
export function homeOpenedListener(edge: Edge) {
  return async ({ event, body }: Args): Promise<void> => {
    if (event.tab !== "home") return;
    const actor = await readActor(edge.door, {
      appId: body.api_app_id,
      team: body.team_id,
      // The event does not say it; users.info does.
      homeTeam: body.team_id,
      user: event.user,
      enterpriseInstall: false,
    });
    if (!isRefusal(actor)) return publishHome(edge, actor);
    const view = homeWithSentence(refusalText(actor));
    try {
      await edge.clients.messages.views.publish({ user_id: event.user, view });
    } catch (error) {
      edge.logger.warn({ err: slackTrouble(error, "drawing the Home tab") }, "Home was not drawn");
    }
  };
}
