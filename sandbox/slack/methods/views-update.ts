// views.update: redraws an open view, found by its id or by the app's own id for it.
import { type Method, missing, refuse, textOf } from "./answer.ts";
import { definitionOf, viewAnswer } from "./view-definition.ts";

export const viewsUpdate: Method = (given, world) => {
  const id = textOf(given, "view_id");
  const externalId = textOf(given, "external_id");
  if (id === undefined && externalId === undefined) return missing("view_id or external_id");
  const view = id === undefined ? world.views.byExternalId(externalId ?? "") : world.views.byId(id);
  if (!view) return refuse("not_found");
  const wanted = definitionOf(given, view.definition.type);
  if ("ok" in wanted) return wanted;
  return viewAnswer(world.views.replace(view, wanted.definition, textOf(given, "hash")), world);
};
