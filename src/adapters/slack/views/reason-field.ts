// The field for a reason, the same wherever one is asked for.
import type { InputBlock } from "@slack/types";
import { REASON_MOST } from "../../../domain/reason.ts";
import { BLOCKS, FIELDS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";

export interface ReasonField {
  readonly label: string;
  readonly placeholder: string;
  readonly prefilled?: string;
}

export function reasonField({ label, placeholder, prefilled = "" }: ReasonField): InputBlock {
  return {
    type: "input",
    block_id: BLOCKS.reason,
    label: { type: "plain_text", text: label },
    element: {
      type: "plain_text_input",
      action_id: FIELDS.reason,
      multiline: true,
      max_length: REASON_MOST,
      placeholder: { type: "plain_text", text: placeholder },
      ...(prefilled === "" ? {} : { initial_value: clipped(prefilled, REASON_MOST) }),
    },
  };
}
