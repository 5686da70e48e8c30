// views.open: shows a modal to the person who made the trigger.
import { type Method, missing, refuse, textOf } from "./answer.ts";
import { definitionOf, viewAnswer } from "./view-definition.ts";

export const viewsOpen: Method = (given, world) => {
  const triggerId = textOf(given, "trigger_id");
  if (triggerId === undefined) return missing("trigger_id");
  // A view with faults costs no trigger: Slack checks arguments first.
  const wanted = definitionOf(given, "modal");
  if ("ok" in wanted) return wanted;
  const trigger = world.triggers.exchange(triggerId);
  if ("error" in trigger) return refuse(trigger.error);
  const { personId, origin } = trigger;
  const { definition } = wanted;
  const view =
    origin === "workspace"
      ? world.views.open(personId, definition)
      : world.views.push(personId, definition);
  const answer = viewAnswer(view, world);
  // Slack says ok to a trigger of a submission, and its desktop app then shows nothing.
  if (origin === "submission" && answer.ok) world.views.closeTop(personId);
  return answer;
};
