// Whether a click came from where it may come from: a message of ours, in the approvers' channel while that is ours alone.
import type { BlockAction } from "@slack/bolt";
import type { Refusal } from "../../../domain/refusal.ts";
import type { Edge } from "./edge.ts";

type Clicked = Pick<BlockAction, "api_app_id" | "channel" | "message">;

/** Undefined for forms, the Home tab and direct messages, where nobody else can be. */
export async function whyNotHere(
  { channel, ports }: Pick<Edge, "channel" | "ports">,
  { api_app_id: ours, channel: clickedIn, message }: Clicked,
): Promise<Refusal | undefined> {
  // A button that another app has posted with our names on it, or that was copied into an unfurled link.
  const author: unknown = message?.["app_id"];
  if (author !== undefined && author !== ours) return { refused: "not-our-message" };
  if (!clickedIn || clickedIn.id.startsWith("D")) return undefined;
  const configured = ports.policy.channel;
  if (clickedIn.id !== configured) return { refused: "wrong-channel", channel: configured };
  return channel.whyNotTrusted(configured);
}
