// Looks at the approvers' channel when starting, every hour and when Slack says so, and tells the admins where it is shared.
import type { TellAdmins } from "./admin-notice.ts";
import type { ApproversChannel } from "./approvers-channel.ts";
import { channelLink } from "./mrkdwn.ts";

export interface ChannelWatchParts {
  readonly channel: ApproversChannel;
  /** The one that is configured now. */
  readonly configured: () => string;
  readonly tellAdmins: TellAdmins;
}

export interface ChannelWatch {
  look(): Promise<void>;
  start(): void;
  stop(): void;
}

const HOUR = 3_600_000;

export function createChannelWatch(parts: ChannelWatchParts): ChannelWatch {
  const { channel, configured, tellAdmins } = parts;
  let timer: NodeJS.Timeout | undefined;
  let told: string | undefined;

  const look = async (): Promise<void> => {
    const id = configured();
    const refusal = await channel.lookAnew(id);
    // Where Slack cannot say, nothing is posted and nothing is decided; that needs no message of its own.
    if (refusal?.refused === "slack-cannot-say") return;
    const before = told;
    told = refusal ? id : undefined;
    if (refusal && before !== id) {
      await tellAdmins(
        `:warning: ${channelLink(id)} is shared with another workspace, so nothing is posted there and nobody can decide in it: people outside could read who asks for what. Stop sharing it in Slack, or name another channel in rolecall.yaml. Until then decisions are made in the Home tab or with the command.`,
      );
    } else if (!refusal && before !== undefined) {
      await tellAdmins(
        `${channelLink(id)} is not shared with another workspace: cards are posted there again.`,
      );
    }
  };
  return {
    look,
    start: () => {
      void look();
      timer = setInterval(() => void look(), HOUR);
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
