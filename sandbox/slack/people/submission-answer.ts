// What an app may answer to a submission: nothing, or a response_action.
import type { InputBlock, ViewDefinition } from "../block-kit.ts";
import { faultsInView } from "../block-kit-limits.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { StoredView } from "../stored-view.ts";

interface SubmissionAnswer {
  response_action?: string;
  errors?: Record<string, string>;
  view?: ViewDefinition;
}

/** Does what the app answered; gives back what the person sees when the answer makes no sense. */
export function followAnswer(
  body: unknown,
  view: StoredView,
  { views }: SlackWorld,
): string | undefined {
  const answer = (body ?? {}) as SubmissionAnswer;
  switch (answer.response_action) {
    case undefined:
      if (views.top(view.personId)?.id === view.id) views.closeTop(view.personId);
      return undefined;
    case "clear":
      views.closeAll(view.personId);
      return undefined;
    case "errors":
      return showErrors(answer.errors ?? {}, view);
    case "update":
      return show(answer, (definition) => views.replace(view, definition));
    case "push":
      return show(answer, (definition) => views.push(view.personId, definition));
    default:
      return nonsense(`unknown response_action ${answer.response_action}`);
  }
}

export function inputsOf(view: StoredView): (InputBlock & { block_id: string })[] {
  return view.definition.blocks.filter((block) => block.type === "input");
}

function show(
  { view }: SubmissionAnswer,
  put: (definition: ViewDefinition) => StoredView | string,
): string | undefined {
  const [fault] = faultsInView(view);
  if (fault) return nonsense(`${fault.message} at /view${fault.pointer}`);
  const shown = view ? put(view) : "no view";
  return typeof shown === "string" ? nonsense(shown) : undefined;
}

function showErrors(errors: Record<string, string>, view: StoredView): string | undefined {
  const known = new Set(inputsOf(view).map((block) => block.block_id));
  const stray = Object.keys(errors).find((blockId) => !known.has(blockId));
  if (stray !== undefined) return nonsense(`no input block ${stray}`);
  if (Object.keys(errors).length === 0) return nonsense("no errors");
  view.errors = errors;
  return undefined;
}

function nonsense(why: string): string {
  return `We had some trouble connecting. Try again? (invalid answer: ${why})`;
}
