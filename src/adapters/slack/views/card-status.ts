// How a request stands, as the approvers' card says it: a word for the heading, then what happened and what to do.
import type { AccessRequest, InState, StateName } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { COMMAND } from "../ids.ts";
import { causeText, doingText } from "./plan-text.ts";
import { approveButton, denyButton, retryButton } from "./request-buttons.ts";
import { buttons, line, quote, small } from "./shown.ts";
import type { Part } from "./shown.ts";

const WORDS: Record<StateName, string> = {
  pending: "waiting for an approver",
  working: "approved, being set up",
  active: "has access",
  denied: "denied",
  withdrawn: "withdrawn",
  lapsed: "nobody decided",
  stuck: "stuck",
  ending: "being given back",
  ended: "given back",
};

export function stateWord(request: AccessRequest): string {
  return isIn(request, "working") && request.state.work.trouble
    ? "approved, delayed"
    : WORDS[request.state.name];
}

export function cardStatus(request: AccessRequest): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return pending(request);
    case "denied":
      return [
        line(`:no_entry: Denied by ${mention(state.by)}, ${when(state.at)}.`),
        quote("Reason", state.reason),
      ];
    case "withdrawn":
      return [
        line(
          `:leftwards_arrow_with_hook: Withdrawn by ${mention(ask.requester)}, ${when(state.at)}. Nothing was done.`,
        ),
      ];
    case "lapsed":
      return [line(`:hourglass: Nobody decided until ${when(ask.lapsesAt)}. Nothing was done.`)];
    case "active":
      return [
        line(
          `:white_check_mark: Approved by ${mention(state.grant.approval.by)}. Has access since ${when(state.grant.since)}.`,
        ),
      ];
    case "ended":
      return [
        line(`:white_check_mark: Given back by ${mention(state.endedBy)}, ${when(state.at)}.`),
      ];
    case "working":
    case "ending":
    case "stuck":
      return underWay(request as InState<"working" | "ending" | "stuck">);
  }
}

function pending(request: AccessRequest): Part[] {
  const { ref, ask } = request;
  return [
    line(`To be decided until ${when(ask.lapsesAt)}.`),
    buttons(approveButton(request), denyButton(request)),
    small(
      `${bold(ref)} · No buttons, or they do not work? Type ${code(`${COMMAND} approve ${ref}`)} or ${code(`${COMMAND} deny ${ref} <reason>`)}.`,
    ),
  ];
}

function underWay(request: InState<"working" | "ending" | "stuck">): Part[] {
  const { state } = request;
  switch (state.name) {
    case "working":
      return [
        line(
          `:hourglass_flowing_sand: Approved by ${mention(state.approval.by)}, ${when(state.approval.at)}. Setting it up.`,
        ),
        ...delay(state.work.trouble),
      ];
    case "ending":
      return [
        line(
          `:hourglass_flowing_sand: Given back by ${mention(state.endedBy)}, ${when(state.at)}. Taking the access away.`,
        ),
        ...delay(state.work.trouble),
      ];
    case "stuck":
      return stuck(request as InState<"stuck">);
  }
}

function delay(
  trouble: { step: Parameters<typeof doingText>[0]; cause: string } | undefined,
): Part[] {
  if (!trouble) return [];
  return [
    line(
      `It takes longer than usual, at this step: ${doingText(trouble.step)}. ${causeText(trouble.cause)} Rolecall keeps trying by itself.`,
    ),
  ];
}

function stuck(request: InState<"stuck">): Part[] {
  const { ref, state } = request;
  return [
    line(
      `:warning: Approved by ${mention(state.approval.by)}, but stuck since ${when(state.at)} at this step: ${doingText(state.step)}. ${causeText(state.cause)}`,
    ),
    line("When the cause is mended, press Retry; Rolecall goes on where it stopped."),
    buttons(retryButton(request)),
    small(`${bold(ref)} · Or type ${code(`${COMMAND} retry ${ref}`)}.`),
  ];
}
