// Replies under the card while nobody answers: a reminder, and that others may decide too.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { askedText } from "./batch-text.ts";
import { progressText, yesesTo } from "./progress-text.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";
import { isNobodyAsked, whoIsAsked, withoutPeople } from "./who-is-asked.ts";

export function reminderReply(request: AccessRequest, policy: AccessPolicy): Shown {
  const { ask } = request;
  const called = ask.terms.notified ?? whoIsAsked(request, policy);
  const left = [ask.requester, ...yesesTo(request).map(({ by }) => by)];
  return reply(request, mentionedText(withoutPeople(called, left)), "still waits for an answer");
}

export function escalationReply(request: AccessRequest): Shown {
  const to = request.ask.terms.escalation?.to ?? { people: [], groups: [] };
  const others = withoutPeople(to, [request.ask.requester]);
  const called = isNobodyAsked(others) ? "" : mentionedText(others);
  return reply(request, called, "has waited long enough, so you may decide about it too");
}

function reply(request: AccessRequest, called: string, stands: string): Shown {
  const { ask, ref } = request;
  if (!isIn(request, "pending")) return shown([line(`${bold(ref)} waits no more.`)]);
  const progress = progressText(request);
  const commands = `${code(`${COMMAND} approve ${ref}`)} or ${code(`${COMMAND} deny ${ref} <reason>`)}`;
  return shown([
    line(
      `${called === "" ? "" : `${called}: `}${bold(ref)} ${stands}. ${mention(ask.requester)} asked for ${askedText(ask)} ${when(ask.askedAt)}; it lapses ${when(ask.lapsesAt)}.${progress === undefined ? "" : ` ${progress}`}`,
    ),
    line(`Use the buttons on the card, or type ${commands}.`),
  ]);
}
