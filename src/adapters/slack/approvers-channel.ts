// The channel where cards are posted: whether it is shared with another workspace, whose people could read cards and click in it.
import type { WebClient } from "@slack/web-api";
import type { Refusal } from "../../domain/refusal.ts";
import { remembering } from "./remembering.ts";

export interface ApproversChannel {
  /** Before somebody decides in it: asked anew after a minute. */
  whyNotTrusted(channel: string): Promise<Refusal | undefined>;
  /** Before a card is posted: what was known within the hour is good enough, since clicks are checked. */
  whyNotPostable(channel: string): Promise<Refusal | undefined>;
  /** As Slack says it now. */
  lookAnew(channel: string): Promise<Refusal | undefined>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export function createApproversChannel({
  client,
  now,
}: {
  readonly client: WebClient;
  readonly now: () => number;
}): ApproversChannel {
  const remembered = remembering<Refusal | undefined>({
    ask: (channel) => askAbout(client, channel),
    isKept: (refusal) => refusal?.refused !== "slack-cannot-say",
    now,
    milliseconds: HOUR,
  });
  return {
    whyNotTrusted: (channel) => remembered.of(channel, MINUTE),
    whyNotPostable: (channel) => remembered.of(channel),
    lookAnew: (channel) => remembered.of(channel, 0),
  };
}

async function askAbout(client: WebClient, channel: string): Promise<Refusal | undefined> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (!found) return { refused: "slack-cannot-say" };
    // An invitation that waits to be accepted counts: from then on nobody would ask us.
    const isShared = found.is_ext_shared === true || found.is_pending_ext_shared === true;
    return isShared ? { refused: "shared-channel", channel } : undefined;
  } catch {
    return { refused: "slack-cannot-say" };
  }
}
