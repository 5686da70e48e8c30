// Opening a form, which Slack allows for three seconds after a click or a command.
import type { ModalView } from "@slack/types";
import { COMMAND } from "../ids.ts";
import { code } from "../mrkdwn.ts";
import { slackTrouble } from "../slack-trouble.ts";
import { sentence } from "../views/answer.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";

/** What to say where the form did not open; undefined where it did. */
export async function openModal(
  { clients, logger }: Pick<Edge, "clients" | "logger">,
  triggerId: string,
  view: ModalView,
): Promise<Shown | undefined> {
  try {
    await clients.modals.views.open({ trigger_id: triggerId, view });
    return undefined;
  } catch (error) {
    logger.warn({ err: slackTrouble(error, "opening a form") }, "a form did not open");
    return sentence(
      `Slack did not open the form in time. Please try again, or type everything at once: ${code(`${COMMAND} help`)} shows how.`,
    );
  }
}
