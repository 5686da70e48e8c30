// Bugs that may be planted in every process of a story: each leaves out one thing that makes the whole right.
import { dated, extensionPlan } from "../../src/domain/access-plan.ts";
import type { Plan, StepName } from "../../src/domain/access-plan.ts";
import { dueAt } from "../../src/domain/progress.ts";
import { evolve } from "../../src/domain/evolve.ts";
import { isToSpread, partOf } from "../../src/domain/spread-batch.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest, InState } from "../../src/domain/request.ts";
import type { RequestStore } from "../../src/ports/request-store.ts";
import type { UserPolicies } from "../../src/ports/user-policies.ts";
import type { Hands } from "../../src/provisioning/step-book.ts";
import { SEATS } from "./seats.ts";
import type { SimulatedTable } from "./simulated-table.ts";

export interface Plant {
  /** What the process makes of a request before it stores it. */
  readonly stores?: (request: AccessRequest) => AccessRequest;
  /** What it takes for the time to look at it again. */
  readonly due?: (request: AccessRequest, now: number) => number | null;
  readonly store?: (store: RequestStore, table: SimulatedTable) => RequestStore;
  /** The same, for the engine alone. */
  readonly engineStore?: (store: RequestStore) => RequestStore;
  readonly hands?: (hands: Hands) => Hands;
  /** False: the hold is not looked at between signing and sending. */
  readonly isFenced?: false;
}

/** As a sentence about Rolecall. */
export const PLANTS = {
  "saves without a condition": { store: savesWithoutCondition },
  "opens over what is there": { store: opensOverWhatIsThere },
  "forgets that there is work": { store: (store) => ({ ...store, due: async () => [] }) },
  "forgets that access ends": { due: dueWithoutEnd },
  "never lets go of a claim": { store: keepsClaims },
  "does not undo a late call": { engineStore: doesNotUndo },
  "takes a refusal to leave for having left": { hands: (hands) => withoutEffect(hands, "leave") },
  "takes a join for granted": { hands: (hands) => withoutEffect(findsEverybodyIn(hands), "join") },
  "finds everybody there already": { hands: findsEverybodyIn },
  "writes no guard": { hands: (hands) => writesNo(hands, GUARD) },
  "writes the guard after the membership": {
    stores: (request) => withPlan(request, (plan) => moved(plan, "guard", "read-back-joined")),
  },
  "writes no tombstone": { hands: (hands) => writesNo(hands, TOMBSTONE) },
  "names policies without the request": {
    hands: (hands) => renaming(hands, (policy) => policy.replace(/\.R-[^.]*$/, "")),
  },
  "keeps no quarantine": {
    stores: (request) =>
      withClearings(request, (clearing, endedAt) => ({ ...clearing, at: endedAt })),
  },
  "does not look once more before the Denies go": {
    stores: (request) =>
      withClearings(request, ({ at, plan }) => ({ at, plan: without(plan, "look-again") })),
  },
  "does not look at the claim after signing": { isFenced: false },
  "lifts old Denies before its own guard": {
    stores: (request) => withPlan(request, (plan) => moved(plan, "lift-denies", "confirm-person")),
  },
  "clears away without a look while the next request is set up": {
    engineStore: takesSettingUpForDone,
  },
  "lets more time end earlier": { stores: extendsFromNow },
  "does not make sure of a grant once more": { stores: neverLooksAgain },
  "takes the first yes for all": { stores: approvedByTheFirst },
  "forgets what was asked for together": { stores: forgetsOthers },
  "lets the others in before anybody approved": { store: opensOthersAtOnce },
} as const satisfies Record<string, Plant>;

export type Bug = keyof typeof PLANTS;
export const BUGS = Object.keys(PLANTS) as Bug[];

const GUARD = "rolecall-guard.";
const TOMBSTONE = "rolecall-ended.";

/** A store that makes of every request what the plant says, and looks at it again when the plant says. */
export function misstoring(store: RequestStore, plant: Plant, now: () => number): RequestStore {
  const { stores = (request) => request, due = dueAt } = plant;
  const bad = (request: AccessRequest) => {
    const stored = stores(request);
    return [stored, due(stored, now())] as const;
  };
  return {
    ...store,
    open: (request) => store.open(...bad(request)),
    save: (request) => store.save(...bad(request)),
  };
}

function storedIn(table: SimulatedTable, { key }: AccessRequest): AccessRequest | undefined {
  return table.of(key.subject).find(({ request }) => request.key.number === key.number)?.request;
}

function savesWithoutCondition(store: RequestStore, table: SimulatedTable): RequestStore {
  return {
    ...store,
    save: (request, due) =>
      store.save({ ...request, version: storedIn(table, request)?.version ?? 0 }, due),
  };
}

function opensOverWhatIsThere(store: RequestStore, table: SimulatedTable): RequestStore {
  return {
    ...store,
    open: (request, due) => {
      const there = storedIn(table, request);
      return there
        ? store.save({ ...request, version: there.version }, due)
        : store.open(request, due);
    },
  };
}

function keepsClaims(store: RequestStore, table: SimulatedTable): RequestStore {
  return {
    ...store,
    save: (request, due) =>
      store.save(
        { ...request, claim: request.claim ?? storedIn(table, request)?.claim ?? null },
        due,
      ),
  };
}

