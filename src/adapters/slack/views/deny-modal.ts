// The form that asks an approver why they say no.
import type { ModalView } from "@slack/types";
import type { AccessRequest } from "../../../domain/request.ts";
import { CALLBACKS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { reasonField } from "./reason-field.ts";
import type { Part } from "./shown.ts";
import { whatIsDecided } from "./what-is-decided-text.ts";

/** `extension`: the wish for more time that is meant, or 0 for the ask itself. */
export function denyModal(request: AccessRequest, extension: number): ModalView {
  return denyForm(request, whatIsDecided(request, extension), extension);
}

/** `about`: what is denied, in words. */
export function denyForm(
  { key, ref }: Pick<AccessRequest, "key" | "ref">,
  about: readonly Part[],
  extension = 0,
): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.deny,
    private_metadata: requestValue(key, extension),
    title: { type: "plain_text", text: clipped(`Deny ${ref}`, 24) },
    submit: { type: "plain_text", text: "Deny" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...about.map(({ block }) => block),
      reasonField({
        label: "Why not?",
        placeholder: "The person who asked will read this",
      }),
    ],
  };
}
