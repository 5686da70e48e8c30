// The form that asks for a comment on access that was taken without asking.
import type { ModalView } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { CALLBACKS } from "../ids.ts";
import { clipped, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { reasonField } from "./reason-field.ts";
import { line, quote } from "./shown.ts";
import { forText, wholeSeatText } from "./what-is-asked.ts";

export function reviewModal({ ask, key, ref }: AccessRequest): ModalView {
  const took = `${mention(ask.requester)} took ${wholeSeatText(ask)} ${forText(ask.lasting)}, by break-glass.`;
  return {
    type: "modal",
    callback_id: CALLBACKS.review,
    private_metadata: requestValue(key),
    title: { type: "plain_text", text: clipped(`Review ${ref}`, 24) },
    submit: { type: "plain_text", text: "Close the review" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(took).block,
      quote("Why", ask.reason).block,
      reasonField({
        label: "What did you find?",
        placeholder: "What was done with it, and whether it was right",
      }),
    ],
  };
}
