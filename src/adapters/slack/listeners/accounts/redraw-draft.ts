// Drawing a form anew while somebody types in it, with what is proposed from that.
import type { ModalView } from "@slack/types";
import { slackTrouble } from "../../slack-trouble.ts";
import type { Edge } from "../edge.ts";

/** When the form is sent, the proposals are made anew where they are behind: so a failure here is in nobody's way. */
export async function redrawDraft(
  { clients, logger }: Edge,
  viewId: string,
  view: ModalView,
): Promise<void> {
  try {
    // Without the view's hash: of two letters the later must win, and Slack keeps what was typed.
    await clients.modals.views.update({ view_id: viewId, view });
  } catch (error) {
    const err = slackTrouble(error, "redrawing a form");
    logger.warn({ err }, "the names of an account were not proposed");
  }
}
