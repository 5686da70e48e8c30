// Replies under the card while nobody answers: a reminder, and that others may decide too.
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { Yes } from "../../../domain/approval.ts";
import type { AccessRequest, Ask } from "../../../domain/request.ts";
import { isIn } from "../../../domain/request.ts";
import type { Mentioned } from "../../../domain/terms.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, mention, when } from "../mrkdwn.ts";
import { askedText } from "./batch-text.ts";
import { progressText, yesesTo } from "./progress-text.ts";
import { line, shown } from "./shown.ts";
import type { Shown } from "./shown.ts";
import { mentionedText } from "./terms-text.ts";
import { isNobodyAsked, whoIsAsked, withoutPeople } from "./who-is-asked.ts";

/** What waits for an answer, as its replies speak of it. */
export interface Awaited {
  readonly ref: string;
  readonly ask: Pick<Ask, "requester" | "askedAt" | "lapsesAt" | "terms">;
  /** What was asked for, behind "asked for". */
  readonly what: string;
  readonly isPending: boolean;
  readonly yeses: readonly Yes[];
  readonly progress: string | undefined;
}

export function reminderReply(request: AccessRequest, policy: AccessPolicy): Shown {
  return remind(awaited(request), whoIsAsked(request, policy));
}

export function escalationReply(request: AccessRequest): Shown {
  return callOthers(awaited(request));
}

export function remind(awaited: Awaited, asked: Mentioned): Shown {
  const { requester, terms } = awaited.ask;
  const left = [requester, ...awaited.yeses.map(({ by }) => by)];
  const called = withoutPeople(terms.notified ?? asked, left);
  return reply(awaited, mentionedText(called), "still waits for an answer");
}

export function callOthers(awaited: Awaited): Shown {
  const { requester, terms } = awaited.ask;
  const others = withoutPeople(terms.escalation?.to ?? { people: [], groups: [] }, [requester]);
  const called = isNobodyAsked(others) ? "" : mentionedText(others);
  return reply(awaited, called, "has waited long enough, so you may decide about it too");
}

function awaited(request: AccessRequest): Awaited {
  const { ask, ref } = request;
  return {
    ...{ ask, ref, what: askedText(ask) },
    isPending: isIn(request, "pending"),
    yeses: yesesTo(request),
    progress: progressText(request),
  };
}

function reply({ ask, ref, ...awaited }: Awaited, called: string, stands: string): Shown {
  const { isPending, progress, what } = awaited;
  if (!isPending) return shown([line(`${bold(ref)} waits no more.`)]);
  const commands = `${code(`${COMMAND} approve ${ref}`)} or ${code(`${COMMAND} deny ${ref} <reason>`)}`;
  return shown([
    line(
      `${called === "" ? "" : `${called}: `}${bold(ref)} ${stands}. ${mention(ask.requester)} asked for ${what} ${when(ask.askedAt)}; it lapses ${when(ask.lapsesAt)}.${progress === undefined ? "" : ` ${progress}`}`,
    ),
    line(`Use the buttons on the card, or type ${commands}.`),
  ]);
}
