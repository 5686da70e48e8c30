// Messages to the requester that must ring: denied, escalated, lapsed, stuck.
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest, Ask, InState } from "../../../domain/request.ts";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import { COMMAND } from "../ids.ts";
import { bold, channelLink, code, mention, when } from "../mrkdwn.ts";
import { causeText, doingText } from "./plan-text.ts";
import { approvedText } from "./approved-by.ts";
import { askedText, typedAsked } from "./batch-text.ts";
import { undecidedText } from "./progress-text.ts";
import { doneButton } from "./request-buttons.ts";
import { buttons, line, quote, shown, small } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";
import { seatText, typedSeat } from "./what-is-asked.ts";

/** A request as notices speak of it. */
export interface Told {
  readonly ref: string;
  readonly ask: Pick<Ask, "terms" | "lapsesAt">;
  /** What was asked for, behind "your request for". */
  readonly what: string;
  /** How that is asked for again, as it is typed. */
  readonly again: string;
}

export function deniedNotice(request: AccessRequest): Shown {
  return isIn(request, "denied") ? tellDenied(toldOf(request), request.state) : outdated(request);
}

export function tellDenied(
  { ref, what, again }: Told,
  { by, reason }: Pick<InState<"denied">["state"], "by" | "reason">,
): Shown {
  return shown([
    line(`:no_entry: ${mention(by)} denied your request for ${what}.`),
    quote("Reason", reason),
    small(
      `${bold(ref)} · If something is unclear, talk to ${mention(by)}. To ask again, type ${again}.`,
    ),
  ]);
}

export function escalatedNotice(request: AccessRequest): Shown {
  return isIn(request, "pending") ? tellEscalated(toldOf(request)) : outdated(request);
}

export function tellEscalated({ ask, ref, what }: Told): Shown {
  const to = ask.terms.escalation?.to;
  const whom = to ? `${mentionedText(to)} may decide too` : "others may decide too";
  return shown([
    line(
      `:hourglass: Your request for ${what} has waited for a while, so by now ${whom}. It lapses ${when(ask.lapsesAt)}.`,
    ),
    small(`${bold(ref)} · Not needed any more? Type ${code(`${COMMAND} withdraw ${ref}`)}.`),
  ]);
}

export function lapsedNotice(request: AccessRequest, policy: AccessPolicy): Shown {
  return tellLapsed(toldOf(request), policy);
}

export function tellLapsed(told: Told, { channel }: Pick<AccessPolicy, "channel">): Shown {
  const { ask, ref, what, again } = told;
  return shown([
    line(
      `:hourglass: ${undecidedText(told, `your request for ${what}`)} until ${when(ask.lapsesAt)}, so it lapsed.`,
    ),
    small(
      `${bold(ref)} · Still needed? Speak to somebody in ${channelLink(channel)} and type ${again}.`,
    ),
  ]);
}

export function stuckNotice(request: AccessRequest, policy: AccessPolicy): Shown {
  if (!isIn(request, "stuck")) return outdated(request);
  const { ask, ref, state } = request;
  return shown([
    line(
      `:warning: Your request for ${seatText(ask)} is stuck at this step: ${doingText(state.step)}. ${causeText(state.cause)} ${approvedText(state.approval, request)}.`,
    ),
    line(
      `You do not have the access yet. The approvers in ${channelLink(policy.channel)} can let it go on once the cause is mended; you will hear from me then.`,
    ),
    buttons(doneButton(request, "Not needed any more")),
    small(
      `${bold(ref)} · Or type ${code(`${COMMAND} done ${typedSeat(ask)}`)} if you do not need it any more.`,
    ),
  ]);
}

function outdated({ ask, ref }: AccessRequest): Shown {
  return tellNews({ ref, what: seatText(ask) });
}

/** Where the request went on while the notice was on its way; the receipt says how it stands. */
export function tellNews({ ref, what }: Pick<Told, "ref" | "what">): Shown {
  return shown([line(`There is news about your request for ${what}.`), small(bold(ref))]);
}

function toldOf({ ask, ref }: AccessRequest): Told {
  const again = code(`${COMMAND} ${typedAsked(ask)} <reason>`);
  return { ref, ask, what: askedText(ask), again };
}
