// What becomes of access to a client's account while the client lets nobody in by Rolecall: the grant stays, and carries the mark.
import type { Command } from "./command.ts";
import type { Event } from "./event.ts";
import { isIn } from "./request.ts";
import type { AccessRequest } from "./request.ts";

/** Nothing where it is known already, or where nobody has the access. */
export function doorEvents(
  request: AccessRequest,
  { shut }: Extract<Command, { do: "record-door" }>,
  at: number,
): Event[] {
  if (!isIn(request, "active", "extending")) return [];
  const known = request.state.grant.shut;
  if (!shut) return known ? [{ what: "door-opened", at }] : [];
  const isKnown = known?.since === shut.since && known.why === shut.why;
  return isKnown ? [] : [{ what: "door-shut", at, shut }];
}
