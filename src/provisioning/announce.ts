// Brings a request's messages in Slack up to date with its record.
import { outstandingAnnouncements } from "../domain/announcements.ts";
import type { Announcement } from "../domain/announcements.ts";
import type { AccessRequest, Messages } from "../domain/request.ts";
import { Trouble } from "../domain/trouble.ts";
import type { Announcer } from "../ports/announcer.ts";

export interface Announced {
  readonly messages: Messages;
  /** Why some message could not be shown. */
  readonly failure?: string;
}

/** All at once, but for replies under a card that is not there yet, or was posted anew because somebody had deleted it. */
export async function announce(announcer: Announcer, request: AccessRequest): Promise<Announced> {
  const outstanding = outstandingAnnouncements(request);
  const before = request.messages.card?.ts;
  // What was asked for with another request has no card of its own to wait for.
  const mayReply = before !== undefined || request.ask.partOf !== undefined;
  const first = outstanding.filter((wanted) => mayReply || !isReply(wanted));
  const shown = await showAll(announcer, request, first);
  const replies = outstanding.filter(isReply);
  const card = shown.messages.card;
  if (replies.length === 0 || card === undefined || card.ts === before) return shown;

  const withCard = { ...request, messages: { ...request.messages, ...shown.messages } };
  const underIt = replies.map(({ slot, shows }) => ({ slot, shows }));
  const replied = await showAll(announcer, withCard, underIt);
  const messages = { ...shown.messages, ...replied.messages };
  const failure = shown.failure ?? replied.failure;
  return failure === undefined ? { messages } : { messages, failure };
}

function isReply({ slot }: Announcement): boolean {
  return slot.endsWith("-thread");
}

async function showAll(
  announcer: Announcer,
  request: AccessRequest,
  wanted: readonly Announcement[],
): Promise<Announced> {
  const messages: Partial<Record<Announcement["slot"], Messages[Announcement["slot"]]>> = {};
  const failures: string[] = [];
  await Promise.all(
    wanted.map(async (announcement) => {
      try {
        messages[announcement.slot] = await announcer.show(request, announcement);
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        failures.push(error.message);
      }
    }),
  );
  const shown = messages as Messages;
  return failures[0] === undefined
    ? { messages: shown }
    : { messages: shown, failure: failures[0] };
}
