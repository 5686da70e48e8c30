// The forms for the end of an account: to ask for it, and to say yes to it. Both want the account's name typed.
import type { ModalView } from "@slack/types";
import { CLOSING_WARNING } from "../../../../domain/accounts/decide-account.ts";
import { isLeaving } from "../../../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../../../domain/accounts/account-request.ts";
import type { ClosingForm } from "../../../../operations/accounts/closing-form.ts";
import { CALLBACKS } from "../../ids.ts";
import { bold, clipped, mention, named } from "../../mrkdwn.ts";
import { requestValue } from "../../request-value.ts";
import { nameFields } from "../name-field.ts";
import { reasonField } from "../reason-field.ts";
import { line, quote } from "../shown.ts";
import type { Part } from "../shown.ts";
import { whatClosingMeans, whoIsInside } from "./about-closing.ts";
import { whoDecidesText } from "./rules-about.ts";
import { wholeAboutText } from "./what-account.ts";

const NAMED = { sensitive: CLOSING_WARNING };

export function closeAccountModal({ account, inside, policy }: ClosingForm): ModalView {
  return {
    type: "modal",
    callback_id: CALLBACKS.closeAccount,
    private_metadata: account.slug,
    title: { type: "plain_text", text: "Close an AWS account" },
    submit: { type: "plain_text", text: "Ask" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      line(
        `You ask for the end of ${bold(account.slug)} (${named(account.name)}, ${account.id}). ${whoDecidesText(policy.rule)}`,
      ).block,
      whoIsInside(inside).block,
      whatClosingMeans().block,
      reasonField({
        label: "Why is it to be closed?",
        placeholder: "Why nobody needs it any more, or a link to the ticket",
      }),
      ...nameFields(NAMED, account, "ask for its end"),
    ],
  };
}

export function approveClosingModal({ ask, key, ref }: AccountRequest): ModalView {
  const isEnd = ask.kind === "close-account";
  return {
    type: "modal",
    callback_id: CALLBACKS.approve,
    private_metadata: requestValue(key),
    title: { type: "plain_text", text: clipped(`Approve ${ref}`, 24) },
    submit: { type: "plain_text", text: "Approve" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      ...whatIsDecidedAbout(ask).map(({ block }) => block),
      ...(isEnd ? [whatClosingMeans().block] : []),
      ...(isEnd ? nameFields(NAMED, ask.account, "approve its end") : []),
    ],
  };
}

/** What an approver reads at the top of a form. */
export function whatIsDecidedAbout(ask: AccountRequest["ask"]): Part[] {
  return [
    line(`${mention(ask.requester)} asks for ${wholeAboutText(ask)}.`),
    ...(isLeaving(ask) ? [whoIsInside(ask.inside)] : []),
    quote("Why", ask.reason),
  ];
}
