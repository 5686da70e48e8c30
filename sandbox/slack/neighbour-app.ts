// Starts another app in the workspace.
import { contentOf } from "./methods/message-content.ts";
import type { Neighbour } from "./neighbour.ts";
import type { SlackSeed } from "./slack-seed.ts";
import type { Workspace } from "./workspace.ts";

const LONGEST_TEXT = 40_000;

export function startNeighbour({ neighbour }: SlackSeed, workspace: Workspace): Neighbour {
  const heard: Record<string, unknown>[] = [];
  return {
    posts: ({ channel: idOrName, ...post }) => {
      const channel = workspace.channel(idOrName);
      if (!neighbour || !channel) throw new Error(`no other app can post in ${idOrName}`);
      const content = contentOf(post, LONGEST_TEXT);
      if ("ok" in content) throw new Error(`Slack refuses this post: ${content.error}`);
      const { ts } = workspace.post({ channelId: channel.id, from: neighbour.userId, ...content });
      return { channelId: channel.id, ts };
    },
    heard: () => heard,
    takes: (payload) => {
      heard.push(payload);
      return { body: undefined, milliseconds: 0 };
    },
  };
}
