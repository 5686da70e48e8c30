// Somebody picked an account in the form: the roles it has are filled in.
import { findAccount } from "../../../domain/access-policy.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import { slackTrouble } from "../slack-trouble.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { requestModal } from "../views/request-modal.ts";
import { outdatedButton } from "./click.ts";
import type { ClickHandler } from "./click.ts";

export const accountPicked: ClickHandler = async ({ ports, clients, logger }, click) => {
  const { value, viewId } = click;
  if (value === undefined || viewId === undefined) return outdatedButton();
  const account = findAccount(ports.policy, value);
  if (isRefusal(account)) return { say: refusalAnswer(account) };
  try {
    // Without the view's hash: of two quick picks the later must win, and Slack keeps what was typed.
    await clients.modals.views.update({ view_id: viewId, view: requestModal({ account }) });
    return {};
  } catch (error) {
    logger.warn({ err: slackTrouble(error, "redrawing a form") }, "roles could not be filled in");
    return {
      say: sentence("Slack did not show the roles in time. Please pick the account again."),
    };
  }
};
