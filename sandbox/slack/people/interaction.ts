// How an interaction travels: a form with one field, `payload`, that holds JSON.
import type { Ack } from "../delivery.ts";
import type { DeliveryKind, Parcel } from "../post-to-bot.ts";
import { envelope } from "../payloads.ts";
import { ownApp, type SeedApp, type SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";

export type InteractionKind = Exclude<DeliveryKind, "command" | "event">;

export interface Interaction {
  kind: InteractionKind;
  person: SeedPerson;
  payload: Record<string, unknown>;
  about?: Record<string, string>;
  /** Whose it is; absent: the bot's. */
  app?: SeedApp;
}

export function deliverInteraction(interaction: Interaction, world: SlackWorld): Promise<Ack> {
  const { kind, person, payload, about = {}, app = ownApp(world.seed) } = interaction;
  const whole = { type: kind, ...envelope(world.seed, person, app), ...payload };
  if (app.appId !== world.seed.appId) return Promise.resolve(world.neighbour.takes(whole));
  const parcel: Parcel = {
    kind,
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ payload: JSON.stringify(whole) }).toString(),
    about: { person: person.key, ...about },
  };
  return world.deliver(parcel);
}
