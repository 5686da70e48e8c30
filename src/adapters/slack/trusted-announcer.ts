// Posts nothing where people of another workspace could read it: what belongs into a shared channel waits until it is not shared.
import type { Announcement } from "../../domain/announcements.ts";
import type { Slot } from "../../domain/request.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { Announcer } from "../../ports/announcer.ts";
import type { DriftAnnouncer } from "../../ports/drift-announcer.ts";
import { isOfAccount } from "./any-request.ts";
import type { AnyRequest } from "./any-request.ts";
import type { ApproversChannel } from "./approvers-channel.ts";

interface Trusting<Announcing> {
  readonly announcer: Announcing;
  readonly channel: ApproversChannel;
  /** The one that is configured now. */
  readonly configured: () => string;
}

export function trustedAnnouncer(parts: Trusting<Announcer>): Announcer {
  const trusting = async (request: AnyRequest, { slot, posted }: Announcement): Promise<void> => {
    if (isForApprovers(slot)) await makeSure(parts, posted ?? cardAbove(slot, request));
  };
  return {
    show: async (request, announcement) => {
      await trusting(request, announcement);
      return parts.announcer.show(request, announcement);
    },
    showAccount: async (request, announcement) => {
      await trusting(request, announcement);
      return parts.announcer.showAccount(request, announcement);
    },
  };
}

export function trustedDriftAnnouncer(parts: Trusting<DriftAnnouncer>): DriftAnnouncer {
  return {
    tell: async (drift) => {
      await makeSure(parts, drift.posted ?? undefined);
      return parts.announcer.tell(drift);
    },
  };
}

function isForApprovers(slot: Slot): boolean {
  return slot.endsWith("card") || slot.endsWith("-thread");
}

/** A reply goes under the card, wherever that stands. */
function cardAbove(slot: Slot, request: AnyRequest): InChannel | undefined {
  if (!slot.endsWith("-thread")) return undefined;
  const partOf = isOfAccount(request) ? undefined : request.ask.partOf;
  return partOf ? partOf.card : request.messages.card;
}

interface InChannel {
  readonly channel: string;
}

// Where the message is gone, one in the configured channel takes its place, so both have to be ours alone.
async function makeSure(
  { channel, configured }: Trusting<unknown>,
  stands: InChannel | undefined,
): Promise<void> {
  const places = [...new Set([stands?.channel ?? configured(), configured()])];
  const refusals = await Promise.all(places.map((place) => channel.whyNotPostable(place)));
  const refusal = refusals.find((one) => one !== undefined);
  if (!refusal) return;
  const why =
    refusal.refused === "shared-channel"
      ? "The approvers' channel is shared with another workspace."
      : "Slack does not say whether the approvers' channel is shared.";
  throw new Trouble(why, { retryable: true });
}
