// The Announcer port: every message of a request, posted where it belongs or redrawn where it stands.
import type { WebClient } from "@slack/web-api";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { Announcement } from "../../domain/announcements.ts";
import type { AccessRequest, Posted, Slot } from "../../domain/request.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Announcer } from "../../ports/announcer.ts";
import { messageFor } from "./message-for-slot.ts";
import { slackErrorCode, slackTrouble } from "./slack-trouble.ts";
import type { Shown } from "./views/shown.ts";

export interface AnnouncerParts {
  readonly client: WebClient;
  readonly policy: AccessPolicy;
  readonly management: ManagementAccount;
}

export function createAnnouncer({ client, policy, management }: AnnouncerParts): Announcer {
  return {
    show: async (request, { slot, shows, posted }) => {
      const message = messageFor(slot, request, { policy, management });
      const place = placeOf(slot, request, policy.approvers.channel);
      const redrawn = posted && (await redraw(client, posted, message));
      return { ...(redrawn ?? (await post(client, place, { message, slot }))), shows };
    },
  };
}

interface Place {
  readonly channel: string;
  readonly thread_ts?: string;
}

function placeOf(slot: Slot, { ask, messages }: AccessRequest, approversChannel: string): Place {
  switch (slot) {
    case "card":
      return { channel: approversChannel };
    case "extension-card":
      // News for everybody who may decide, so it does not hide under the card.
      return { channel: approversChannel };
    case "outcome-thread":
    case "end-thread":
    case "end-trouble-thread":
      if (!messages.card) {
        throw new Trouble("The card is not posted yet, so nothing can be said under it.", {
          retryable: true,
        });
      }
      return { channel: messages.card.channel, thread_ts: messages.card.ts };
    default:
      return { channel: ask.requester.user };
  }
}

/** Where a message was deleted, or may not be changed any more, a new one takes its place. */
const GONE = new Set([
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "channel_not_found",
  "is_archived",
]);

async function redraw(
  client: WebClient,
  { channel, ts }: Posted,
  message: Shown,
): Promise<Omit<Posted, "shows"> | undefined> {
  try {
    await client.chat.update({ channel, ts, ...content(message) });
    return { channel, ts };
  } catch (error) {
    if (GONE.has(slackErrorCode(error) ?? "")) return undefined;
    throw slackTrouble(error, "redrawing a message");
  }
}

async function post(
  client: WebClient,
  place: Place,
  { message, slot }: { message: Shown; slot: Announcement["slot"] },
): Promise<Omit<Posted, "shows">> {
  const isCard = slot === "card" || slot === "extension-card";
  const doing = isCard ? "posting in the approvers' channel" : "posting a message";
  try {
    const quiet = { unfurl_links: false, unfurl_media: false };
    const answer = await client.chat.postMessage({ ...place, ...content(message), ...quiet });
    const { channel, ts } = answer;
    if (channel !== undefined && ts !== undefined) return { channel, ts };
  } catch (error) {
    throw slackTrouble(error, doing);
  }
  throw new Trouble(`Slack failed at ${doing}: it did not say where.`, { retryable: true });
}

function content({ text, blocks }: Shown) {
  return { text, blocks, link_names: false, parse: "none" as const };
}
