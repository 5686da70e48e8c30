// Somebody typed that they want a new account: the form opens, with what is proposed from its name.
import { isRefusal } from "../../../../domain/refusal.ts";
import { newAccountForm } from "../../../../operations/accounts/new-account-form.ts";
import { newDraft } from "../../account-draft.ts";
import type { Typed } from "../../command-grammar.ts";
import { newAccountModal } from "../../views/accounts/new-account-modal.ts";
import { refusalAnswer } from "../../views/answer.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import type { TypedCommand } from "../typed-command.ts";

export async function newAccountInWords(
  edge: Edge,
  { name }: Extract<Typed, { kind: "new-account" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const form = await newAccountForm(edge.ports, person);
  if (isRefusal(form)) return refusalAnswer(form);
  if (form.units.length === 0) return refusalAnswer({ refused: "unknown-unit", unit: "" });
  const draft = newDraft(form.policy, name);
  const view = newAccountModal({ form, draft, access: edge.ports.policy });
  return openModal(edge, triggerId, view);
}
