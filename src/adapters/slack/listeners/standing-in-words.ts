// An admin asked who may enter accounts without a request on record.
import { isRefusal } from "../../../domain/refusal.ts";
import { listStanding } from "../../../operations/list-standing.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer } from "../views/answer.ts";
import type { Shown } from "../views/shown.ts";
import { standingList } from "../views/standing-list.ts";
import type { Edge } from "./edge.ts";
import type { TypedCommand } from "./typed-command.ts";

export async function standingInWords(
  { ports }: Edge,
  { slug }: Extract<Typed, { kind: "standing" }>,
  { person }: TypedCommand,
): Promise<Shown> {
  const listed = await listStanding(ports, { by: person, ...(slug === undefined ? {} : { slug }) });
  return isRefusal(listed) ? refusalAnswer(listed) : standingList(listed, slug);
}
