// Closing the modal on top without submitting it.
import { viewPayload } from "../payloads.ts";
import type { SlackWorld } from "../slack-world.ts";
import { deliverInteraction } from "./interaction.ts";
import { topModal } from "./open-modal.ts";
import { startTelling, type Told } from "./told.ts";

export async function closeModal(keyOrId: string, world: SlackWorld): Promise<Told> {
  const modal = topModal(keyOrId, world);
  if ("ms" in modal) return modal;
  const { person, view } = modal;
  const told = startTelling(person, world);
  const is_cleared = view.definition.clear_on_close === true;
  if (is_cleared) world.views.closeAll(person.id);
  else world.views.closeTop(person.id);
  if (view.definition.notify_on_close !== true) return told({ milliseconds: 0 });
  const payload = { view: viewPayload(world.seed, view, person), is_cleared };
  const ack = await deliverInteraction({ kind: "view_closed", person, payload }, world);
  // The modal is gone: nobody sees it when the app does not answer.
  return told({ milliseconds: ack.milliseconds });
}
