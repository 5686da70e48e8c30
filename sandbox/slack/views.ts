// All the views of the workspace, modals and Home tabs: opened, redrawn, found by id.
import type { ViewDefinition } from "./block-kit.ts";
import { type HomeTabs, startHomeTabs } from "./home-tabs.ts";
import { type ModalStacks, startModalStacks } from "./modal-stacks.ts";
import { newView, redraw, type StoredView, type ViewError } from "./stored-view.ts";

export interface Views
  extends
    Pick<ModalStacks, "stack" | "top" | "closeTop" | "closeAll">,
    Pick<HomeTabs, "home" | "published"> {
  open(personId: string, definition: ViewDefinition): StoredView | ViewError;
  push(personId: string, definition: ViewDefinition): StoredView | ViewError;
  /** A hash makes it refuse where somebody else was faster. */
  replace(view: StoredView, definition: ViewDefinition, hash?: string): StoredView | ViewError;
  publish(personId: string, definition: ViewDefinition, hash?: string): StoredView | ViewError;
  byId(id: string): StoredView | undefined;
  byExternalId(externalId: string): StoredView | undefined;
}

export function startViews(): Views {
  const modals = startModalStacks();
  const homes = startHomeTabs();
  const all = () => [...modals.all(), ...homes.all()];
  const byExternalId: Views["byExternalId"] = (externalId) =>
    all().find((view) => view.definition.external_id === externalId);
  const isTaken = (externalId: string | undefined, except?: StoredView) => {
    const holder = externalId ? byExternalId(externalId) : undefined;
    return holder !== undefined && holder !== except;
  };
  const replace: Views["replace"] = (view, definition, hash) => {
    if (hash !== undefined && hash !== view.hash) return "hash_conflict";
    if (isTaken(definition.external_id, view)) return "duplicate_external_id";
    return redraw(view, definition);
  };
  const unlessTaken = <Shown>(definition: ViewDefinition, show: () => Shown) =>
    isTaken(definition.external_id) ? "duplicate_external_id" : show();
  return {
    ...modals,
    ...homes,
    replace,
    byExternalId,
    byId: (id) => all().find((view) => view.id === id),
    open: (personId, definition) =>
      unlessTaken(definition, () => modals.open(personId, definition)),
    push: (personId, definition) =>
      unlessTaken(definition, () => modals.push(personId, definition)),
    publish: (personId, definition, hash) => {
      const known = homes.home(personId);
      if (!known && hash !== undefined) return "hash_conflict";
      const view = known
        ? replace(known, definition, hash)
        : unlessTaken(definition, () => newView(personId, definition));
      if (typeof view !== "string") homes.put(view);
      return view;
    },
  };
}
