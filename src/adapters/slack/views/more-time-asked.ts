// The answer to somebody who has just asked for more time.
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, when } from "../mrkdwn.ts";
import { sentence } from "./answer.ts";
import { yesText } from "./approved-by.ts";
import { untilText } from "./grant-text.ts";
import { waitingWish } from "./more-time.ts";
import type { Shown } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { seatText } from "./what-is-asked.ts";

export function moreTimeAsked(request: AccessRequest): Shown {
  const { ask, ref } = request;
  const wish = waitingWish(request);
  const more = wish ? `${timeText(wish.seconds)} more` : "more time";
  if (isIn(request, "extending")) {
    return sentence(
      `${yesText(request.state.approval)}: you have ${seatText(ask)} until ${when(request.state.endsAt)}, which is being written. ${bold(ref)}`,
    );
  }
  const lasts = isIn(request, "active") ? untilText(request.state.grant.endsAt) : "as before";
  return sentence(
    `Asked for ${more} with ${seatText(ask)}. The approvers have it; until it is approved, it lasts ${lasts}. I tell you in a direct message how it goes. ${bold(ref)}`,
  );
}
