// An admin typed what is to become of what was changed by hand in AWS, or asked what there is.
import { isRefusal } from "../../../domain/refusal.ts";
import { listDrift, settleDrift } from "../../../operations/settle-drift.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer } from "../views/answer.ts";
import { driftList, driftSettled } from "../views/drift-message.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

export async function driftInWords(
  { ports }: Edge,
  { settle }: Extract<Typed, { kind: "drift" }>,
  { person }: TypedCommand,
): Promise<Shown> {
  if (settle) {
    const settled = await settleDrift(ports, { ...settle, by: person });
    return isRefusal(settled) ? refusalAnswer(settled) : driftSettled(settled);
  }
  const open = await listDrift(ports, person);
  return isRefusal(open) ? refusalAnswer(open) : driftList(open);
}
