// Messages to the requester that must ring: denied, escalated, lapsed, stuck.
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
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

export function deniedNotice(request: AccessRequest): Shown {
  if (!isIn(request, "denied")) return outdated(request);
  const { ask, ref, state } = request;
  return shown([
    line(`:no_entry: ${mention(state.by)} denied your request for ${askedText(ask)}.`),
    quote("Reason", state.reason),
    small(
      `${bold(ref)} · If something is unclear, talk to ${mention(state.by)}. To ask again, type ${again(request)}.`,
    ),
  ]);
}

export function escalatedNotice(request: AccessRequest): Shown {
  const { ask, ref } = request;
  if (!isIn(request, "pending")) return outdated(request);
  const to = ask.terms.escalation?.to;
  const whom = to ? `${mentionedText(to)} may decide too` : "others may decide too";
  return shown([
    line(
      `:hourglass: Your request for ${askedText(ask)} has waited for a while, so by now ${whom}. It lapses ${when(ask.lapsesAt)}.`,
    ),
    small(`${bold(ref)} · Not needed any more? Type ${code(`${COMMAND} withdraw ${ref}`)}.`),
  ]);
}

export function lapsedNotice(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask, ref } = request;
  return shown([
    line(
      `:hourglass: ${undecidedText(request, `your request for ${askedText(ask)}`)} until ${when(ask.lapsesAt)}, so it lapsed.`,
    ),
    small(
      `${bold(ref)} · Still needed? Speak to somebody in ${channelLink(policy.channel)} and type ${again(request)}.`,
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

// The request went on while the notice was on its way; the receipt says how it stands.
function outdated({ ask, ref }: AccessRequest): Shown {
  return shown([line(`There is news about your request for ${seatText(ask)}.`), small(bold(ref))]);
}

function again({ ask }: AccessRequest): string {
  return code(`${COMMAND} ${typedAsked(ask)} <reason>`);
}
