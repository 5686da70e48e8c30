// What a client may apply as it is, shown to be copied: a CloudFormation template, or a Terraform snippet.
import type { ModalView } from "@slack/types";
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import type { ClientKit } from "../../../../domain/clients/client-kit.ts";
import { CALLBACKS } from "../../ids.ts";
import { line } from "../shown.ts";
import { copyable } from "./copyable.ts";
import { aboutText } from "./what-account.ts";

export type KitText = "cloudFormation" | "terraform";

const TITLES: Readonly<Record<KitText, string>> = {
  cloudFormation: "CloudFormation",
  terraform: "Terraform",
};

const HOW: Readonly<Record<KitText, string>> = {
  cloudFormation:
    "Copy it into a file, and have the client make a stack from it in the CloudFormation console: Create stack, Upload a template file.",
  terraform: "Copy it into a file of the client's Terraform, and have them plan and apply it.",
};

/** A view holds 100 blocks. */
const MOST_BLOCKS = 90;

export function clientKitModal(
  { ask }: Pick<AccountRequest, "ask">,
  kit: ClientKit,
  which: KitText,
): ModalView {
  const blocks = copyable(kit[which]);
  return {
    type: "modal",
    callback_id: CALLBACKS.template,
    title: { type: "plain_text", text: TITLES[which] },
    close: { type: "plain_text", text: "Close" },
    blocks: [
      line(`For ${aboutText(ask)}. ${HOW[which]}${inParts(blocks.length)}`).block,
      ...blocks.slice(0, MOST_BLOCKS),
    ],
  };
}

function inParts(parts: number): string {
  if (parts > MOST_BLOCKS) {
    return " It is too long for Slack, which shows only the beginning; connect fewer roles at a time.";
  }
  return parts > 1
    ? ` It is long, so it stands here in ${parts} parts: paste them below each other.`
    : "";
}
