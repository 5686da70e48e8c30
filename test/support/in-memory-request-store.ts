// The request store without a database: records in a Map that several processes may share.
import { isToReview } from "../../src/domain/close-review.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import { isSamePerson } from "../../src/domain/person.ts";
import { isIn, isOpen } from "../../src/domain/request.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { RequestStore, Saved } from "../../src/ports/request-store.ts";

interface Stored {
  readonly request: AccessRequest;
  readonly due: number | null;
}

/** What is stored, whoever asks; keyed by subject and number. */
export type Records = Map<string, Stored>;

/** One process's view of `records`: what it remembers is its own, and may be behind. */
export function inMemoryRequestStore(records: Records = new Map()): RequestStore {
  const memory = new Map<string, AccessRequest>();

  const read = (request: AccessRequest | undefined): AccessRequest | undefined => {
    if (!request) return undefined;
    const known = memory.get(request.key.subject);
    if (!known || known.key.number <= request.key.number) {
      memory.set(request.key.subject, structuredClone(request));
    }
    return structuredClone(request);
  };
  const recallLatest = (subject: string) => structuredClone(memory.get(subject));
  const load = async (key: RequestKey) => read(records.get(nameOf(key))?.request);

  /** `expected`: the version that must be stored now; undefined where nothing may be. */
  const write = (
    request: AccessRequest,
    due: number | null,
    expected: number | undefined,
  ): Saved => {
    if (records.get(nameOf(request.key))?.request.version !== expected) {
      memory.delete(request.key.subject);
      return "changed";
    }
    const written = structuredClone({ ...request, version: (expected ?? 0) + 1 });
    records.set(nameOf(request.key), { request: written, due });
    memory.set(request.key.subject, structuredClone(written));
    return structuredClone(written);
  };

  return {
    load,
    recall: async (key) => {
      const known = recallLatest(key.subject);
      return known?.key.number === key.number ? known : load(key);
    },
    latest: async (subject) => read(newestOf(records, subject)),
    recallLatest,
    open: async (request, due) => write(request, due, undefined),
    save: async (request, due) => write(request, due, request.version),
    ...inMemoryQueries(records),
  };
}

function inMemoryQueries(
  records: Records,
): Pick<RequestStore, "due" | "openOf" | "waiting" | "holdings" | "byRef"> {
  const oldestFirst = (wanted: (request: AccessRequest) => boolean) =>
    [...records.values()]
      .map(({ request }) => request)
      .filter(wanted)
      .sort((one, other) => one.ask.askedAt - other.ask.askedAt);
  return {
    due: async (now, most) =>
      [...records.values()]
        .flatMap(({ request, due }) => (due !== null && due <= now ? [{ request, due }] : []))
        .sort((one, other) => one.due - other.due)
        .slice(0, most)
        .map(({ request }) => ({ ...request.key })),
    openOf: async (person) =>
      structuredClone(
        oldestFirst((request) => isOpen(request) && isSamePerson(request.ask.requester, person)),
      ),
    waiting: async (most) => structuredClone(oldestFirst(waitsForApprovers).slice(0, most)),
    holdings: async () =>
      structuredClone([...records.values()].flatMap(({ request }) => holdingOf(request) ?? [])),
    byRef: async (ref) =>
      structuredClone(oldestFirst((request) => request.ref === ref).at(-1)?.key),
  };
}

export function waitsForApprovers(request: AccessRequest): boolean {
  return isIn(request, "pending") || pendingExtension(request) > 0 || isToReview(request);
}

function newestOf(records: Records, subject: string): AccessRequest | undefined {
  return [...records.values()]
    .map(({ request }) => request)
    .filter(({ key }) => key.subject === subject)
    .sort((one, other) => other.key.number - one.key.number)[0];
}

function nameOf({ subject, number }: RequestKey): string {
  return `${subject} ${number}`;
}
