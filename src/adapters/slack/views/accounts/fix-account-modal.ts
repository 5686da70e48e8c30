// The form that lets a stuck creation go on otherwise: with another e-mail, or in another unit.
import type { InputBlock, ModalView } from "@slack/types";
import type { AccountInState } from "../../../../domain/accounts/account-request.ts";
import type { OrganizationalUnit } from "../../../../domain/accounts/new-account.ts";
import { BLOCKS, CALLBACKS, FIELDS } from "../../ids.ts";
import { clipped } from "../../mrkdwn.ts";
import { requestValue } from "../../request-value.ts";
import { line } from "../shown.ts";
import { EMAIL_WARNING } from "./about-new-account.ts";
import { textField, unitField } from "./account-fields.ts";
import { stuckText } from "./account-work.ts";
import { aboutText } from "./what-account.ts";

/** `units`: those that may be chosen. */
export function fixAccountModal(
  request: AccountInState<"stuck">,
  units: readonly OrganizationalUnit[],
): ModalView {
  const { ask, key, ref } = request;
  const about = `${aboutText(ask)} is ${stuckText(request)}`;
  return {
    type: "modal",
    callback_id: CALLBACKS.fixAccount,
    private_metadata: requestValue(key),
    title: { type: "plain_text", text: clipped(`Fix ${ref}`, 24) },
    submit: { type: "plain_text", text: "Retry with this" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(about.charAt(0).toUpperCase() + about.slice(1)).block,
      ...(isAboutEmail(request)
        ? [emailField(request), line(EMAIL_WARNING).block]
        : [unitField(units, undefined, false)]),
    ],
  };
}

/** Else it is about the unit. */
export function isAboutEmail({ state }: AccountInState<"stuck">): boolean {
  return state.mends.includes("email");
}

function emailField({ ask }: AccountInState<"stuck">): InputBlock {
  return textField({
    blockId: BLOCKS.email,
    actionId: FIELDS.email,
    label: "Another e-mail",
    value: ask.kind === "create-account" ? ask.wanted.email : "",
  });
}
