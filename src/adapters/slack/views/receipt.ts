// The requester's own message about a request, redrawn at every turn.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { End } from "../../../domain/grant.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { approvedText } from "./approved-by.ts";
import { accountLines, askedText, headLines } from "./batch-text.ts";
import { isTakenAway, staysText } from "./end-text.ts";
import { isOurs, untilText } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { progressText, undecidedText, yesesTo } from "./progress-text.ts";
import { withdrawButton } from "./request-buttons.ts";
import { buttons, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { forText } from "./what-is-asked.ts";
import { waitsFor, whoIsAsked } from "./who-is-asked.ts";

export function receipt(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  return shown([
    line(
      `You ${ask.isBreakGlass ? "took" : "asked for"} ${askedText(ask)} ${forText(ask.lasting)}, ${when(ask.askedAt)}.`,
    ),
    ...accountLines(request),
    quote("Why", ask.reason),
    ...headLines(request),
    ...standing(request, policy),
    small(footer(request, ref)),
  ]);
}

function footer(request: AccessRequest, ref: string): string {
  if (request.state.name !== "pending") return bold(ref);
  return `${bold(ref)} · Or type ${code(`${COMMAND} withdraw ${ref}`)} to take it back.`;
}

function standing(request: AccessRequest, policy: AccessPolicy): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return [
        line(
          `Waiting for ${waitingFor(request, policy)}, until ${when(ask.lapsesAt)}.${soFar(request as InState<"pending">)}`,
        ),
        buttons(withdrawButton(request)),
      ];
    case "working":
      return [
        line(`:hourglass_flowing_sand: ${approvedText(state.approval, request)}. Setting it up.`),
        ...(state.work.trouble ? [delayed()] : []),
      ];
    case "active":
    case "extending":
      return [
        line(
          `:white_check_mark: ${approvedText(state.grant.approval, request)}. ${having(request as Granted)}; how to get in is in a message of its own.`,
        ),
      ];
    case "stuck":
      return [
        line(
          `:warning: ${approvedText(state.approval, request)}, but something has to be mended first. The approvers know.`,
        ),
      ];
    case "ending":
      return [
        line(`:hourglass_flowing_sand: ${howItEnded(state.end)}. Taking the access away.`),
        ...(state.work.trouble ? [delayed()] : []),
      ];
    default:
      return [line(closing(request))];
  }
}

function delayed(): Part {
  return line(
    "It takes longer than usual. Rolecall keeps trying; there is nothing you have to do.",
  );
}

function closing(request: AccessRequest): string {
  const { ask, state } = request;
  switch (state.name) {
    case "denied":
      return `:no_entry: Denied by ${mention(state.by)}, ${when(state.at)}.`;
    case "withdrawn":
      return `:leftwards_arrow_with_hook: You took it back, ${when(state.at)}.`;
    case "lapsed":
      return `:hourglass: ${undecidedText(request)} until ${when(ask.lapsesAt)}, so it lapsed.`;
    case "ended":
      return ended(request as InState<"ended">);
    default:
      return "";
  }
}

function having(request: Granted): string {
  return isOurs(request)
    ? `You have access ${untilText(request.state.grant.endsAt)}`
    : "You had this access already, so it has no end";
}

function ended(request: InState<"ended">): string {
  const { end, at } = request.state;
  const gone = isTakenAway(request) ? `it ended ${when(at)}.` : staysText(request, "your");
  return `:white_check_mark: ${howItEnded(end)}; ${gone}`;
}

function howItEnded({ cause, by }: End): string {
  switch (cause) {
    case "given-back":
      return "You gave it back";
    case "revoked":
      return by ? `${mention(by)} revoked it` : "It was revoked";
    case "expired":
      return "Its time was over";
  }
}

function waitingFor(request: AccessRequest, policy: AccessPolicy): string {
  const left = [request.ask.requester, ...yesesTo(request).map(({ by }) => by)];
  return waitsFor(whoIsAsked(request, policy), left, policy);
}

function soFar(request: InState<"pending">): string {
  const { isEscalated, reminders } = request.state;
  const times = reminders === 1 ? "once" : `${reminders} times`;
  return [
    progressText(request),
    reminders > 0 ? `The approvers were reminded ${times}.` : undefined,
    isEscalated ? "As it took a while, more people may decide by now." : undefined,
  ]
    .flatMap((words) => (words === undefined ? [] : ` ${words}`))
    .join("");
}
