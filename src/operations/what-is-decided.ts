// What a decision is about: the ask itself, or one of the wishes for more time that may follow it.
import { pendingExtension } from "../domain/extend-grant.ts";
import type { AccessRequest } from "../domain/request.ts";

/** A button names the ask (0) or a wish for more time by its number; whoever types means what waits now. */
export type Meant = number | "what waits";

export function meantExtension(request: AccessRequest, meant: Meant): number {
  return meant === "what waits" ? pendingExtension(request) : meant;
}
