// How work under way, or work that is stuck, stands on the approvers' card.
import type { StepName } from "../../../domain/access-plan.ts";
import type { InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, when } from "../mrkdwn.ts";
import { approvedText } from "./approved-by.ts";
import { endedBy } from "./end-text.ts";
import { causeText, doingText } from "./plan-text.ts";
import { retryButton } from "./request-buttons.ts";
import { buttons, line, small } from "./shown.ts";
import type { Part } from "./shown.ts";

export function workStatus(request: InState<"working" | "ending" | "stuck">): Part[] {
  const { state } = request;
  switch (state.name) {
    case "working":
      return [
        line(
          `:hourglass_flowing_sand: ${approvedText(state.approval, request)}, ${when(state.approval.at)}. Setting it up.`,
        ),
        ...delay(state.work.trouble),
      ];
    case "ending":
      return [
        line(`:hourglass_flowing_sand: ${endedBy(state.end)}. Taking the access away.`),
        ...delay(state.work.trouble),
      ];
    case "stuck":
      return stuck(request as InState<"stuck">);
  }
}

function delay(trouble: { step: StepName; cause: string } | undefined): Part[] {
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
      `:warning: ${approvedText(state.approval, request)}, but stuck since ${when(state.at)} at this step: ${doingText(state.step)}. ${causeText(state.cause)}`,
    ),
    line("When the cause is mended, press Retry; Rolecall goes on where it stopped."),
    buttons(retryButton(request)),
    small(`${bold(ref)} · Or type ${code(`${COMMAND} retry ${ref}`)}.`),
  ];
}
