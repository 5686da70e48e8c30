// The answer to somebody who has just asked for more time.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import { untilText } from "./grant-text.ts";
import { waitingWish } from "./more-time.ts";
import type { Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { seatText } from "./what-is-asked.ts";

export function moreTimeAsked(request: AccessRequest): Shown {
  const { ask, ref } = request;
  const wish = waitingWish(request);
  const more = wish ? `${timeText(wish.seconds)} more` : "more time";
  const lasts = isIn(request, "active") ? untilText(request.state.grant.endsAt) : "as before";
  return sentence(
    `Asked for ${more} with ${seatText(ask)}. The approvers have it; until one of them says yes, it lasts ${lasts}. I tell you in a direct message how it goes. ${bold(ref)}`,
  );
}
