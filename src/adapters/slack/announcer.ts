// The Announcer port: every message of a request, posted where it belongs or redrawn where it stands.
import type { WebClient } from "@slack/web-api";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import type { Announcement } from "../../domain/announcements.ts";
import type { PartOf } from "../../domain/batch.ts";
import type { Posted, Slot } from "../../domain/request.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Announcer } from "../../ports/announcer.ts";
import { isOfAccount } from "./any-request.ts";
import type { AnyRequest } from "./any-request.ts";
import { messageFor } from "./message-for-slot.ts";
import { postMessage, redrawMessage } from "./post-message.ts";
import type { Place } from "./post-message.ts";

export interface AnnouncerParts {
  readonly client: WebClient;
  readonly policy: AccessPolicy;
  readonly management: ManagementAccount;
}

export function createAnnouncer(parts: AnnouncerParts): Announcer {
  const { client } = parts;
  const show = async (
    request: AnyRequest,
    { slot, shows, posted }: Announcement,
  ): Promise<Posted> => {
    // Read anew for each message: rolecall.yaml may have changed.
    const { policy, management } = parts;
    const message = messageFor(slot, request, { policy, management });
    const place = placeOf(slot, request, policy.channel);
    const redrawn = posted && (await redrawMessage(client, posted, message));
    const doing = CARDS.has(slot) ? "posting in the approvers' channel" : "posting a message";
    return { ...(redrawn ?? (await postMessage(client, place, { message, doing }))), shows };
  };
  return { show, showAccount: show };
}

const CARDS: ReadonlySet<Slot> = new Set(["card", "extension-card", "door-card"]);

function placeOf(slot: Slot, request: AnyRequest, approversChannel: string): Place {
  switch (slot) {
    case "card":
      return { channel: approversChannel };
    case "extension-card":
    case "door-card":
      // News for everybody who may decide or mend it, so it does not hide under the card.
      return { channel: approversChannel };
    case "outcome-thread":
    case "reminder-thread":
    case "escalation-thread":
    case "review-thread":
    case "end-thread":
    case "end-trouble-thread":
      return underCard(request, approversChannel);
    default:
      return withRequester(request);
  }
}

function underCard(request: AnyRequest, approversChannel: string): Place {
  const partOf = partOfOther(request);
  const card = partOf ? partOf.card : request.messages.card;
  if (card) return { channel: card.channel, thread_ts: card.ts };
  // It has no card of its own that could still come.
  if (partOf) return { channel: approversChannel };
  throw new Trouble("The card is not posted yet, so nothing can be said under it.", {
    retryable: true,
  });
}

// Forty messages about what was asked for at once stand together, under the receipt.
function withRequester(request: AnyRequest): Place {
  const receipt = partOfOther(request)?.receipt;
  return receipt
    ? { channel: receipt.channel, thread_ts: receipt.ts }
    : { channel: request.ask.requester.user };
}

/** What it was asked for with: only access is asked for in several accounts at once. */
function partOfOther(request: AnyRequest): PartOf | undefined {
  return isOfAccount(request) ? undefined : request.ask.partOf;
}
