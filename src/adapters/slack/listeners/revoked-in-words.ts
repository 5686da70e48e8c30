// An admin typed whose access is to end, and whether their open sessions are to end too.
import { isRefusal } from "../../../domain/refusal.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { RequestKey } from "../../../domain/request.ts";
import { findGrantOf } from "../../../operations/find-mine.ts";
import { revokeAccess } from "../../../operations/revoke-access.ts";
import type { Typed } from "../command-grammar.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { revoked, whoseAccess } from "../views/revoked.ts";
import type { Shown } from "../views/shown.ts";
import type { Edge } from "./edge.ts";
import { findAccessByRef } from "./find-access-by-ref.ts";
import type { TypedCommand } from "./typed-command.ts";

type Revoke = Extract<Typed, { kind: "revoke" }>;

export async function revokedInWords(
  edge: Edge,
  { grant, sessions }: Revoke,
  typed: TypedCommand,
): Promise<Shown> {
  const { ports } = edge;
  const { person } = typed;
  // Before anything is looked up: what others have is not for everybody to find out.
  if (!ports.policy.admins.includes(person.user)) return refusalAnswer({ refused: "not-an-admin" });
  const key = await findMeant(edge, grant, typed);
  if (isRefusal(key)) {
    return "user" in grant ? sentence(whoseAccess(key, grant)) : refusalAnswer(key);
  }
  const { request, refusal } = await revokeAccess(ports, { key, by: person, sessions });
  return refusal ? refusalAnswer(refusal) : sentence(revoked(request));
}

function findMeant(
  { ports }: Edge,
  grant: Revoke["grant"],
  { person }: TypedCommand,
): Promise<RequestKey | Refusal> {
  if ("byRef" in grant) return findAccessByRef(ports, grant.byRef);
  return findGrantOf(ports, { team: person.team, user: grant.user }, grant);
}
