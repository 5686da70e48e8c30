// Everything one sandbox Slack is made of; what methods and people's actions work on.
import type { Deliver } from "./delivery.ts";
import type { SendEvent } from "./events.ts";
import type { MessageFields } from "./message-fields.ts";
import type { Neighbour } from "./neighbour.ts";
import type { ResponseUrls } from "./response-url.ts";
import type { SlackSeed } from "./slack-seed.ts";
import type { Triggers } from "./trigger.ts";
import type { Views } from "./views.ts";
import type { Workspace } from "./workspace.ts";

export interface SlackWorld {
  seed: SlackSeed;
  /** The time in this Slack. */
  now: () => number;
  workspace: Workspace;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  views: Views;
  deliver: Deliver;
  sendEvent: SendEvent;
  neighbour: Neighbour;
  messageFields: MessageFields;
  /** What the bot token is granted, which an admin of the workspace may change. */
  granted: { scopes: readonly string[] | undefined };
  /** Where one socket of the app can be opened, once; the bot is where the asking one listens. */
  socketAddress(bot: string | undefined): string;
}
