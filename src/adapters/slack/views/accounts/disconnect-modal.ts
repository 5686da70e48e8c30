// The form that asks to disconnect a client's account: who has access, and what that means.
import type { ModalView } from "@slack/types";
import type { DisconnectForm } from "../../../../operations/accounts/disconnect-form.ts";
import { CALLBACKS } from "../../ids.ts";
import { bold, named } from "../../mrkdwn.ts";
import { reasonField } from "../reason-field.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { whoIsInside } from "./about-closing.ts";
import { whoDecidesText } from "./rules-about.ts";

export function disconnectModal({ account, inside, policy }: DisconnectForm): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.disconnect,
    private_metadata: account.slug,
    title: { type: "plain_text", text: "Disconnect an account" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(
        `You ask to disconnect the client's account ${bold(account.slug)} (${named(account.name)}, ${account.id}). ${whoDecidesText(policy.rule)}`,
      ).block,
      whoIsInside(inside).block,
      whatDisconnectingMeans().block,
      reasonField({
        label: "Why is it to be disconnected?",
        placeholder: "Why nobody needs it any more, or a link to the ticket",
      }),
    ],
  };
}

const MEANS = [
  "All access ends, and nobody can ask for it any more.",
  "Rolecall deletes its own groups for this account.",
  "The roles in the client's account stay until the client removes them. Whoever asks gets a list of what that is, to pass on.",
];

export function whatDisconnectingMeans(): Part {
  return line(`${bold("What disconnecting means")}\n${MEANS.map((one) => `• ${one}`).join("\n")}`);
}
