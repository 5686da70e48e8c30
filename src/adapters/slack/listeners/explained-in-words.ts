// Somebody typed whose access to what is to be explained.
import { isRefusal } from "../../../domain/refusal.ts";
import { explainRule } from "../../../operations/explain-rule.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer } from "../views/answer.ts";
import { explanation } from "../views/explanation.ts";
import type { Shown } from "../views/shown.ts";
import { whichRole } from "../views/which-role.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

export async function explainedInWords(
  { ports }: Edge,
  { account, roleKey, user }: Extract<Typed, { kind: "explain" }>,
  { person }: TypedCommand,
): Promise<Shown> {
  if (roleKey === undefined) return whichRole(account);
  const about = user ?? person.user;
  const explained = await explainRule(ports, { by: person, about, slug: account.slug, roleKey });
  return isRefusal(explained) ? refusalAnswer(explained) : explanation(explained, about);
}
