// Every submitted form: checked, handled, acknowledged with what the form shows next.
import type {
  AllMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from "@slack/bolt";
import { isRefusal } from "../../../domain/refusal.ts";
import { readActor, senderOf } from "../actor.ts";
import { CALLBACKS } from "../ids.ts";
import {
  approveAccountSubmitted,
  denyAccountSubmitted,
  fixAccountSubmitted,
  formByKind,
} from "./accounts/account-submitted.ts";
import { closingSubmitted } from "./accounts/closing-submitted.ts";
import { connectionSubmitted } from "./accounts/connection-submitted.ts";
import { disconnectingSubmitted } from "./accounts/disconnecting-submitted.ts";
import { newAccountSubmitted } from "./accounts/new-account-submitted.ts";
import { acknowledge } from "./acknowledge.ts";
import { adoptStandingSubmitted } from "./adopt-standing-submitted.ts";
import { approveSubmitted } from "./approve-submitted.ts";
import { breakGlassSubmitted } from "./break-glass-submitted.ts";
import { denySubmitted } from "./deny-submitted.ts";
import type { Edge } from "./edge.ts";
import { extendSubmitted } from "./extend-submitted.ts";
import { requestSubmitted } from "./request-submitted.ts";
import { reviewSubmitted } from "./review-submitted.ts";
import { refused } from "./submission.ts";
import type { SubmissionHandler, Submitted } from "./submission.ts";

export const SUBMISSION_HANDLERS: ReadonlyMap<string, SubmissionHandler> = new Map([
  [CALLBACKS.request, requestSubmitted],
  [CALLBACKS.approve, formByKind(approveSubmitted, approveAccountSubmitted)],
  [CALLBACKS.deny, formByKind(denySubmitted, denyAccountSubmitted)],
  [CALLBACKS.review, reviewSubmitted],
  [CALLBACKS.breakGlass, breakGlassSubmitted],
  [CALLBACKS.extend, extendSubmitted],
  [CALLBACKS.adoptStanding, adoptStandingSubmitted],
  [CALLBACKS.newAccount, newAccountSubmitted],
  [CALLBACKS.closeAccount, closingSubmitted],
  [CALLBACKS.fixAccount, fixAccountSubmitted],
  [CALLBACKS.connect, connectionSubmitted],
  [CALLBACKS.disconnect, disconnectingSubmitted],
]);

type Args = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

export function viewSubmissionsListener(edge: Edge) {
  return async ({ body, view, ack }: Args): Promise<void> => {
    const actor = await readActor(edge.door, senderOf(body));
    const handler = SUBMISSION_HANDLERS.get(view.callback_id);
    if (!handler) throw new Error(`There is no form ${view.callback_id}.`);
    const submitted = isRefusal(actor)
      ? refused(actor, undefined)
      : await handler(edge, { person: actor, view });
    await acknowledge(edge, ack, nextView(submitted));
  };
}

function nextView(submitted: Submitted): ViewResponseAction | undefined {
  switch (submitted.then) {
    case "close":
      return undefined;
    case "show-errors":
      return { response_action: "errors", errors: submitted.errors };
    case "show":
      return { response_action: "update", view: submitted.view };
  }
}
