// views.publish: sets one person's App Home; the last writer wins unless a hash is given.
import { type Method, missing, refuse, textOf } from "./answer.ts";
import { definitionOf, viewAnswer } from "./view-definition.ts";

export const viewsPublish: Method = (given, world) => {
  const personId = textOf(given, "user_id");
  if (personId === undefined) return missing("user_id");
  if (!world.workspace.people().some((one) => one.id === personId)) return refuse("user_not_found");
  const wanted = definitionOf(given, "home");
  if ("ok" in wanted) return wanted;
  const { definition } = wanted;
  return viewAnswer(world.views.publish(personId, definition, textOf(given, "hash")), world);
};
