// The table that all processes share: records are as they are, indexes as they were a moment ago.
// Records are handed out, not copied, since nothing ever changes one.
import type { RequestMemory } from "../../src/adapters/dynamodb/request-memory.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { isSamePerson } from "../../src/domain/person.ts";
import { isIn, isOpen } from "../../src/domain/request.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { RequestStore, Saved } from "../../src/ports/request-store.ts";
import type { Dice } from "./dice.ts";

interface Stored {
  readonly request: AccessRequest;
  readonly due: number | null;
}

export interface SimulatedTable {
  /** What is stored of a subject, oldest first. */
  of(subject: string): readonly Stored[];
  all(): readonly Stored[];
  /** As the indexes show it. */
  indexed(): readonly Stored[];
  /** False where the stored version is another one; `expected` is undefined where nothing may be stored. */
  write(stored: Stored, expected: number | undefined): boolean;
  /** Counts writes. */
  version(): number;
}

const LAGS = [0, 0, 0, 200, 2000, 5000];

export function simulatedTable(dice: Dice, now: () => number): SimulatedTable {
  const subjects = new Map<string, Stored[]>();
  const index = new Map<string, Stored>();
  let lagging: { readonly stored: Stored; readonly visibleAt: number }[] = [];
  let version = 0;

  const catchUp = () => {
    const later = [];
    for (const one of lagging) {
      if (one.visibleAt > now()) later.push(one);
      else show(one.stored);
    }
    lagging = later;
  };
  const show = (stored: Stored) => {
    const { key, version: written } = stored.request;
    const name = `${key.subject} ${key.number}`;
    if ((index.get(name)?.request.version ?? 0) < written) index.set(name, stored);
  };
  return {
    of: (subject) => subjects.get(subject) ?? [],
    all: () => [...subjects.values()].flat(),
    indexed: () => {
      catchUp();
      return [...index.values()];
    },
    write: (stored, expected) => {
      const { subject, number } = stored.request.key;
      const records = subjects.get(subject) ?? [];
      const place = records.findIndex(({ request }) => request.key.number === number);
      if (records[place]?.request.version !== expected) return false;
      records.splice(place < 0 ? records.length : place, 1, stored);
      subjects.set(subject, records);
      catchUp();
      lagging.push({ stored, visibleAt: now() + dice.pick(LAGS) });
      version += 1;
      return true;
    },
    version: () => version,
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
): Pick<RequestStore, "due" | "openOf" | "waiting" | "holdings" | "byRef"> {
  const indexed = (wanted: (request: AccessRequest) => boolean) =>
    table.indexed().flatMap(({ request }) => (wanted(request) ? [request] : []));
  return {
    due: async (now, most) =>
      table
        .indexed()
        .flatMap(({ request, due }) =>
          due !== null && due <= now ? [{ key: request.key, due }] : [],
        )
        .sort((one, other) => one.due - other.due)
        .slice(0, most)
        .map(({ key }) => key),
    openOf: async (person) =>
      indexed((request) => isOpen(request) && isSamePerson(request.ask.requester, person)),
    waiting: async (most) =>
      indexed((request) => isIn(request, "pending") || pendingExtension(request) > 0).slice(
        0,
        most,
      ),
    holdings: async () => table.indexed().flatMap(({ request }) => holdingOf(request) ?? []),
    byRef: async (ref) => indexed((request) => request.ref === ref).at(-1)?.key,
  };
}
