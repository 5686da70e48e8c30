// The modals people have open: one stack of at most three views each.
import type { ViewDefinition } from "./block-kit.ts";
import { newView, type StoredView } from "./stored-view.ts";

const DEEPEST = 3;

export interface ModalStacks {
  all(): readonly StoredView[];
  /** Bottom first. */
  stack(personId: string): readonly StoredView[];
  top(personId: string): StoredView | undefined;
  /** A new stack; what was open before goes. */
  open(personId: string, definition: ViewDefinition): StoredView;
  push(personId: string, definition: ViewDefinition): StoredView | "push_limit_reached";
  closeTop(personId: string): void;
  closeAll(personId: string): void;
}

export function startModalStacks(): ModalStacks {
  const stacks = new Map<string, StoredView[]>();
  const stack = (personId: string) => stacks.get(personId) ?? [];
  return {
    all: () => [...stacks.values()].flat(),
    stack,
    top: (personId) => stack(personId).at(-1),
    open: (personId, definition) => {
      const view = newView(personId, definition);
      stacks.set(personId, [view]);
      return view;
    },
    push: (personId, definition) => {
      const below = stack(personId);
      if (below.length >= DEEPEST) return "push_limit_reached";
      const view = newView(personId, definition, below);
      stacks.set(personId, [...below, view]);
      return view;
    },
    closeTop: (personId) => stacks.set(personId, stack(personId).slice(0, -1)),
    closeAll: (personId) => stacks.delete(personId),
  };
}
