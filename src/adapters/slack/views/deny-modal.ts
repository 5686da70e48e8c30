// The form that asks an approver why they say no.
import type { ModalView } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { CALLBACKS } from "../ids.ts";
import { clipped, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { waitingWish } from "./more-time.ts";
import { reasonField } from "./reason-field.ts";
import { line, quote } from "./shown.ts";
import type { Part } from "./shown.ts";
import { timeText } from "./time-text.ts";
import { forText, wholeSeatText } from "./what-is-asked.ts";

/** `extension`: the wish for more time that is meant, or 0 for the ask itself. */
export function denyModal(request: AccessRequest, extension: number): ModalView {
  const { key, ref } = request;
  return {
    type: "modal",
    callback_id: CALLBACKS.deny,
    private_metadata: requestValue(key, extension),
    title: { type: "plain_text", text: clipped(`Deny ${ref}`, 24) },
    submit: { type: "plain_text", text: "Deny" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...whatIsDenied(request, extension).map(({ block }) => block),
      reasonField({
        label: "Why not?",
        placeholder: "The person who asked will read this",
      }),
    ],
  };
}

function whatIsDenied(request: AccessRequest, extension: number): Part[] {
  const { ask } = request;
  const wish = waitingWish(request);
  const who = mention(ask.requester);
  if (wish && wish.number === extension) {
    const more = `for ${timeText(wish.seconds)} more`;
    return [line(`${who} asks to keep ${wholeSeatText(ask)} ${more}.`), quote("Why", wish.reason)];
  }
  return [
    line(`${who} asks for ${wholeSeatText(ask)} ${forText(ask.lasting)}.`),
    quote("Why", ask.reason),
  ];
}
