// One block action: what an element sends when it is used, wherever it stands.
import type { Option, Placed } from "../block-kit.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { FieldValue } from "../view-state.ts";
import type { ClickPlace } from "./click-place.ts";
import { deliverInteraction } from "./interaction.ts";
import { clickError, modalError, startTelling, type Told } from "./told.ts";

export interface Used {
  placed: Placed;
  /** What was chosen or typed; a button sends its own value. */
  held?: FieldValue | { selected_option: Option };
  label: string;
}

export async function sendBlockAction(
  used: Used,
  place: ClickPlace,
  { person, world }: { person: SeedPerson; world: SlackWorld },
): Promise<Told> {
  const told = startTelling(person, world);
  const { action_id, type } = used.placed.element;
  const ack = await deliverInteraction(
    {
      kind: "block_actions",
      person,
      app: place.app,
      about: { clicked: used.label, action_id },
      payload: {
        trigger_id: world.triggers.issue(person.id, place.origin),
        ...place.payload(),
        actions: [{ ...sent(used), action_id, type, action_ts: String(world.now() / 1000) }],
      },
    },
    world,
  );
  const error = place.origin === "modal" ? modalError(ack) : clickError(ack);
  return told({ ...ack, error });
}

function sent({ placed: { block, element }, held }: Used): Record<string, unknown> {
  const { text, value, url, style, confirm, placeholder } = element;
  const shown = { text, value, url, style, confirm, placeholder };
  return { block_id: block.block_id, ...shown, ...held };
}
