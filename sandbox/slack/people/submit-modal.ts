// Submitting the modal on top: Slack's own checks first, then the app's answer.
import { unescaped } from "../mrkdwn.ts";
import { viewPayload } from "../payloads.ts";
import type { SeedPerson } from "../slack-seed.ts";
import type { SlackWorld } from "../slack-world.ts";
import { faultInField, stateOf } from "../view-state.ts";
import type { StoredView } from "../stored-view.ts";
import { deliverInteraction } from "./interaction.ts";
import { topModal } from "./open-modal.ts";
import { followAnswer, inputsOf } from "./submission-answer.ts";
import { modalError, refusedBySlack, startTelling, type Told } from "./told.ts";

export type Submitted = Told & {
  /** By the label of the field. */
  errors?: Record<string, string>;
};

export async function submitModal(keyOrId: string, world: SlackWorld): Promise<Submitted> {
  const modal = topModal(keyOrId, world);
  if ("ms" in modal) return modal;
  const { person, view } = modal;
  if (!view.definition.submit) return refusedBySlack("this modal has no submit button");
  const told = startTelling(person, world);
  view.errors = slacksOwnErrors(view);
  if (hasErrors(view)) return { ...told({ milliseconds: 0 }), errors: byLabel(view) };
  const ack = await deliverSubmission(view, person, world);
  const error = modalError(ack) ?? followAnswer(ack.body, view, world);
  const errors = hasErrors(view) ? { errors: byLabel(view) } : {};
  return { ...told({ ...ack, error }), ...errors };
}

function deliverSubmission(view: StoredView, person: SeedPerson, world: SlackWorld) {
  const payload = {
    trigger_id: world.triggers.issue(person.id, "submission"),
    view: viewPayload(world.seed, view, person),
    response_urls: [],
  };
  const about = { callback_id: view.definition.callback_id ?? "" };
  return deliverInteraction({ kind: "view_submission", person, payload, about }, world);
}

function slacksOwnErrors(view: StoredView): Record<string, string> {
  const values = stateOf(view.definition.blocks, view.typed);
  const errors: Record<string, string> = {};
  for (const block of inputsOf(view)) {
    const fault = faultInField(block, values[block.block_id]?.[block.element.action_id]);
    if (fault !== undefined) errors[block.block_id] = fault;
  }
  return errors;
}

function hasErrors(view: StoredView): boolean {
  return Object.keys(view.errors).length > 0;
}

function byLabel(view: StoredView): Record<string, string> {
  const labels = new Map(
    inputsOf(view).map((block) => [block.block_id, unescaped(block.label.text)]),
  );
  return Object.fromEntries(
    Object.entries(view.errors).map(([blockId, error]) => [labels.get(blockId) ?? blockId, error]),
  );
}
