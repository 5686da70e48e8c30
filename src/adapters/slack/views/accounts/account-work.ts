// Work on an account that is under way, stuck, given up or done, in words and as a checklist.
import type {
  AccountAsk,
  AccountInState,
  AccountRequest,
} from "../../../../domain/accounts/account-request.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, mention, when } from "../../mrkdwn.ts";
import { yesText } from "../approved-by.ts";
import { causeText } from "../plan-text.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { doingStep } from "./account-step-text.ts";
import { checklist } from "./checklist.ts";
import { whatExists } from "./what-exists.ts";

const BEING_DONE: Readonly<Record<AccountAsk["kind"], string>> = {
  "create-account": "Setting it up",
  "connect-account": "Connecting it",
  "disconnect-account": "Disconnecting it",
  "close-account": "Closing it",
};

/** Under way: what was approved, the checklist, and what holds it up. */
export function underWay(request: AccountInState<"working">): Part[] {
  const { ask, state } = request;
  const { approval, work } = state;
  return [
    line(
      `:hourglass_flowing_sand: ${yesText(approval)}, ${when(approval.at)}. ${BEING_DONE[ask.kind]}; this message shows how far it has come.`,
    ),
    checklist(work, ":hourglass_flowing_sand:"),
    ...delay(request),
  ];
}

function delay({ state, retry }: AccountInState<"working">): Part[] {
  const { plan, trouble } = state.work;
  if (!trouble) return [];
  const next = retry ? ` Rolecall tries again ${when(retry.at)}.` : " Rolecall keeps trying.";
  return [
    line(
      `It takes longer than usual, at this step: ${doingStep(plan.steps, trouble.step)}. ${causeText(trouble.cause)}${next}`,
    ),
  ];
}

/** Why it is stuck, and how far it had come. */
export function whyStuck(request: AccountInState<"stuck">): Part[] {
  const { approval, work } = request.state;
  return [
    line(`:warning: ${yesText(approval)}, but ${stuckText(request)}`),
    checklist(work, ":warning:"),
  ];
}

/** "stuck since … at this step: …. AWS said: …" */
export function stuckText({ state }: AccountInState<"stuck">): string {
  const { at, cause, step, work } = state;
  return `stuck since ${when(at)} at this step: ${doingStep(work.plan.steps, step)}. ${causeText(cause)}`;
}

/** What the buttons under a stuck request are for. */
export function waysOn({ ref, state }: AccountInState<"stuck">): string {
  const { known } = state.work;
  const fix = [
    ...(state.mends.includes("email") ? ["another e-mail"] : []),
    ...(state.mends.includes("unit") ? ["another unit"] : []),
  ].join(" or ");
  return [
    "When the cause is mended, press Retry; Rolecall goes on where it stopped.",
    ...(fix === "" ? [] : [`Fix and retry takes ${fix}.`]),
    ...(known.found
      ? [
          `There is an account with that e-mail that Rolecall did not make: ${code(known.found.id)} (${bold(known.found.name)}). An admin who knows that it is the right one can adopt it.`,
        ]
      : []),
    `Abandon gives it up. Or type ${code(`${COMMAND} retry ${ref}`)}${known.found ? `, ${code(`${COMMAND} adopt ${ref}`)}` : ""} or ${code(`${COMMAND} abandon ${ref}`)}.`,
  ].join(" ");
}

export function givenUp(request: AccountInState<"abandoned">): Part[] {
  const { by, at, step, work } = request.state;
  const stands = doingStep(work.plan.steps, step);
  return [
    line(`:no_entry: Given up by ${mention(by)}, ${when(at)}, at this step: ${stands}.`),
    ...whatIsLeft(request),
  ];
}

/** What stays, and what somebody has to do by hand. */
export function whatIsLeft(request: AccountRequest): Part[] {
  const there = whatExists(request);
  if (there.length === 0) return [line("Nothing was made or changed before that.")];
  const list = there.map((one) => `• ${one}`).join("\n");
  return [
    line(`${bold("What is left")}\n${list}\nRolecall does no more about it.`),
    line(`${bold("By hand")}\n${byHand(request)}`),
  ];
}

function byHand({ ask, state }: AccountRequest): string {
  const journal = "work" in state ? state.work.journal : [];
  const isDone = (step: string) => journal.some((entry) => entry.step === step);
  switch (ask.kind) {
    case "create-account":
      return isDone("register-account") ? LISTED : NOT_LISTED;
    case "connect-account":
      return `Tell the client that nothing comes of it, so that they remove what they have made for it. ${GROUPS}`;
    case "disconnect-account":
      return STAYS;
    case "close-account":
      return isDone("close-account") ? `AWS goes on closing it. ${GROUPS}` : STAYS;
  }
}

const GROUPS =
  "What is left of its groups under /rolecall/ can be deleted in the IAM console of the management account.";
const STAYS =
  "The account stays as it is and can be asked for again. Access that was ended is not given back by itself.";
const LISTED =
  "The account is on Rolecall's list and can be asked for. Whatever is still to do, such as letting people in, can be asked for in the usual way.";
const NOT_LISTED =
  "Name the account in rolecall.yaml if it is to be used as it is. Otherwise close it in the AWS Organizations console, and delete its groups under /rolecall/ in the IAM console of the management account.";
