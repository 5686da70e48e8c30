// Redrawing the form that asks for access, because what it offers depends on what was picked.
import { slackTrouble } from "../slack-trouble.ts";
import { requestModal } from "../views/request-modal.ts";
import type { Prefilled } from "../views/request-modal.ts";
import type { Clicked } from "./click.ts";
import type { Edge } from "./edge.ts";

/** `missing`: what is not offered where this fails. Nothing is said then, which would take the form's place: sent as it is, it comes back with what is missing. */
export async function redrawForm(
  { clients, logger }: Edge,
  form: { readonly viewId: string; readonly shows: Prefilled },
  missing: string,
): Promise<Clicked> {
  try {
    // Without the view's hash: of two quick picks the later must win, and Slack keeps what was typed.
    await clients.modals.views.update({ view_id: form.viewId, view: requestModal(form.shows) });
  } catch (error) {
    logger.warn({ err: slackTrouble(error, "redrawing a form") }, `${missing} were not filled in`);
  }
  return {};
}
