// Answers somebody who clicked, so that nobody else sees it: under the message, or in a modal where there is none.
import type { BlockAction, RespondFn } from "@slack/bolt";
import { sentenceModal } from "../views/sentence-modal.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";

export interface ClickPlace {
  readonly body: BlockAction;
  readonly respond: RespondFn;
}

/** Whether it arrived. */
export async function tellClicker(
  { clients, logger }: Edge,
  { body, respond }: ClickPlace,
  { text, blocks }: Shown,
): Promise<boolean> {
  const { modals } = clients;
  const view = sentenceModal({ text, blocks });
  try {
    if (body.response_url) {
      await respond({ response_type: "ephemeral", replace_original: false, text, blocks });
    } else if (body.view?.type === "modal") {
      await modals.views.update({ view_id: body.view.id, view });
    } else {
      await modals.views.open({ trigger_id: body.trigger_id, view });
    }
    return true;
  } catch (error) {
    logger.warn({ err: error }, "an answer to a click did not arrive");
    return false;
  }
}
