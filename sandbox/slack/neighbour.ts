// What another app of the workspace can do: post what it likes, with any buttons, and be told of the clicks on them.
import type { Ack } from "./delivery.ts";
import type { MessagePlace } from "./messages.ts";

interface Post {
  /** Id or name. */
  channel: string;
  text: string;
  blocks?: unknown;
}

export interface Neighbour {
  posts(post: Post): MessagePlace;
  /** The payloads of the clicks on its messages, oldest first. */
  heard(): readonly Record<string, unknown>[];
  takes(payload: Record<string, unknown>): Ack;
}
