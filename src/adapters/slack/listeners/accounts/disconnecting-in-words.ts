// Somebody typed that a client's account is to be disconnected: the form opens that says what that means.
import { isRefusal } from "../../../../domain/refusal.ts";
import { disconnectForm } from "../../../../operations/accounts/disconnect-form.ts";
import type { Typed } from "../../command-grammar.ts";
import { disconnectModal } from "../../views/accounts/disconnect-modal.ts";
import { refusalAnswer } from "../../views/answer.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import type { TypedCommand } from "../typed-command.ts";

export async function disconnectingInWords(
  edge: Edge,
  { slug }: Extract<Typed, { kind: "disconnect-account" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const form = await disconnectForm(edge.ports, person, slug);
  if (isRefusal(form)) return refusalAnswer(form);
  return openModal(edge, triggerId, disconnectModal(form));
}
