// A modal that says something and asks for nothing; for answers where there is no message to answer under.
import type { ModalView } from "@slack/types";
import { CALLBACKS } from "../ids.ts";
import type { Shown } from "./shown.ts";

export function sentenceModal({ blocks }: Shown): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.sentence,
    title: { type: "plain_text", text: "Rolecall" },
    close: { type: "plain_text", text: "Close" },
    blocks,
  };
}
