// Whether a click came from where it may come from: a message of ours, in the approvers' channel while that is ours alone.
import type { BlockAction } from "@slack/bolt";
import type { AccessPolicy } from "../../../domain/access-policy.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { ApproversChannel } from "../approvers-channel.ts";

type Clicked = Pick<BlockAction, "api_app_id" | "channel" | "container" | "message">;

interface Known {
  readonly channel: ApproversChannel;
  readonly ports: { readonly policy: Pick<AccessPolicy, "channel"> };
}

/** Undefined for forms, the Home tab, direct messages and whispers, where nobody else can be. */
export async function whyNotHere(
  { channel, ports }: Known,
  clicked: Clicked,
): Promise<Refusal | undefined> {
  if (!isOurMessage(clicked)) return { refused: "not-our-message" };
  // What one person alone sees stands in no channel, whichever it was whispered in.
  if (clicked.container["is_ephemeral"] === true) return undefined;
  const place = placeOf(clicked);
  if (place === undefined || place.startsWith("D")) return undefined;
  const configured = ports.policy.channel;
  if (place !== configured) return { refused: "wrong-channel", channel: configured };
  return channel.whyNotTrusted(configured);
}

/** Not one that another app has posted with our names on its buttons, nor the preview of a link. */
function isOurMessage({ api_app_id: ours, container, message }: Clicked): boolean {
  const author: unknown = message?.["app_id"];
  // Slack does not name the app of every message of an app.
  return (author === undefined || author === ours) && container["is_app_unfurl"] !== true;
}

function placeOf({ channel, container, message }: Clicked): string | undefined {
  const named: unknown = channel?.id ?? container["channel_id"];
  if (typeof named === "string") return named;
  // A message that stands nowhere stands in no channel of ours.
  return message ? "nowhere" : undefined;
}
