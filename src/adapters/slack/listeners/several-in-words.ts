// Somebody typed several accounts with commas between them: asked for in one go.
import { isRefusal } from "../../../domain/refusal.ts";
import { askForSeveral } from "../../../operations/ask-for-several.ts";
import type { Typed } from "../command-grammar.ts";
import { COMMAND } from "../ids.ts";
import { code } from "../mrkdwn.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { severalAsked } from "../views/several-asked.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

export async function severalInWords(
  edge: Edge,
  { slugs, roleKey, lasting, reason }: Extract<Typed, { kind: "ask-several" }>,
  { person }: TypedCommand,
): Promise<Shown> {
  if (roleKey === undefined) {
    const example = code(`${COMMAND} ${slugs.join(",")} read-only 2h audit`);
    return sentence(`Name the role that you want in all of them, for example ${example}.`);
  }
  const asking = { requester: person, slugs, roleKey, lasting, reason };
  const asked = await askForSeveral(edge.ports, asking);
  return isRefusal(asked) ? refusalAnswer(asked, edge.management) : severalAsked(asked);
}
