// Somebody typed a letter of the name of an account, or picked a unit: what follows from it is proposed anew.
import { isRefusal } from "../../../../domain/refusal.ts";
import { connectForm } from "../../../../operations/accounts/connect-form.ts";
import { newAccountForm } from "../../../../operations/accounts/new-account-form.ts";
import { proposeAnew } from "../../account-draft.ts";
import { proposeSlugAnew } from "../../connection-draft.ts";
import { connectModal } from "../../views/accounts/connect-modal.ts";
import { newAccountModal } from "../../views/accounts/new-account-modal.ts";
import { outdatedButton } from "../click.ts";
import type { ClickHandler } from "../click.ts";
import { readConnectionDraft, typedClient } from "./connection-values.ts";
import { readDraft, typedNewName } from "./draft-values.ts";
import { redrawDraft } from "./redraw-draft.ts";

export const draftChanged: ClickHandler = async (edge, { person, view }) => {
  if (!view) return outdatedButton();
  const form = await newAccountForm(edge.ports, person);
  // What is wrong is said when the form is sent: with each letter, it would be in the way.
  if (isRefusal(form) || form.units.length === 0) return {};
  const draft = proposeAnew(form.policy, readDraft(view), typedNewName(view));
  await redrawDraft(edge, view.id, newAccountModal({ form, draft, access: edge.ports.policy }));
  return {};
};

/** The same for a client's account. */
export const connectionDraftChanged: ClickHandler = async (edge, { person, view }) => {
  if (!view) return outdatedButton();
  const form = await connectForm(edge.ports, person);
  if (isRefusal(form)) return {};
  const draft = proposeSlugAnew(readConnectionDraft(view), typedClient(view));
  const { policy } = form;
  await redrawDraft(edge, view.id, connectModal({ policy, draft, access: edge.ports.policy }));
  return {};
};
