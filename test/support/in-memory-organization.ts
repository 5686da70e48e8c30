// Organizations without AWS. What takes time takes it by `now()`; nothing happens by itself.
//
// Knobs, all of which may be turned at any time:
//   settings.creationTakes    how long a creation is under way (10 s)
//   settings.entryTakes       how long after that nobody gets into the account (0)
//   settings.closureTakes     how long an account is closing (60 s)
//   settings.atOnce           creations under way at a time, beyond which AWS is busy (5)
//   settings.most             accounts AWS allows, the management account and closed ones included (any number)
//   failNext(method, how)     the next call of a port's method: `how` is what it answers, trouble that it throws with nothing
//                             done, or `lost`: it is done, and the answer does not come. Twice: two calls.
//   failNextCreation(reason)  the next creation that is begun ends with that reason of AWS's
//   takeElsewhere(email)      an account outside the organization has it
//   addUnit, deleteUnit, addAccount, closeAccount: what an administrator does by hand
//   onBirth                   told of each account once it is there, with the role it was born with
// To look at: `calls` (each with its method and time), `mostUnderWay`, `standing(id)`.
import type { OrganizationalUnit } from "../../src/domain/accounts/new-account.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { Hold } from "../../src/ports/hold.ts";
import type { NotDone, Organization } from "../../src/ports/organization.ts";
import { refuseLate } from "./in-memory-iam-state.ts";
import {
  MANAGEMENT,
  addAccount,
  addUnit,
  begin,
  close,
  creationOf,
  memberIn,
  move,
  seen,
  settle,
  startingState,
  unitsOf,
} from "./in-memory-organization-state.ts";
import type {
  AccountByHand,
  InMemoryOrganizationOptions,
  NextAnswer,
  OrganizationSettings,
  State,
} from "./in-memory-organization-state.ts";

/** What stands in the account, for those who would enter it. */
export interface Standing {
  readonly birthRole: string;
  readonly isOpen: boolean;
}

export interface InMemoryOrganization {
  readonly organization: Organization;
  readonly settings: OrganizationSettings;
  readonly calls: readonly { readonly method: keyof Organization; readonly at: number }[];
  readonly managementId: string;
  mostUnderWay(): number;
  standing(accountId: string): Standing | undefined;
  failNext(method: keyof Organization, how: NextAnswer): void;
  failNextCreation(reason: string): void;
  takeElsewhere(email: string): void;
  addUnit(path: string): OrganizationalUnit;
  deleteUnit(path: string): void;
  /** Gives its id. Without a request it was made without Rolecall. */
  addAccount(account: AccountByHand): string;
  closeAccount(accountId: string): void;
}

export function inMemoryOrganization(options: InMemoryOrganizationOptions): InMemoryOrganization {
  const state = startingState(options);
  addAccount(state, { id: MANAGEMENT, name: "management", email: "aws@northwind.example" });
  for (const path of options.units ?? ["clients", "clients/banks", "sandbox"]) addUnit(state, path);
  return {
    organization: port(state),
    settings: state.settings,
    calls: state.calls,
    managementId: MANAGEMENT,
    mostUnderWay: () => state.mostUnderWay,
    standing: (accountId) => {
      settle(state);
      const member = state.members.get(accountId);
      if (!member) return undefined;
      const isEntered = state.now() >= member.bornAt + state.settings.entryTakes;
      return {
        birthRole: member.birthRole,
        isOpen: isEntered && member.closedAt === undefined,
      };
    },
    failNext: (method, how) => void state.next.push({ method, how }),
    failNextCreation: (reason) => void state.dooms.push(reason),
    takeElsewhere: (email) => void state.taken.add(email.toLowerCase()),
    addUnit: (path) => addUnit(state, path),
    deleteUnit: (path) => {
      const unit = unitsOf(state).find((each) => each.path === path);
      if (unit) state.units.delete(unit.id);
    },
    addAccount: (account) => addAccount(state, account),
    closeAccount: (accountId) => {
      const member = state.members.get(accountId);
      if (member) member.closedAt ??= state.now();
    },
  };
}

function port(state: State): Organization {
  return {
    accounts: () =>
      reading(state, "accounts", () => [...state.members.values()].map((one) => seen(state, one))),
    account: (id) =>
      reading(state, "account", () => {
        const member = state.members.get(id);
        return member && seen(state, member);
      }),
    units: () => reading(state, "units", () => unitsOf(state)),
    creations: () => reading(state, "creations", () => state.makings.map(creationOf).reverse()),
    creation: (id) =>
      reading(state, "creation", () => {
        const making = state.makings.find((one) => one.id === id);
        return making && creationOf(making);
      }),
    requestOf: (id) => reading(state, "requestOf", () => state.members.get(id)?.ref),
    parentOf: (id) => reading(state, "parentOf", () => memberIn(state, id).parent),
    create: async (order, hold) => {
      const answer = await changing(state, { method: "create", hold }, () => begin(state, order));
      return answer === "lost"
        ? { kind: "unknown", why: "AWS did not answer organizations:CreateAccount in time." }
        : answer;
    },
    adopt: async ({ id, ref }, hold) => {
      const make = () => {
        memberIn(state, id).ref = ref;
        return { kind: "adopted" as const };
      };
      unlessLost(await changing(state, { method: "adopt", hold }, make), "TagResource");
    },
    move: async (way, hold) =>
      unlessLost(
        await changing(state, { method: "move", hold }, () => move(state, way)),
        "MoveAccount",
      ),
    close: async (id, hold) =>
      unlessLost(
        await changing(state, { method: "close", hold }, () => close(state, id)),
        "CloseAccount",
      ),
  };
}

async function reading<Answer>(
  state: State,
  method: keyof Organization,
  read: () => Answer,
): Promise<Answer> {
  const how = called(state, method);
  if (how instanceof Trouble) throw how;
  return read();
}

async function changing<Answer>(
  state: State,
  { method, hold }: { readonly method: keyof Organization; readonly hold: Hold },
  make: () => Answer,
): Promise<Answer | NotDone | "lost"> {
  refuseLate(hold);
  const how = called(state, method);
  if (how instanceof Trouble) throw how;
  if (how !== "lost") return how ?? make();
  make();
  return "lost";
}

function called(state: State, method: keyof Organization): NextAnswer | undefined {
  settle(state);
  state.calls.push({ method, at: state.now() });
  const index = state.next.findIndex((each) => each.method === method);
  return index < 0 ? undefined : state.next.splice(index, 1)[0]?.how;
}

function unlessLost<Answer>(answer: Answer | "lost", action: string): Answer {
  if (answer !== "lost") return answer;
  const cause = `AWS did not answer organizations:${action} in time.`;
  throw new Trouble(cause, { retryable: true });
}
