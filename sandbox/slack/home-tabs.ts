// The Home tab of every person, and who waits for the next one.
import type { StoredView } from "./stored-view.ts";

export interface HomeTabs {
  all(): readonly StoredView[];
  home(personId: string): StoredView | undefined;
  put(view: StoredView): void;
  /** Settles at the next publish for this person. */
  published(personId: string): Promise<void>;
}

export function startHomeTabs(): HomeTabs {
  const homes = new Map<string, StoredView>();
  const waiting = new Map<string, (() => void)[]>();
  return {
    all: () => [...homes.values()],
    home: (personId) => homes.get(personId),
    put: (view) => {
      homes.set(view.personId, view);
      for (const settle of waiting.get(view.personId) ?? []) settle();
      waiting.delete(view.personId);
    },
    published: (personId) =>
      new Promise((settle) => {
        waiting.set(personId, [...(waiting.get(personId) ?? []), settle]);
      }),
  };
}
