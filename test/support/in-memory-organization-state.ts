// What an organization without AWS is made of, and how it goes on as time does; its knobs are told of in in-memory-organization.ts.
import type { Mend } from "../../src/domain/accounts/account-request.ts";
import type { OrganizationalUnit } from "../../src/domain/accounts/new-account.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type {
  AccountOrder,
  Creation,
  CreationState,
  NotDone,
  Organization,
  OrganizationAccount,
} from "../../src/ports/organization.ts";

export interface OrganizationSettings {
  creationTakes: number;
  entryTakes: number;
  closureTakes: number;
  atOnce: number;
  most: number;
}

/** What a call is made to answer, in place of what it would. */
export type NextAnswer = NotDone | Trouble | "lost";

export interface AccountByHand {
  readonly name: string;
  readonly email: string;
  readonly id?: string;
  readonly ref?: string;
  readonly birthRole?: string;
}

export interface InMemoryOrganizationOptions {
  readonly now: () => number;
  /** Paths. */
  readonly units?: readonly string[];
  readonly settings?: Partial<OrganizationSettings>;
  readonly onBirth?: (account: { readonly id: string; readonly birthRole: string }) => void;
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly birthRole: string;
  readonly bornAt: number;
  ref: string | undefined;
  parent: string;
  closedAt: number | undefined;
}

interface Making {
  readonly id: string;
  readonly order: AccountOrder;
  readonly askedAt: number;
  readonly dueAt: number;
  readonly doom: string | undefined;
  end: CreationState | undefined;
}

export interface State {
  readonly now: () => number;
  readonly settings: OrganizationSettings;
  readonly onBirth: (account: { readonly id: string; readonly birthRole: string }) => void;
  readonly units: Map<string, string>;
  readonly members: Map<string, Member>;
  readonly makings: Making[];
  readonly taken: Set<string>;
  readonly dooms: string[];
  readonly next: { readonly method: keyof Organization; readonly how: NextAnswer }[];
  readonly calls: { readonly method: keyof Organization; readonly at: number }[];
  mostUnderWay: number;
  born: number;
}

const ROOT = "r-root";
export const MANAGEMENT = "111111111111";
const BIRTH_ROLE = "OrganizationAccountAccessRole";
const MENDS: Readonly<Record<string, readonly Mend[]>> = {
  EMAIL_ALREADY_EXISTS: ["email"],
  INVALID_EMAIL: ["email"],
};

export function startingState(options: InMemoryOrganizationOptions): State {
  const { now, settings, onBirth = () => undefined } = options;
  const usual = { creationTakes: 10_000, entryTakes: 0, closureTakes: 60_000, atOnce: 5 };
  return {
    ...{ now, onBirth, mostUnderWay: 0, born: 0 },
    settings: { ...usual, most: Infinity, ...settings },
    units: new Map([[ROOT, ""]]),
    members: new Map(),
    ...{ makings: [], taken: new Set(), dooms: [], next: [], calls: [] },
  };
}

export function begin(
  state: State,
  order: AccountOrder,
): { readonly kind: "begun"; readonly creation: Creation } | NotDone {
  const { now, settings, makings, members } = state;
  const underWay = makings.filter(({ end }) => !end);
  if (members.size >= settings.most) {
    return refused("The organization has as many accounts as AWS allows it.", []);
  }
  if (underWay.length >= settings.atOnce) {
    return { kind: "busy", why: "AWS makes five accounts at a time, and is at it." };
  }
  const isTwin = underWay.some((one) => isSame(one.order.email, order.email));
  const making: Making = {
    id: `car-${String(makings.length + 1).padStart(8, "0")}`,
    ...{ order, askedAt: now(), dueAt: now() + settings.creationTakes, end: undefined },
    doom: state.dooms.shift() ?? (isTwin ? "CONCURRENT_ACCOUNT_MODIFICATION" : undefined),
  };
  makings.push(making);
  state.mostUnderWay = Math.max(state.mostUnderWay, underWay.length + 1);
  const creation = creationOf(making);
  settle(state);
  return { kind: "begun", creation };
}

export function settle(state: State): void {
  for (const making of state.makings) {
    if (making.end || making.dueAt > state.now()) continue;
    const { order, dueAt } = making;
    const reason = making.doom ?? (isTaken(state, order) ? "EMAIL_ALREADY_EXISTS" : undefined);
    making.end =
      reason === undefined
        ? { kind: "succeeded", accountId: addAccount(state, order, dueAt) }
        : {
            ...{ kind: "failed", reason, why: `AWS calls it ${reason}.` },
            mends: MENDS[reason] ?? [],
          };
  }
}

function isTaken({ taken, members }: State, { email }: AccountOrder): boolean {
  const isHere = [...members.values()].some((member) => isSame(member.email, email));
  return isHere || taken.has(email.toLowerCase());
}

export function move(
  { members, units }: State,
  way: { readonly accountId: string; readonly from: string; readonly to: string },
): { readonly kind: "moved" } | NotDone {
  const member = members.get(way.accountId);
  if (!member) return refused("AWS does not find the account in the organization.", []);
  if (!units.has(way.to)) return refused("The unit is not there (any more).", ["unit"]);
  if (member.parent === way.to) return { kind: "moved" };
  if (member.parent !== way.from) {
    throw new Trouble("The account is not where it was a moment ago.", { retryable: true });
  }
  member.parent = way.to;
  return { kind: "moved" };
}

export function close(state: State, id: string): { readonly kind: "closing" } | NotDone {
  const member = state.members.get(id);
  if (!member) return refused("AWS does not find the account in the organization.", []);
  if (id === MANAGEMENT) return refused("The management account cannot be closed from here.", []);
  member.closedAt ??= state.now();
  return { kind: "closing" };
}

function refused(why: string, mends: readonly Mend[]): NotDone {
  return { kind: "refused", why, mends };
}

export function addAccount(
  state: State,
  { name, email, id, ref, birthRole = BIRTH_ROLE }: AccountByHand,
  bornAt = state.now(),
): string {
  state.born += 1;
  const given = id ?? String(900_000_000_000 + state.born);
  const standing = { ref, parent: ROOT, closedAt: undefined };
  state.members.set(given, { id: given, name, email, birthRole, bornAt, ...standing });
  state.onBirth({ id: given, birthRole });
  return given;
}

export function addUnit(state: State, path: string): OrganizationalUnit {
  const id = `ou-root-${path.replaceAll("/", "0").padEnd(8, "0")}`;
  state.units.set(id, path);
  return { id, path };
}

export function unitsOf({ units }: State): OrganizationalUnit[] {
  const all = [...units].map(([id, path]) => ({ id, path }));
  const inOrder = (path: string) => path.replaceAll("/", "\u0000");
  return all.sort((one, other) => (inOrder(one.path) < inOrder(other.path) ? -1 : 1));
}

export function memberIn({ members }: State, id: string): Member {
  const member = members.get(id);
  if (member) return member;
  throw new Trouble(`AWS does not find the account ${id}.`, { retryable: false });
}

export function seen({ now, settings }: State, member: Member): OrganizationAccount {
  const { id, name, email, closedAt } = member;
  if (closedAt === undefined) return { id, name, email, state: "active" };
  const isOver = now() >= closedAt + settings.closureTakes;
  return { id, name, email, state: isOver ? "suspended" : "closing" };
}

export function creationOf({ id, order, askedAt, end }: Making): Creation {
  const state = end ?? { kind: "in-progress" as const };
  return { id, accountName: order.name, requestedAt: askedAt, state };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
