// The message that says "you are in" and until when, and later that it is over.
import { isAdopted } from "../../../domain/ownership.ts";
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { accessLinks } from "./access-links.ts";
import { approvedText } from "./approved-by.ts";
import { isTakenAway, staysText } from "./end-text.ts";
import { groupOf, isExtendable, isOurs, lastsText, whoEndsIt } from "./grant-text.ts";
import type { Granted } from "./grant-text.ts";
import { mfaSerialOf } from "./mfa-serial.ts";
import { endButton, extendButton } from "./request-buttons.ts";
import { line, shown, small } from "./shown.ts";
import type { Part, Shown } from "./shown.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

export function readyNotice(request: AccessRequest, management: ManagementAccount): Shown {
  return isIn(request, "active", "extending") ? ready(request, management) : over(request);
}

function ready(request: Granted, management: ManagementAccount): Shown {
  const { ask, state } = request;
  const { account, role, iamUser } = ask;
  const { approval, journal } = state.grant;
  const way = { management, account, role, iamUser, ...mfaSerialOf(journal) };
  const extend = isExtendable(request) ? [extendButton(request)] : [];
  const approved = `${approvedText(approval, request)}.`;
  return shown([
    ...(isOurs(request) ? letIn(request, approved) : wasInBefore(request, approved)),
    ...accessLinks(way, ...extend, endButton(request)),
    small(footer(request)),
  ]);
}

function letIn(request: Granted, approved: string): Part[] {
  const whoEnds = whoEndsIt(request);
  return [
    line(
      `:white_check_mark: ${isAdopted(request) ? adopted(request) : granted(request, approved)}`,
    ),
    line(`${lastsText(request)}${whoEnds === undefined ? "" : ` ${whoEnds}`}`),
  ];
}

function granted({ ask }: Granted, approved: string): string {
  return `You are in: ${seatText(ask)}. ${approved} It is usually seconds, at most a few minutes until AWS lets you in.`;
}

function adopted({ ask, state }: Granted): string {
  return `You have ${seatText(ask)}: somebody had let you in by hand, and ${whoAdopted(state)} has put that on record.`;
}

function whoAdopted({ grant }: Granted["state"]): string {
  return grant.approval.by ? mention(grant.approval.by) : "an admin";
}

function wasInBefore({ ask }: Granted, approved: string): Part[] {
  return [
    line(
      `:white_check_mark: You had ${seatText(ask)} already: your IAM user is in the group ${code(groupOf(ask))}, and not through Rolecall. ${approved} So it has no end, and Rolecall will not take it away.`,
    ),
  ];
}

function footer(request: Granted): string {
  const { ask, ref } = request;
  const done = code(`${COMMAND} done ${typedSeat(ask)}`);
  if (!isOurs(request)) return `${bold(ref)} · To close this request, type ${done}.`;
  const extend = code(`${COMMAND} extend ${typedSeat(ask)} 2h <reason>`);
  const longer = isExtendable(request) ? ` Need longer? Press Extend, or type ${extend}.` : "";
  return `${bold(ref)} ·${longer} Done? Press I'm done, or type ${done}.`;
}

function over(request: AccessRequest): Shown {
  const { ask, ref } = request;
  const again = code(`${COMMAND} ${typedSeat(ask)} <reason>`);
  return shown([line(howItEnded(request)), small(`${bold(ref)} · Need it again? Type ${again}.`)]);
}

function howItEnded(request: AccessRequest): string {
  const { ask, state } = request;
  if (!isIn(request, "ending", "ended")) return `There is news about ${seatText(ask)}.`;
  if (!isTakenAway(request))
    return `Rolecall is done with ${seatText(ask)}. ${staysText(request, "Your")}`;
  const { cause, by, at } = request.state.end;
  const gone =
    state.name === "ended" ? `it ended ${when(state.at)}.` : "the access is being taken away.";
  switch (cause) {
    case "given-back":
      return `You gave ${seatText(ask)} back; ${gone} Thank you.`;
    case "revoked":
      return `${seatText(ask)} was revoked${by ? ` by ${mention(by)}` : ""}; ${gone}`;
    case "expired":
      return state.name === "ended"
        ? `Your access to ${seatText(ask)} ended ${when(state.at)}, as planned.`
        : `The time of ${seatText(ask)} was over ${when(at)}; ${gone}`;
  }
}
