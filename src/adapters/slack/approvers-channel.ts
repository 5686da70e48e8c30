// The channel where cards are posted: whether it is shared with another workspace, whose people could read cards and click in it.
import type { WebClient } from "@slack/web-api";
import type { Refusal } from "../../domain/refusal.ts";
import { remembering } from "./remembering.ts";
import { slackErrorCode } from "./slack-trouble.ts";

export interface ApproversChannel {
  /** Before somebody decides in it: asked anew after a minute. */
  whyNotTrusted(channel: string): Promise<Refusal | undefined>;
  /** Before a card is posted: that it was not shared within the hour is good enough, since clicks are checked. */
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
  const remembered = remembering<Sharing>({
    ask: (channel) => askAbout(client, channel),
    isKept: (sharing) => sharing === "own" || sharing === "shared",
    now,
    milliseconds: HOUR,
  });
  const within = async (channel: string, milliseconds: number) =>
    whyNot(await remembered.of(channel, milliseconds), channel);
  return {
    whyNotTrusted: (channel) => within(channel, MINUTE),
    whyNotPostable: async (channel) => {
      const known = await remembered.of(channel);
      // What waits to be posted need not wait for long once it may be.
      const sharing = known === "own" ? known : await remembered.of(channel, MINUTE);
      // There nothing arrives anyway, and Slack's answer to the attempt says what would mend it.
      return sharing === "unseen" ? undefined : whyNot(sharing, channel);
    },
    lookAnew: (channel) => within(channel, 0),
  };
}

/** `unseen`: there is no such channel, or the bot is not in it. */
type Sharing = "own" | "shared" | "unseen" | "unknown";

function whyNot(sharing: Sharing, channel: string): Refusal | undefined {
  if (sharing === "own") return undefined;
  return sharing === "shared"
    ? { refused: "shared-channel", channel }
    : { refused: "slack-cannot-say" };
}

async function askAbout(client: WebClient, channel: string): Promise<Sharing> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    if (!found) return "unknown";
    // An invitation that waits to be accepted counts: from then on nobody would ask us.
    return found.is_ext_shared === true || found.is_pending_ext_shared === true ? "shared" : "own";
  } catch (error) {
    return slackErrorCode(error) === "channel_not_found" ? "unseen" : "unknown";
  }
}
