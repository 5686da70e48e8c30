// Redrawing the form that asks for access, because what it offers depends on what was picked.
import { slackTrouble } from "../slack-trouble.ts";
import { sentence } from "../views/answer.ts";
import { requestModal } from "../views/request-modal.ts";
import type { Prefilled } from "../views/request-modal.ts";
import type { Clicked } from "./click.ts";
import type { Edge } from "./edge.ts";

/** `missing`: what would not be offered if this failed, and `again`: what to pick once more. */
export async function redrawForm(
  { clients, logger }: Edge,
  form: { readonly viewId: string; readonly shows: Prefilled },
  { missing, again }: { readonly missing: string; readonly again: string },
): Promise<Clicked> {
  try {
    // Without the view's hash: of two quick picks the later must win, and Slack keeps what was typed.
    await clients.modals.views.update({ view_id: form.viewId, view: requestModal(form.shows) });
    return {};
  } catch (error) {
    logger.warn({ err: slackTrouble(error, "redrawing a form") }, `${missing} were not filled in`);
    return {
      say: sentence(`Slack did not show the ${missing} in time. Please pick the ${again} again.`),
    };
  }
}
