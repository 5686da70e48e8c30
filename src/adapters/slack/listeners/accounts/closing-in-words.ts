// Somebody typed that an account is to be closed: the form opens that says what that means.
import { isRefusal } from "../../../../domain/refusal.ts";
import { closingForm } from "../../../../operations/accounts/closing-form.ts";
import type { Typed } from "../../command-grammar.ts";
import { closeAccountModal } from "../../views/accounts/closing-modals.ts";
import { refusalAnswer } from "../../views/answer.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import type { TypedCommand } from "../typed-command.ts";

export async function closingInWords(
  edge: Edge,
  { slug }: Extract<Typed, { kind: "close-account" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const form = await closingForm(edge.ports, person, slug);
  if (isRefusal(form)) return refusalAnswer(form);
  return openModal(edge, triggerId, closeAccountModal(form));
}
