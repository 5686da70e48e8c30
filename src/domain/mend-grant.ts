// How a grant that somebody changed by hand is made as it was: the request looks again at once, and makes what is missing.
import type { Command } from "./command.ts";
import type { Event } from "./event.ts";
import type { Refusal } from "./refusal.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";

type Decision = { readonly events: readonly Event[] } | Refusal;

export function mend(
  request: AccessRequest,
  { by, admins }: Extract<Command, { do: "mend" }>,
  now: number,
): Decision {
  if (!admins.includes(by.user)) return { refused: "drift-for-admins" };
  const { ask, ref } = request;
  const about = { account: ask.account.slug, role: ask.role.key };
  if (isIn(request, "active")) return { events: [{ what: "mend-ordered", at: now, by }] };
  // More time is just being written, by which the guard or the policy comes about anyway.
  if (isIn(request, "extending")) return { refused: "still-working", ref, ...about };
  return { refused: "not-active", account: ask.account.slug, roles: [] };
}
