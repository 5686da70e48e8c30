// The table that all processes share: records are as they are, indexes as they were a moment ago.
// Records are handed out, not copied, since nothing ever changes one.
import type { RequestMemory } from "../../src/adapters/dynamodb/request-memory.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { isSamePerson } from "../../src/domain/person.ts";
import { isIn, isOpen } from "../../src/domain/request.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { RequestStore, Saved } from "../../src/ports/request-store.ts";
import { waitsForApprovers } from "../support/in-memory-request-store.ts";
import type { Dice } from "./dice.ts";

export interface Stored {
  readonly request: AccessRequest;
  readonly due: number | null;
}

export interface SimulatedTable {
  /** What is stored of a subject, oldest first; another list after every write. */
  of(subject: string): readonly Stored[];
  all(): readonly Stored[];
  /** As the indexes show it. */
  indexed(): readonly Stored[];
  /** False where the stored version is another one; `expected` is undefined where nothing may be stored. */
  write(stored: Stored, expected: number | undefined): boolean;
}

const NOTHING: readonly Stored[] = [];
const LAGS = [0, 0, 0, 200, 2000, 5000];

export function simulatedTable(dice: Dice, now: () => number): SimulatedTable {
  const subjects = new Map<string, readonly Stored[]>();
  const index = new Map<string, Stored>();
  let lagging: { readonly stored: Stored; readonly visibleAt: number }[] = [];

  const catchUp = () => {
    const time = now();
    if (!lagging.some(({ visibleAt }) => visibleAt <= time)) return;
    for (const { stored, visibleAt } of lagging) if (visibleAt <= time) show(stored);
    lagging = lagging.filter(({ visibleAt }) => visibleAt > time);
  };
  const show = (stored: Stored) => {
    const { key, version: written } = stored.request;
    const name = `${key.subject} ${key.number}`;
    if ((index.get(name)?.request.version ?? 0) < written) index.set(name, stored);
  };
  return {
    of: (subject) => subjects.get(subject) ?? NOTHING,
    all: () => [...subjects.values()].flat(),
    indexed: () => {
      catchUp();
      return [...index.values()];
    },
    write: (stored, expected) => {
      const { subject, number } = stored.request.key;
      const records = subjects.get(subject) ?? NOTHING;
      const place = records.findIndex(({ request }) => request.key.number === number);
      if (records[place]?.request.version !== expected) return false;
      subjects.set(subject, place < 0 ? [...records, stored] : records.with(place, stored));
      lagging.push({ stored, visibleAt: now() + dice.pick(LAGS) });
      return true;
    },
  };
}

/** One process's view of the table, with a memory of its own that may be behind. */
export function storeOn(table: SimulatedTable, memory: RequestMemory): RequestStore {
  const remembered = (request: AccessRequest | undefined) => {
    if (request) memory.remember(request);
    return request;
  };
  const load = ({ subject, number }: RequestKey) =>
    remembered(table.of(subject).find(({ request }) => request.key.number === number)?.request);
  const write = (request: AccessRequest, due: number | null, expected?: number): Saved => {
    const written = { ...request, version: (expected ?? 0) + 1 };
    memory.forget(request.key.subject);
    if (!table.write({ request: written, due }, expected)) return "changed";
    memory.remember(written);
    return written;
  };
  return {
    load: async (key) => load(key),
    recall: async (key) => memory.recall(key) ?? load(key),
    latest: async (subject) => remembered(table.of(subject).at(-1)?.request),
    recallLatest: (subject) => memory.recallLatest(subject),
    open: async (request, due) => write(request, due),
    save: async (request, due) => write(request, due, request.version),
    ...queriesOn(table),
  };
}

function queriesOn(
  table: SimulatedTable,
): Pick<RequestStore, "due" | "openOf" | "waiting" | "stuck" | "holdings" | "byRef"> {
  const indexed = (wanted: (request: AccessRequest) => boolean) =>
    table.indexed().flatMap(({ request }) => (wanted(request) ? [request] : []));
  return {
    due: async (now, most) =>
      table
        .indexed()
        .filter(({ due }) => due !== null && due <= now)
        .sort((one, other) => Number(one.due) - Number(other.due))
        .slice(0, most)
        .map(({ request }) => request.key),
    openOf: async (person) =>
      indexed((request) => isOpen(request) && isSamePerson(request.ask.requester, person)),
    waiting: async (most) => indexed(waitsForApprovers).slice(0, most),
    stuck: async () => indexed((request) => isIn(request, "stuck")),
    holdings: async () => table.indexed().flatMap(({ request }) => holdingOf(request) ?? []),
    byRef: async (ref) => indexed((request) => request.ref === ref).at(-1)?.key,
  };
}
