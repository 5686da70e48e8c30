// Where a person clicks: a message they can see, their App Home, or the modal on top.
import type { Block } from "../block-kit.ts";
import { channelName, messagePayload, viewPayload } from "../payloads.ts";
import { appOf, ownApp, type SeedApp, type SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { Fields } from "../message-fields.ts";
import type { TriggerOrigin } from "../trigger.ts";
import type { StoredView } from "../stored-view.ts";
import { stateOf } from "../view-state.ts";
import { visibleChannel } from "./acting-person.ts";

export type Where = { channel: string; ts: string } | "home" | "modal";

export interface ClickPlace {
  blocks: readonly Block[];
  origin: TriggerOrigin;
  /** What the person's fields there hold. */
  fields: Fields;
  /** Who put it there, and is told of the click. */
  app: SeedApp;
  /** The part of the payload that says where it happened; a message's carries a fresh response URL. */
  payload: () => Record<string, unknown>;
}

/** The place, or why there is nothing to click. */
export function clickPlace(
  where: Where,
  person: SeedPerson,
  world: SlackWorld,
): ClickPlace | string {
  if (where === "home" || where === "modal") {
    const view = where === "home" ? world.views.home(person.id) : world.views.top(person.id);
    return view ? viewPlace(view, person, world) : `no ${where} is open`;
  }
  return messagePlace(where, person, world);
}

function viewPlace(view: StoredView, person: SeedPerson, world: SlackWorld): ClickPlace {
  return {
    blocks: view.definition.blocks,
    fields: view,
    app: ownApp(world.seed),
    origin: view.definition.type === "home" ? "workspace" : "modal",
    payload: () => ({
      container: { type: "view", view_id: view.id },
      view: viewPayload(world.seed, view, person),
    }),
  };
}

function messagePlace(
  { channel: idOrName, ts }: { channel: string; ts: string },
  person: SeedPerson,
  world: SlackWorld,
): ClickPlace | string {
  const channel = visibleChannel(idOrName, person, world);
  if (!channel) return "channel_not_found";
  const posted = world.workspace.message(channel.id, ts);
  const whispered = world.workspace
    .ephemerals(person.id)
    .find((one) => one.channelId === channel.id && one.ts === ts);
  const found = posted ?? whispered;
  if (!found) return "message_not_found";
  const source = { personId: person.id, channelId: channel.id, messageTs: ts };
  const fields = world.messageFields.of(person.id, { channelId: channel.id, ts });
  const thread = posted?.threadTs === undefined ? {} : { thread_ts: posted.threadTs };
  return {
    blocks: found.blocks,
    fields,
    origin: "workspace",
    app: (posted && appOf(posted.from, world.seed)) ?? ownApp(world.seed),
    payload: () => ({
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel.id,
        is_ephemeral: !posted,
        ...thread,
      },
      channel: { id: channel.id, name: channelName(channel) },
      // Slack does not send the content of an ephemeral message back.
      ...(posted ? { message: messagePayload(world.seed, posted) } : {}),
      state: { values: stateOf(found.blocks, fields.typed) },
      response_url: world.responseUrls.issue(source),
    }),
  };
}
