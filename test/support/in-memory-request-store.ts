// The request store without a database: records in Maps that several processes may share, one Map for each kind.
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { isAboutAccount } from "../../src/domain/accounts/account-request.ts";
import { isToReview } from "../../src/domain/close-review.ts";
import { holdingOf } from "../../src/domain/holding.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import { isSamePerson } from "../../src/domain/person.ts";
import { isIn, isOpen } from "../../src/domain/request.ts";
import type { AccessRequest, RequestKey } from "../../src/domain/request.ts";
import type { Records as KeptRecords, RequestStore, Saved } from "../../src/ports/request-store.ts";

interface Stored<Kept = AccessRequest> {
  readonly request: Kept;
  readonly due: number | null;
}

/** What is stored of one kind, whoever asks; keyed by subject and number. */
export type RecordsOf<Kept> = Map<string, Stored<Kept>>;
export type Records = RecordsOf<AccessRequest>;
export type AccountRecords = RecordsOf<AccountRequest>;

/** One process's view: what it remembers is its own, and may be behind. `accounts`: what shares the table with `records`. */
export function inMemoryRequestStore(
  records: Records = new Map(),
  accounts: AccountRecords = new Map(),
): RequestStore {
  return {
    ...inMemoryRecords(records, (key) => !isAboutAccount(key)),
    ...inMemoryQueries(records, accounts),
  };
}

type Framed = Pick<AccessRequest, "key" | "version">;

/** `isOurs`: which keys are of this kind; a record of another kind is not read as one of ours. */
export function inMemoryRecords<Kept extends Framed>(
  records: RecordsOf<Kept>,
  isOurs: (key: Pick<RequestKey, "subject">) => boolean,
): KeptRecords<Kept> {
  const memory = new Map<string, Kept>();

  const read = (request: Kept | undefined): Kept | undefined => {
    if (!request) return undefined;
    const known = memory.get(request.key.subject);
    if (!known || known.key.number <= request.key.number) {
      memory.set(request.key.subject, structuredClone(request));
    }
    return structuredClone(request);
  };
  const recallLatest = (subject: string) => structuredClone(memory.get(subject));
  const load = async (key: RequestKey) => {
    if (!isOurs(key)) throw new Error(`${key.subject} is of another kind`);
    return read(records.get(nameOf(key))?.request);
  };

  /** `expected`: the version that must be stored now; undefined where nothing may be. */
  const write = (request: Kept, due: number | null, expected: number | undefined): Saved<Kept> => {
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
  };
}

function inMemoryQueries(
  records: Records,
  accounts: AccountRecords,
): Pick<RequestStore, "due" | "openOf" | "waiting" | "stuck" | "holdings" | "byRef"> {
  const ofBothKinds = () => [...records.values(), ...accounts.values()];
  return {
    due: async (now, most) =>
      ofBothKinds()
        .flatMap(({ request, due }) => (due !== null && due <= now ? [{ request, due }] : []))
        .sort((one, other) => one.due - other.due)
        .slice(0, most)
        .map(({ request }) => ({ ...request.key })),
    openOf: async (person) =>
      structuredClone(
        oldestFirst(
          records,
          (request) => isOpen(request) && isSamePerson(request.ask.requester, person),
        ),
      ),
    waiting: async (most) =>
      structuredClone(oldestFirst(records, waitsForApprovers).slice(0, most)),
    stuck: async () => structuredClone(oldestFirst(records, (request) => isIn(request, "stuck"))),
    holdings: async () =>
      structuredClone([...records.values()].flatMap(({ request }) => holdingOf(request) ?? [])),
    byRef: async (ref) => {
      const called = ofBothKinds().filter(({ request }) => request.ref === ref);
      return structuredClone(
        called.sort((one, other) => askedAt(one) - askedAt(other)).at(-1)?.request.key,
      );
    },
  };
}

type Asked = Framed & { readonly ask: { readonly askedAt: number } };

const askedAt = ({ request }: Stored<Asked>): number => request.ask.askedAt;

export function oldestFirst<Kept extends Asked>(
  records: RecordsOf<Kept>,
  isWanted: (request: Kept) => boolean,
): Kept[] {
  return [...records.values()]
    .filter(({ request }) => isWanted(request))
    .sort((one, other) => askedAt(one) - askedAt(other))
    .map(({ request }) => request);
}

export function waitsForApprovers(request: AccessRequest): boolean {
  return isIn(request, "pending") || pendingExtension(request) > 0 || isToReview(request);
}

function newestOf<Kept extends Framed>(
  records: RecordsOf<Kept>,
  subject: string,
): Kept | undefined {
  return [...records.values()]
    .map(({ request }) => request)
    .filter(({ key }) => key.subject === subject)
    .sort((one, other) => other.key.number - one.key.number)[0];
}

function nameOf({ subject, number }: RequestKey): string {
  return `${subject} ${number}`;
}
