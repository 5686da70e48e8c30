// The form that asks an approver why they say no.
import type { ModalView } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { CALLBACKS } from "../ids.ts";
import { clipped, mention } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { reasonField } from "./reason-field.ts";
import { line, quote } from "./shown.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export function denyModal(request: AccessRequest): ModalView {
  const { ask, key, ref } = request;
  return {
    type: "modal",
    callback_id: CALLBACKS.deny,
    private_metadata: requestValue(key),
    title: { type: "plain_text", text: clipped(`Deny ${ref}`, 24) },
    submit: { type: "plain_text", text: "Deny" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(`${mention(ask.requester)} asks for ${wholeSeatText(ask)}.`).block,
      quote("Why", ask.reason).block,
      reasonField({
        label: "Why not?",
        placeholder: "The person who asked will read this",
      }),
    ],
  };
}
