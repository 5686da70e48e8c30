// The reply under the card about the review of access that was taken without asking: a reminder, or what came of it.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { line, quote, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";
import { seatText } from "./what-is-asked.ts";
import { whoIsAsked, withoutPeople } from "./who-is-asked.ts";

export function reviewReply(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask, ref, review } = request;
  const what = `what ${mention(ask.requester)} took by break-glass, ${seatText(ask)}`;
  if (review?.closed) {
    const { by, at, comment } = review.closed;
    return shown([
      line(`${bold(ref)}: ${mention(by)} reviewed ${what}, ${when(at)}.`),
      quote("Comment", comment),
    ]);
  }
  const asked = mentionedText(withoutPeople(whoIsAsked(request, policy), [ask.requester]));
  const since = review ? ` since ${when(review.since)}` : "";
  return shown([
    line(
      `${asked === "" ? "" : `${asked}: `}${bold(ref)} waits for a review${since}: ${what}. Press Review on the card, or type ${code(`${COMMAND} review ${ref} <comment>`)}.`,
    ),
  ]);
}
