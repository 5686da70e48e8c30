// The view a bot wants to show, checked as Slack checks it, and the answer that carries it back.
import type { ViewDefinition } from "../block-kit.ts";
import { faultsInView } from "../block-kit-limits.ts";
import type { Arguments } from "../http-body.ts";
import { viewPayload } from "../payloads.ts";
import type { SlackWorld } from "../slack-world.ts";
import type { StoredView, ViewError } from "../stored-view.ts";
import { type Answer, missing, type Refusal, refuse, refuseFaults } from "./answer.ts";

const LARGEST_VIEW_BYTES = 250_000;

export function definitionOf(
  given: Arguments,
  type: ViewDefinition["type"],
): { definition: ViewDefinition } | Refusal {
  const { view } = given;
  if (view === undefined) return missing("view");
  if (Buffer.byteLength(JSON.stringify(view)) > LARGEST_VIEW_BYTES) return refuse("view_too_large");
  const faults = faultsInView(view);
  if (faults.length > 0) return refuseFaults("invalid_arguments", faults, "/view");
  const definition = view as ViewDefinition;
  if (definition.type === type) return { definition };
  const message = `view type must be ${type}`;
  return refuseFaults("invalid_arguments", [{ pointer: "/type", message }], "/view");
}

export function viewAnswer(view: StoredView | ViewError, { seed, workspace }: SlackWorld): Answer {
  if (typeof view === "string") return refuse(view);
  const person = workspace.person(view.personId);
  if (!person) return refuse("user_not_found");
  return { ok: true, view: viewPayload(seed, view, person) };
}