// What a late call is held against is the newest request of the seat, which is read after a rejected save.
function doesNotUndo(store: RequestStore): RequestStore {
  const rejected = new Set<string>();
  return {
    ...store,
    save: async (request, due) => {
      const saved = await store.save(request, due);
      if (saved === "changed") rejected.add(request.key.subject);
      else if (saved.claim?.by === request.claim?.by && request.claim === null)
        rejected.delete(request.key.subject);
      return saved;
    },
    latest: async (subject) => (rejected.delete(subject) ? undefined : store.latest(subject)),
  };
}

// What an ended request leaves is cleared away only after a look at the newest request of its seat.
function takesSettingUpForDone(store: RequestStore): RequestStore {
  return {
    ...store,
    latest: async (subject) => {
      const latest = await store.latest(subject);
      if (!latest || !isIn(latest, "working")) return latest;
      return { ...latest, state: { ...latest.state, name: "extending" } } as AccessRequest;
    },
  };
}

function withoutEffect(hands: Hands, change: "join" | "leave"): Hands {
  return { ...hands, groups: { ...hands.groups, [change]: () => Promise.resolve() } };
}

function findsEverybodyIn(hands: Hands): Hands {
  const groupsOf = async (iamUser: string) =>
    SEATS.flatMap((seat) => (seat.iamUser === iamUser ? [seat.group] : []));
  return { ...hands, groups: { ...hands.groups, groupsOf } };
}

function writesNo(hands: Hands, kind: string): Hands {
  const put: UserPolicies["put"] = async (wanted, document, hold) =>
    wanted.policy.startsWith(kind) ? "written" : hands.policies.put(wanted, document, hold);
  return { ...hands, policies: { ...hands.policies, put } };
}

function renaming(hands: Hands, rename: (policy: string) => string): Hands {
  const { policies } = hands;
  const renamed = <Of extends { policy: string }>(of: Of): Of => ({
    ...of,
    policy: rename(of.policy),
  });
  return {
    ...hands,
    policies: {
      find: (wanted) => policies.find(renamed(wanted)),
      put: (wanted, document, hold) => policies.put(renamed(wanted), document, hold),
      remove: (wanted, hold) => policies.remove(renamed(wanted), hold),
    },
  };
}

function withPlan(request: AccessRequest, change: (plan: Plan) => Plan): AccessRequest {
  if (!isIn(request, "working")) return request;
  const { state } = request;
  return {
    ...request,
    state: { ...state, work: { ...state.work, plan: change(state.work.plan) } },
  };
}

function without({ steps }: Plan, name: StepName): Plan {
  return { steps: steps.filter((step) => step.name !== name) };
}

/** The step of that name comes right behind another one. */
function moved(plan: Plan, name: StepName, behind: StepName): Plan {
  const step = plan.steps.find((one) => one.name === name);
  if (!step) return plan;
  return {
    steps: without(plan, name).steps.flatMap((one) => (one.name === behind ? [one, step] : [one])),
  };
}

type Clearing = InState<"ended">["state"]["clearings"][number];

/** What clears the Denies away, once a request has ended. */
function withClearings(
  request: AccessRequest,
  change: (clearing: Clearing, endedAt: number) => Clearing,
): AccessRequest {
  if (!isIn(request, "ended")) return request;
  const { state } = request;
  const clearings = state.clearings.map((clearing) =>
    clearing.plan.steps.some(({ name }) => name === "lift-denies")
      ? change(clearing, state.at)
      : clearing,
  );
  return { ...request, state: { ...state, clearings } };
}

// More time counts from now instead of from the end that was promised.
function extendsFromNow(request: AccessRequest): AccessRequest {
  if (!isIn(request, "extending")) return request;
  const { state, ask } = request;
  const { approval, extension, work } = state;
  const endsAt = Math.floor(approval.at / 1000) * 1000 + extension.seconds * 1000;
  const plan = dated(extensionPlan(ask.plan, endsAt), endsAt);
  return { ...request, state: { ...state, endsAt, work: { ...work, plan } } };
}

function neverLooksAgain(request: AccessRequest): AccessRequest {
  if (!isIn(request, "active", "extending")) return request;
  const { state } = request;
  return { ...request, state: { ...state, grant: { ...state.grant, looks: [] } } };
}

function approvedByTheFirst(request: AccessRequest): AccessRequest {
  if (!isIn(request, "pending")) return request;
  const [first] = request.state.yeses;
  return first
    ? evolve(request, { what: "approved", at: first.at, approval: { by: first.by, at: first.at } })
    : request;
}

function forgetsOthers(request: AccessRequest): AccessRequest {
  if (!isToSpread(request)) return request;
  const spread = { at: request.state.approval.at, leftOut: [] };
  return evolve(request, { what: "others-opened", at: spread.at, spread });
}

function opensOthersAtOnce(store: RequestStore): RequestStore {
  return {
    ...store,
    open: async (request, due) => {
      const { requester, others = [], askedAt: at } = request.ask;
      const head = { ...request, state: { ...WORKING, approval: { by: requester, at } } };
      for (const other of others) await store.open(partOf(head, other), at);
      return store.open(request, due);
    },
  };
}

const WORKING = { name: "working", work: { plan: { steps: [] }, journal: [] } } as const;

function dueWithoutEnd(request: AccessRequest, now: number): number | null {
  if (!isIn(request, "active")) return dueAt(request, now);
  const { state } = request;
  return dueAt({ ...request, state: { ...state, grant: { ...state.grant, endsAt: null } } }, now);
}
