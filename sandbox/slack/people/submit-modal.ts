// Submitting the modal on top: Slack's own checks, then the app's answer.
import { type InputBlock, type ViewDefinition } from "../block-kit.ts";
import { faultsInView } from "../block-kit-limits.ts";
import { unescaped } from "../mrkdwn.ts";
import { viewPayload } from "../payloads.ts";
import type { SlackWorld } from "../slack-world.ts";
import { faultInField, stateOf } from "../view-state.ts";
import type { StoredView } from "../views.ts";
import { deliverInteraction } from "./interaction.ts";
import { topModal } from "./open-modal.ts";
import { modalError, refusedBySlack, startTelling, type Told } from "./told.ts";

export type Submitted = Told & {
  /** By the label of the field. */
  errors?: Record<string, string>;
};

interface SubmissionAnswer {
  response_action?: string;
  errors?: Record<string, string>;
  view?: ViewDefinition;
}

export async function submitModal(keyOrId: string, world: SlackWorld): Promise<Submitted> {
  const modal = topModal(keyOrId, world);
  if ("ms" in modal) return modal;
  const { person, view } = modal;
  if (!view.definition.submit) return refusedBySlack("this modal has no submit button");
  const told = startTelling(person, world);
  view.errors = slacksOwnErrors(view);
  if (Object.keys(view.errors).length > 0) {
    return { ...told({ milliseconds: 0 }), errors: byLabel(view) };
  }
  const ack = await deliverInteraction(
    {
      kind: "view_submission",
      person,
      about: { callback_id: view.definition.callback_id ?? "" },
      payload: {
        trigger_id: world.triggers.issue(person.id, "submission"),
        view: viewPayload(world.seed, view, person),
        response_urls: [],
      },
    },
    world,
  );
  const error = modalError(ack) ?? follow((ack.body ?? {}) as SubmissionAnswer, view, world);
  const errors = byLabel(view);
  return { ...told({ ...ack, error }), ...(Object.keys(errors).length > 0 ? { errors } : {}) };
}

/** Does what the app answered; gives back what the person sees when the answer makes no sense. */
function follow(
  answer: SubmissionAnswer,
  view: StoredView,
  { views }: SlackWorld,
): string | undefined {
  const action = answer.response_action;
  switch (action) {
    case undefined:
      if (views.top(view.personId)?.id === view.id) views.closeTop(view.personId);
      return undefined;
    case "clear":
      views.closeAll(view.personId);
      return undefined;
    case "errors":
      return showErrors(answer.errors ?? {}, view);
    case "update":
    case "push": {
      const [fault] = faultsInView(answer.view);
      if (fault || !answer.view)
        return nonsense(`${fault?.message ?? "no view"} at ${fault?.pointer ?? "/"}`);
      const shown =
        action === "update"
          ? views.replace(view, answer.view)
          : views.push(view.personId, answer.view);
      return typeof shown === "string" ? nonsense(shown) : undefined;
    }
    default:
      return nonsense(`unknown response_action ${action}`);
  }
}

function showErrors(errors: Record<string, string>, view: StoredView): string | undefined {
  const known = new Set(inputs(view).map((block) => block.block_id));
  const stray = Object.keys(errors).find((blockId) => !known.has(blockId));
  if (stray !== undefined) return nonsense(`no input block ${stray}`);
  if (Object.keys(errors).length === 0) return nonsense("no errors");
  view.errors = errors;
  return undefined;
}

function nonsense(why: string): string {
  return `We had some trouble connecting. Try again? (invalid answer: ${why})`;
}

function slacksOwnErrors(view: StoredView): Record<string, string> {
  const values = stateOf(view.definition, view.typed);
  const errors: Record<string, string> = {};
  for (const block of inputs(view)) {
    const fault = faultInField(block, values[block.block_id]?.[block.element.action_id]);
    if (fault !== undefined) errors[block.block_id] = fault;
  }
  return errors;
}

function byLabel(view: StoredView): Record<string, string> {
  const labels = new Map(
    inputs(view).map((block) => [block.block_id, unescaped(block.label.text)]),
  );
  return Object.fromEntries(
    Object.entries(view.errors).map(([blockId, error]) => [labels.get(blockId) ?? blockId, error]),
  );
}

function inputs(view: StoredView): InputBlock[] {
  return view.definition.blocks.filter(
    (block): block is InputBlock & typeof block => block.type === "input",
  );
}
