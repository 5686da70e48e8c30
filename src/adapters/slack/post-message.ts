// Posts a message, or redraws one where it stands.
import type { WebClient } from "@slack/web-api";
import type { Posted } from "../../domain/request.ts";
import { Trouble } from "../../domain/trouble.ts";
import { slackErrorCode, slackTrouble } from "./slack-trouble.ts";
import type { Shown } from "./views/shown.ts";

export interface Place {
  readonly channel: string;
  readonly thread_ts?: string;
}

type Stands = Omit<Posted, "shows">;

/** Where a message was deleted, or may not be changed any more, a new one takes its place. */
const GONE = new Set([
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "channel_not_found",
  "is_archived",
]);

/** Undefined where the message is not there any more. */
export async function redrawMessage(
  client: WebClient,
  { channel, ts }: Stands,
  message: Shown,
): Promise<Stands | undefined> {
  try {
    await client.chat.update({ channel, ts, ...content(message) });
    return { channel, ts };
  } catch (error) {
    if (GONE.has(slackErrorCode(error) ?? "")) return undefined;
    throw slackTrouble(error, "redrawing a message");
  }
}

/** `doing`: "posting a message". */
export async function postMessage(
  client: WebClient,
  place: Place,
  { message, doing }: { message: Shown; doing: string },
): Promise<Stands> {
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
