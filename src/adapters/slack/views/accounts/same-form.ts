// A form as it stands, with sentences on top about what is wrong with it.
import type { ViewOutput } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";
import { line } from "../shown.ts";

const FAULT = "fault";

/** Slack keeps what was typed, since the blocks keep their ids. */
export function sameFormWith(view: ViewOutput, faults: readonly string[]): ModalView {
  const { callback_id, private_metadata, title, submit, close } = view;
  const rest = view.blocks.filter((block) => !block.block_id?.startsWith(FAULT));
  return {
    type: "modal",
    ...{ callback_id, private_metadata },
    title: { type: "plain_text", text: title.text },
    ...(submit ? { submit: { type: "plain_text", text: submit.text } } : {}),
    ...(close ? { close: { type: "plain_text", text: close.text } } : {}),
    // As they were sent by us before.
    blocks: [...faultBlocks(faults), ...(rest as KnownBlock[])],
  };
}

const MOST_FAULTS = 10;

export function faultBlocks(faults: readonly string[]): KnownBlock[] {
  return faults.slice(0, MOST_FAULTS).map((fault, index) => ({
    ...line(`:warning: ${fault}`).block,
    block_id: `${FAULT} ${index}`,
  }));
}
