// The views people have open: one stack of at most three modals each, and one App Home each.
import { randomBytes } from "node:crypto";
import { type ViewDefinition, withIds } from "./block-kit.ts";
import { newId } from "./new-id.ts";
import type { FieldValue } from "./view-state.ts";

const STACK = 3;

export interface StoredView {
  id: string;
  personId: string;
  definition: ViewDefinition;
  hash: string;
  typed: Map<string, FieldValue>;
  rootId: string;
  previousId: string | null;
  /** Errors shown under fields, by block id; gone with the next submit or redraw. */
  errors: Record<string, string>;
}

export type ViewError =
  "hash_conflict" | "not_found" | "push_limit_reached" | "duplicate_external_id";

export interface Views {
  /** Bottom first. */
  stack(personId: string): readonly StoredView[];
  top(personId: string): StoredView | undefined;
  home(personId: string): StoredView | undefined;
  /** Open a new stack; what was open before goes. */
  open(personId: string, definition: ViewDefinition): StoredView | ViewError;
  push(personId: string, definition: ViewDefinition): StoredView | ViewError;
  replace(view: StoredView, definition: ViewDefinition, hash?: string): StoredView | ViewError;
  find(wanted: { id?: string; externalId?: string }): StoredView | undefined;
  publish(personId: string, definition: ViewDefinition, hash?: string): StoredView | ViewError;
  /** Settles at the next publish for this person. */
  published(personId: string): Promise<void>;
  closeTop(personId: string): void;
  closeAll(personId: string): void;
}

export function startViews(): Views {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map<string, StoredView>();
  const waiting = new Map<string, (() => void)[]>();

  const stack = (personId: string) => stacks.get(personId) ?? [];
  const all = () => [...[...stacks.values()].flat(), ...homes.values()];
  const taken = (externalId: string | undefined, except?: StoredView) =>
    Boolean(externalId) &&
    all().some((one) => one !== except && one.definition.external_id === externalId);

  const replace: Views["replace"] = (view, definition, hash) => {
    if (hash !== undefined && hash !== view.hash) return "hash_conflict";
    if (taken(definition.external_id, view)) return "duplicate_external_id";
    // Keeps what was typed: a field with the same block id and action id keeps its value.
    return Object.assign(view, { definition: named(definition), hash: newHash(), errors: {} });
  };

  return {
    stack,
    top: (personId) => stack(personId).at(-1),
    home: (personId) => homes.get(personId),
    open: (personId, definition) => {
      if (taken(definition.external_id)) return "duplicate_external_id";
      const view = newView(personId, definition);
      stacks.set(personId, [view]);
      return view;
    },
    push: (personId, definition) => {
      const open = stack(personId);
      if (open.length >= STACK) return "push_limit_reached";
      if (taken(definition.external_id)) return "duplicate_external_id";
      const view = newView(personId, definition, open);
      stacks.set(personId, [...open, view]);
      return view;
    },
    replace,
    find: ({ id, externalId }) =>
      all().find((one) =>
        id === undefined
          ? externalId !== undefined && one.definition.external_id === externalId
          : one.id === id,
      ),
    publish: (personId, definition, hash) => {
      const known = homes.get(personId);
      if (!known && hash !== undefined) return "hash_conflict";
      const view = known ? replace(known, definition, hash) : newView(personId, definition);
      if (typeof view === "string") return view;
      homes.set(personId, view);
      for (const settle of waiting.get(personId) ?? []) settle();
      waiting.delete(personId);
      return view;
    },
    published: (personId) =>
      new Promise((settle) => {
        waiting.set(personId, [...(waiting.get(personId) ?? []), settle]);
      }),
    closeTop: (personId) => stacks.set(personId, stack(personId).slice(0, -1)),
    closeAll: (personId) => stacks.delete(personId),
  };
}

function newView(
  personId: string,
  definition: ViewDefinition,
  below: readonly StoredView[] = [],
): StoredView {
  const id = `V${randomBytes(5).toString("hex").toUpperCase()}`;
  return {
    id,
    personId,
    definition: named(definition),
    hash: newHash(),
    typed: new Map(),
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id ?? null,
    errors: {},
  };
}

function named(definition: ViewDefinition): ViewDefinition {
  return { ...structuredClone(definition), blocks: withIds(definition.blocks, newId) };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString("hex")}`;
}
