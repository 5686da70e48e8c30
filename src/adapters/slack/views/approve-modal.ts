// The form of an approver who gives less time, or who has to type the name of a sensitive account.
import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { AccessRule } from "../../../domain/access-rule.ts";
import { writeLasting } from "../../../domain/duration.ts";
import type { Lasting } from "../../../domain/duration.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { BLOCKS, CALLBACKS, FIELDS } from "../ids.ts";
import { clipped } from "../mrkdwn.ts";
import { requestValue } from "../request-value.ts";
import { nameFields, warningBlocks } from "./name-field.ts";
import { shorterTimes } from "./shorter-times.ts";
import { lastingText } from "./time-text.ts";
import { whatIsDecided } from "./what-is-decided-text.ts";

export interface Approving {
  /** The wish for more time that is meant, or 0 for the ask itself. */
  readonly extension: number;
  /** As it is now; undefined where there is none any more. */
  readonly rule: AccessRule | undefined;
  /** Typed before the form opened. */
  readonly lasting?: Lasting | undefined;
}

export function approveModal(request: AccessRequest, approving: Approving): ModalView {
  const { ask, key, ref } = request;
  const { extension, rule } = approving;
  return {
    type: "modal",
    callback_id: CALLBACKS.approve,
    private_metadata: requestValue(key, extension),
    title: { type: "plain_text", text: clipped(`Approve ${ref}`, 24) },
    submit: { type: "plain_text", text: "Approve" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...whatIsDecided(request, extension).map(({ block }) => block),
      ...warningBlocks(rule),
      ...(extension === 0 ? [giveField(request, approving)] : []),
      ...nameFields(rule, ask.account, "approve"),
    ],
  };
}

function giveField({ ask }: AccessRequest, { rule, lasting }: Approving): InputBlock {
  const asAsked = timeOption(ask.lasting, `As asked: ${lastingText(ask.lasting)}`);
  const shorter = shorterTimes(ask.lasting, rule?.time).map((time) => timeOption(time));
  const options = [asAsked, ...shorter];
  const typed = lasting === undefined ? undefined : writeLasting(lasting);
  return {
    type: "input",
    block_id: BLOCKS.giveTime,
    label: { type: "plain_text", text: "For how long?" },
    hint: {
      type: "plain_text",
      text: "Where several people say yes, the shortest of their times counts.",
    },
    element: {
      type: "static_select",
      action_id: FIELDS.time,
      options,
      initial_option: options.find(({ value }) => value === typed) ?? asAsked,
    },
  };
}

function timeOption(lasting: Lasting, text = lastingText(lasting)): PlainTextOption {
  return { text: { type: "plain_text", text }, value: writeLasting(lasting) };
}
