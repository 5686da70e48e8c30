// The requester's own message about a request, redrawn at every turn.
import type { End } from "../../../domain/grant.ts";
import type { AccessRequest, InState } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, channelLink, code, mention, mentions, when } from "../mrkdwn.ts";
import { isTakenAway, staysText } from "./end-text.ts";
import { isOurs, untilText } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { withdrawButton } from "./request-buttons.ts";
import { buttons, line, quote, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { forText, seatText } from "./what-is-asked.ts";

/** Who may decide, and where they are asked. */
export interface Approvers {
  readonly channel: string;
  readonly people: readonly string[];
}

export function receipt(request: AccessRequest, approvers: Approvers): Shown {
  const { ask, ref } = request;
  return shown([
    line(`You asked for ${seatText(ask)} ${forText(ask.lasting)}, ${when(ask.askedAt)}.`),
    quote("Why", ask.reason),
    ...standing(request, approvers),
    small(footer(request, ref)),
  ]);
}

function footer(request: AccessRequest, ref: string): string {
  if (request.state.name !== "pending") return bold(ref);
  return `${bold(ref)} · Or type ${code(`${COMMAND} withdraw ${ref}`)} to take it back.`;
}

function standing(request: AccessRequest, approvers: Approvers): Part[] {
  const { ask, state } = request;
  switch (state.name) {
    case "pending":
      return [
        line(`Waiting for ${waitingFor(request, approvers)}, until ${when(ask.lapsesAt)}.`),
        buttons(withdrawButton(request)),
      ];
    case "working":
      return [
        line(`:hourglass_flowing_sand: Approved by ${mention(state.approval.by)}. Setting it up.`),
        ...(state.work.trouble ? [delayed()] : []),
      ];
    case "active":
    case "extending":
      return [
        line(
          `:white_check_mark: Approved by ${mention(state.grant.approval.by)}. ${having(request as Granted)}; how to get in is in a message of its own.`,
        ),
      ];
    case "stuck":
      return [
        line(
          `:warning: Approved by ${mention(state.approval.by)}, but something has to be mended first. The approvers know.`,
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
      return `:hourglass: Nobody decided until ${when(ask.lapsesAt)}, so it lapsed.`;
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

const MOST_NAMED = 5;

function waitingFor({ ask }: AccessRequest, { channel, people }: Approvers): string {
  const others = people.filter((user) => user !== ask.requester.user);
  return others.length === 0
    ? `somebody else who may decide; at the moment that is only you. Ask whoever runs Rolecall to name another approver`
    : `${mentions(others, MOST_NAMED, "or")} in ${channelLink(channel)}`;
}
