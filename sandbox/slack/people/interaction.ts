// How an interaction travels: a form with one field, `payload`, that holds JSON.
import type { DeliveryKind, Parcel } from "../delivery.ts";
import { envelope } from "../payloads.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";

export type InteractionKind = Exclude<DeliveryKind, "command" | "event">;

export interface Interaction {
  kind: InteractionKind;
  person: SeedPerson;
  payload: Record<string, unknown>;
  about?: Record<string, string>;
}

export function deliverInteraction(interaction: Interaction, world: SlackWorld) {
  const { kind, person, payload, about = {} } = interaction;
  const whole = { type: kind, ...envelope(world.seed, person), ...payload };
  const parcel: Parcel = {
    kind,
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ payload: JSON.stringify(whole) }).toString(),
    about: { person: person.key, ...about },
  };
  return world.deliver(parcel);
}
