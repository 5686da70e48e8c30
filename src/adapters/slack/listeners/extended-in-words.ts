// Somebody typed that they want more time: asked at once where nothing is missing, else the form opens.
import { readLasting } from "../../../domain/duration.ts";
import { readReason } from "../../../domain/reason.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { RequestKey } from "../../../domain/request.ts";
import { extendAccess, mayExtend } from "../../../operations/extend-access.ts";
import { findGrantOf } from "../../../operations/find-mine.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer } from "../views/answer.ts";
import { moreTimeAsked } from "../views/more-time-asked.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import { openExtendForm } from "./open-extend-form.ts";
import { findAccessByRef } from "./find-access-by-ref.ts";
import type { TypedCommand } from "./typed-command.ts";

type Extend = Extract<Typed, { kind: "extend" }>;

export async function extendedInWords(
  edge: Edge,
  extend: Extend,
  typed: TypedCommand,
): Promise<Shown | undefined> {
  const { ports } = edge;
  const { grant, lasting, reason } = extend;
  const by = typed.person;
  const key =
    "byRef" in grant
      ? await findAccessByRef(ports, grant.byRef)
      : await findGrantOf(ports, by, grant);
  if (isRefusal(key)) return refusalAnswer(key);
  if (lasting === undefined || reason === "") return askForRest(edge, { key, extend }, typed);
  const { request, refusal } = await extendAccess(ports, { key, by, lasting, reason });
  return refusal ? refusalAnswer(refusal) : moreTimeAsked(request);
}

async function askForRest(
  edge: Edge,
  { key, extend }: { readonly key: RequestKey; readonly extend: Extend },
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  // A form would cut a reason that is too long, so that is said before one opens.
  const read = readReason(extend.reason);
  if (isRefusal(read) && read.refused === "reason-too-long") return refusalAnswer(read);
  const { request, refusal } = await mayExtend(edge.ports, key, person);
  if (refusal) return refusalAnswer(refusal);
  const lasting = readLasting(extend.lasting ?? "");
  return openExtendForm(edge, triggerId, { request, lasting, reason: extend.reason });
}
