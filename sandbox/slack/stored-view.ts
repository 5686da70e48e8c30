// One view as Slack keeps it: its definition, its hash, what the person typed, and where it stands.
import { randomBytes } from "node:crypto";
import { type Option, type ViewDefinition, withIds } from "./block-kit.ts";
import { newId } from "./new-id.ts";
import type { FieldValue } from "./view-state.ts";

export interface StoredView {
  id: string;
  personId: string;
  definition: ViewDefinition;
  hash: string;
  typed: Map<string, FieldValue>;
  /** What the app offered last in a field that asks it for options; same keys as `typed`. */
  offered: Map<string, readonly Option[]>;
  rootId: string;
  previousId: string | null;
  /** Errors shown under fields, by block id; gone with the next submit or redraw. */
  errors: Record<string, string>;
}

export type ViewError =
  "hash_conflict" | "not_found" | "push_limit_reached" | "duplicate_external_id";

export function newView(
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
    offered: new Map(),
    rootId: below[0]?.id ?? id,
    previousId: below.at(-1)?.id ?? null,
    errors: {},
  };
}

/** Keeps what was typed: a field with the same block id and action id keeps its value. */
export function redraw(view: StoredView, definition: ViewDefinition): StoredView {
  return Object.assign(view, { definition: named(definition), hash: newHash(), errors: {} });
}

function named(definition: ViewDefinition): ViewDefinition {
  return { ...structuredClone(definition), blocks: withIds(definition.blocks, newId) };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString("hex")}`;
}
