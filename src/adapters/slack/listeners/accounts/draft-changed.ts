// Somebody typed a letter of the name of a new account, or picked a unit: what follows from it is proposed anew.
import { isRefusal } from "../../../../domain/refusal.ts";
import { newAccountForm } from "../../../../operations/accounts/new-account-form.ts";
import { proposeAnew } from "../../account-draft.ts";
import { slackTrouble } from "../../slack-trouble.ts";
import { newAccountModal } from "../../views/accounts/new-account-modal.ts";
import { outdatedButton } from "../click.ts";
import type { ClickHandler } from "../click.ts";
import { readDraft, typedNewName } from "./draft-values.ts";

export const draftChanged: ClickHandler = async (edge, { person, view }) => {
  if (!view) return outdatedButton();
  const form = await newAccountForm(edge.ports, person);
  // What is wrong is said when the form is sent: with each letter, it would be in the way.
  if (isRefusal(form) || form.units.length === 0) return {};
  const draft = proposeAnew(form.policy, readDraft(view), typedNewName(view));
  const redrawn = newAccountModal({ form, draft, access: edge.ports.policy });
  try {
    // Without the view's hash: of two letters the later must win, and Slack keeps what was typed.
    await edge.clients.modals.views.update({ view_id: view.id, view: redrawn });
  } catch (error) {
    const err = slackTrouble(error, "redrawing a form");
    // When it is sent, the proposals are made anew where they are behind.
    edge.logger.warn({ err }, "the names of a new account were not proposed");
  }
  return {};
};
