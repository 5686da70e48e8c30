// What an approver reads at the top of a form: who asks for what, and why.
import type { AccessRequest } from "../../../domain/request.ts";
import { mention } from "../mrkdwn.ts";
import { accountLines, wholeAskedText } from "./batch-text.ts";
import { waitingWish } from "./more-time.ts";
import { line, quote } from "./shown.ts";
import type { Part } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { forText, wholeSeatText } from "./what-is-asked.ts";

/** `extension`: the wish for more time that is meant, or 0 for the ask itself. */
export function whatIsDecided(request: AccessRequest, extension: number): Part[] {
  const { ask } = request;
  const wish = waitingWish(request);
  const who = mention(ask.requester);
  if (wish && wish.number === extension) {
    const more = `for ${timeText(wish.seconds)} more`;
    return [line(`${who} asks to keep ${wholeSeatText(ask)} ${more}.`), quote("Why", wish.reason)];
  }
  return [
    line(`${who} asks for ${wholeAskedText(ask)} ${forText(ask.lasting)}.`),
    ...accountLines(request),
    quote("Why", ask.reason),
  ];
}
