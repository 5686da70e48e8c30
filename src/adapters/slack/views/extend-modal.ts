// The form that asks for more time: how much, and why.
import type { ModalView } from "@slack/types";
import { isAllowed, offeredLastings } from "../../../domain/duration.ts";
import type { Lasting, TimeRule } from "../../../domain/duration.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { BLOCKS, CALLBACKS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { untilText } from "./grant-text.ts";
import { reasonField } from "./reason-field.ts";
import { line } from "./shown.ts";
import { timeField } from "./time-field.ts";
import { timeText } from "./time-text.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export interface WishedFor {
  /** What its rule allows now. */
  readonly rule: TimeRule;
  readonly lasting?: Lasting | undefined;
  readonly reason?: string;
}

export function extendModal(request: AccessRequest, wished: WishedFor): ModalView {
  const { ask, key, ref } = request;
  const endsAt = isIn(request, "active") ? request.state.grant.endsAt : null;
  return {
    type: "modal",
    callback_id: CALLBACKS.extend,
    private_metadata: requestValue(key),
    title: { type: "plain_text", text: clipped(`More time, ${ref}`, 24) },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(`You have ${wholeSeatText(ask)} ${untilText(endsAt)}.`).block,
      moreField(wished),
      reasonField({
        label: "Why do you need it for longer?",
        placeholder: "What is left to do",
        prefilled: wished.reason ?? "",
      }),
    ],
  };
}

/** Offered first: enough to finish something, and quickly approved. */
const AT_FIRST = 3600;

function moreField({ rule, lasting }: WishedFor) {
  const { longestSeconds } = rule;
  const offered = offeredLastings({ ...rule, standing: false });
  const isPossible = typeof lasting === "number" && isAllowed(lasting, rule);
  return timeField({
    blockId: BLOCKS.moreTime,
    label: "How much longer?",
    hint: `Counted from the present end; but at most until ${timeText(longestSeconds)} after somebody approves it.`,
    offered,
    chosen: isPossible ? lasting : Math.min(AT_FIRST, longestSeconds),
  });
}
