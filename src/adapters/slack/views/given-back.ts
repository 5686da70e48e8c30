// What somebody is answered who typed that they are done.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold } from "../mrkdwn.ts";
import { isTakenAway, staysText } from "./end-text.ts";
import { seatText } from "./what-is-asked.ts";

/** In mrkdwn. */
export function givenBack(request: AccessRequest): string {
  const { ask, ref } = request;
  const isKept = isIn(request, "ending", "ended") && !isTakenAway(request);
  return isKept
    ? `Thank you. Rolecall is done with ${seatText(ask)}. ${staysText(request, "Your")} ${bold(ref)}`
    : `Thank you. Your access to ${seatText(ask)} is being taken away. ${bold(ref)}`;
}
