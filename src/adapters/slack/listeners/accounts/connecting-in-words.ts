// Somebody typed that they want a client's account connected: the form opens, with the short name proposed.
import { isRefusal } from "../../../../domain/refusal.ts";
import { connectForm } from "../../../../operations/accounts/connect-form.ts";
import type { Typed } from "../../command-grammar.ts";
import { newConnectionDraft } from "../../connection-draft.ts";
import { connectModal } from "../../views/accounts/connect-modal.ts";
import { refusalAnswer } from "../../views/answer.ts";
import type { Shown } from "../../views/shown.ts";
import type { Edge } from "../edge.ts";
import { openModal } from "../open-modal.ts";
import type { TypedCommand } from "../typed-command.ts";

export async function connectingInWords(
  edge: Edge,
  { name }: Extract<Typed, { kind: "connect-account" }>,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const form = await connectForm(edge.ports, person);
  if (isRefusal(form)) return refusalAnswer(form);
  const draft = newConnectionDraft(name);
  const { policy } = form;
  return openModal(edge, triggerId, connectModal({ policy, draft, access: edge.ports.policy }));
}
