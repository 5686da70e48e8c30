// Brings a request's messages in Slack up to date with its record.
import { outstandingAboutAccount } from "../domain/accounts/account-announcements.ts";
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import { outstandingAnnouncements } from "../domain/announcements.ts";
import type { Announcement } from "../domain/announcements.ts";
import type { AccessRequest, Messages, Posted } from "../domain/request.ts";
import type { Untold } from "../domain/retry-schedule.ts";
import { Trouble } from "../domain/trouble.ts";
import type { Announcer } from "../ports/announcer.ts";

export interface Announced {
  readonly messages: Messages;
  /** Why some message could not be shown. */
  readonly failure?: Untold;
}

/** What is to be shown of one request, and how. */
export interface Telling {
  readonly outstanding: readonly Announcement[];
  readonly messages: Messages;
  /** What was asked for with another request has no card of its own to wait for. */
  readonly hasOwnCard: boolean;
  /** `messages`: those that are there by then. */
  show(announcement: Announcement, messages: Messages): Promise<Posted>;
}

export function tellingAccess(announcer: Announcer, request: AccessRequest): Telling {
  return {
    outstanding: outstandingAnnouncements(request),
    messages: request.messages,
    hasOwnCard: request.ask.partOf === undefined,
    show: (announcement, messages) => announcer.show({ ...request, messages }, announcement),
  };
}

export function tellingAccount(announcer: Announcer, request: AccountRequest): Telling {
  return {
    outstanding: outstandingAboutAccount(request),
    messages: request.messages,
    hasOwnCard: true,
    show: (announcement, messages) => announcer.showAccount({ ...request, messages }, announcement),
  };
}

/** To be recorded; nothing where there was nothing to tell. */
export function told({ messages, failure }: Announced) {
  const isTold = Object.keys(messages).length > 0 || failure !== undefined;
  const telling = { do: "record-messages" as const, messages, ...(failure ? { failure } : {}) };
  return isTold ? [telling] : [];
}

/**
 * All at once, and then the replies under the card: it is posted anew where somebody had deleted it, and where it could not be shown they
 * wait for it.
 */
export async function announce(telling: Telling): Promise<Announced> {
  const { outstanding } = telling;
  const shown = await showAll(
    telling,
    outstanding.filter((wanted) => !isReply(wanted)),
  );
  const replies = outstanding.filter(isReply);
  if (replies.length === 0 || isWithoutCard(telling, shown)) return shown;

  const messages = { ...telling.messages, ...shown.messages };
  const isNewCard = messages.card?.ts !== telling.messages.card?.ts;
  const underIt = isNewCard ? replies.map(({ slot, shows }) => ({ slot, shows })) : replies;
  const replied = await showAll({ ...telling, messages }, underIt);
  const failure = shown.failure ?? replied.failure;
  const all = { messages: { ...shown.messages, ...replied.messages } };
  return failure === undefined ? all : { ...all, failure };
}

/** Whether replies have no card to stand under, or one that may be posted anew at the next try. */
function isWithoutCard({ outstanding, messages, hasOwnCard }: Telling, shown: Announced): boolean {
  if (!hasOwnCard || shown.messages.card) return false;
  return !messages.card || outstanding.some(({ slot }) => slot === "card");
}

function isReply({ slot }: Announcement): boolean {
  return slot.endsWith("-thread");
}

async function showAll(telling: Telling, wanted: readonly Announcement[]): Promise<Announced> {
  const messages: Partial<Record<Announcement["slot"], Posted>> = {};
  const failures: Trouble[] = [];
  await Promise.all(
    wanted.map(async (announcement) => {
      try {
        messages[announcement.slot] = await telling.show(announcement, telling.messages);
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        failures.push(error);
      }
    }),
  );
  return failures[0] === undefined ? { messages } : { messages, failure: untold(failures) };
}

// Where one has really failed the others wait with it; where all were asked to wait, the last of them may come by then.
function untold(failures: readonly Trouble[]): Untold {
  const real = failures.find(({ wait }) => wait === undefined);
  if (real) return { cause: real.message };
  const cause = failures[0]?.message ?? "";
  return { cause, wait: Math.max(...failures.map(({ wait = 0 }) => wait)) };
}
