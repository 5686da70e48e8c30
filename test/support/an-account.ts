// Requests about accounts for tests: how they are made and closed here, what is asked for, and what becomes of it.
import {
  closingPlan,
  connectionPlan,
  creationPlan,
  stepKey,
} from "../../src/domain/accounts/account-plan.ts";
import type {
  AccountCommand,
  DoorFound,
  StepOutcome,
} from "../../src/domain/accounts/account-command.ts";
import { accountSubject } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import type {
  ClosedAccounts,
  ConnectedAccounts,
  NewAccounts,
} from "../../src/domain/accounts/baseline.ts";
import type { ClientsAccount } from "../../src/domain/accounts/clients-account.ts";
import { beginAccount } from "../../src/domain/accounts/evolve-account.ts";
import type { NewAccount } from "../../src/domain/accounts/new-account.ts";
import { stepInHand } from "../../src/domain/accounts/step-in-hand.ts";
import { ACCOUNT_LIFE } from "../../src/domain/lifecycle.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { termsOf } from "../../src/domain/terms.ts";
import { aRule, clientA, people } from "./a-policy.ts";
import { ASKED_AT } from "./a-request.ts";
import { alice, bob, carol, iamUsers } from "./people.ts";

export const ROOT = { id: "r-root", path: "" };
export const CLIENTS = { id: "ou-root-clients0", path: "clients" };

const newAccountsRule = aRule({ name: "new accounts" });
export const closingRule = aRule({
  name: "closing accounts",
  mayAsk: people(alice, carol),
  approvals: 2,
});

export const howAccountsAreMade: NewAccounts = {
  rule: newAccountsRule,
  email: "aws+{slug}@agency.example",
  accountName: "{name}",
  birthRole: "OrganizationAccountAccessRole",
  roles: [
    {
      key: "admin",
      roleName: "OrganizationAccountAccessRole",
      sessionSeconds: 3600,
      policies: [],
    },
    {
      key: "read-only",
      roleName: "RolecallReadOnly",
      sessionSeconds: 3600,
      policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    },
  ],
  units: [],
  unit: "clients",
  trust: "mfa",
  alias: "agency-{slug}",
  tags: { owner: "agency" },
  most: null,
};

export const howAccountsAreClosed: ClosedAccounts = { rule: closingRule };

export const howAccountsAreConnected: ConnectedAccounts = {
  rule: aRule({ name: "connecting accounts" }),
  roles: [
    {
      key: "admin",
      roleName: "RolecallAdmin",
      sessionSeconds: 3600,
      policies: ["arn:aws:iam::aws:policy/AdministratorAccess"],
    },
    {
      key: "read-only",
      roleName: "RolecallReadOnly",
      sessionSeconds: 3600,
      policies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
    },
  ],
  trust: "mfa",
  roleNames: ["Rolecall*"],
};

export function aClientsAccount(changes: Partial<ClientsAccount> = {}): ClientsAccount {
  return {
    slug: "harbour",
    name: "Harbour Line",
    id: "777788889999",
    externalId: "rolecall:harbour:id-1",
    roles: howAccountsAreConnected.roles,
    trust: "mfa",
    people: [],
    ...changes,
  };
}

export function aNewAccount(changes: Partial<NewAccount> = {}): NewAccount {
  return {
    slug: "acme",
    name: "Acme",
    email: "aws+acme@agency.example",
    unit: CLIENTS,
    birthRole: "OrganizationAccountAccessRole",
    roles: howAccountsAreMade.roles,
    trust: "mfa",
    alias: "agency-acme",
    tags: { owner: "agency" },
    firstPeople: [],
    ...changes,
  };
}

const frame = {
  requester: alice,
  iamUser: iamUsers.alice,
  reason: "a client of ours",
  askedAt: ASKED_AT,
  lapsesAt: ASKED_AT + newAccountsRule.lapseMilliseconds,
};

export function aCreation(wanted: NewAccount = aNewAccount()): AccountRequest {
  const terms = termsOf(newAccountsRule, ASKED_AT);
  const ask = {
    ...{ ...frame, kind: "create-account" as const, wanted, terms },
    plan: creationPlan(wanted),
  };
  const key = { subject: accountSubject(wanted.slug), number: 1 };
  return beginAccount({ what: "asked", at: ASKED_AT, key, ref: "R-CREATE", ask });
}

export function aConnection(wanted: ClientsAccount = aClientsAccount()): AccountRequest {
  const ask = {
    ...{ ...frame, kind: "connect-account" as const, wanted },
    terms: termsOf(howAccountsAreConnected.rule, ASKED_AT),
    plan: connectionPlan(wanted),
  };
  const key = { subject: accountSubject(wanted.slug), number: 1 };
  return beginAccount({ what: "asked", at: ASKED_AT, key, ref: "R-CLIENT", ask });
}

export function aClosing(): AccountRequest {
  const ask = {
    ...{ ...frame, kind: "close-account" as const, account: clientA, inside: [] },
    terms: termsOf(closingRule, ASKED_AT),
    plan: closingPlan(clientA),
  };
  const key = { subject: accountSubject(clientA.slug), number: 1 };
  return beginAccount({ what: "asked", at: ASKED_AT, key, ref: "R-CLOSED", ask });
}

const decides = {
  decider: { person: bob, iamUser: iamUsers.bob },
  approvers: [bob, carol].map(({ user }) => user),
};

/** What people want of it; bob decides. */
export const wishes = {
  approve: ({ ask }: AccountRequest): AccountCommand => ({
    ...{ do: "approve", ...decides, asShown: ask.plan, firstDeciders: [] },
    rule: newAccountsRule,
    typedName: ask.kind === "close-account" ? ask.account.slug : undefined,
  }),
  deny: (): AccountCommand => ({ do: "deny", ...decides, rule: "new accounts", reason: "no" }),
  withdraw: (): AccountCommand => ({ do: "withdraw", by: alice }),
  retry: (): AccountCommand => ({ do: "retry", ...decides }),
  adopt: (): AccountCommand => ({ do: "adopt", by: carol, admins: [carol.user] }),
  abandon: (): AccountCommand => ({ do: "abandon", ...decides }),
  lapse: (): AccountCommand => ({ do: "lapse" }),
  remind: (): AccountCommand => ({ do: "remind" }),
  escalate: (): AccountCommand => ({ do: "escalate" }),
  lookAgain: (): AccountCommand => ({ do: "look-again", by: alice, others: [] }),
  findOpen: (): AccountCommand => found({ kind: "open", nextAt: TOMORROW }),
  findShut: (): AccountCommand =>
    found({ kind: "shut", why: "the role is gone", inside: 2, nextAt: TOMORROW }),
  findGone: (): AccountCommand => found({ kind: "gone" }),
  doStep: (request: AccountRequest): AccountCommand => onStep(request, "done"),
  wait: (request: AccountRequest): AccountCommand => onStep(request, "waits"),
  beTroubled: (request: AccountRequest): AccountCommand => onStep(request, "trouble"),
  beRefused: (request: AccountRequest): AccountCommand => onStep(request, "refused"),
} satisfies Record<string, (request: AccountRequest) => AccountCommand>;

export type Wish = (request: AccountRequest) => AccountCommand;

function found(door: DoorFound): AccountCommand {
  return { do: "record-look", found: door };
}

function onStep(request: AccountRequest, kind: StepOutcome["kind"]): AccountCommand {
  const step = currentStep(request);
  const outcomes: Record<StepOutcome["kind"], StepOutcome> = {
    done: { kind: "done", entry: { step, outcome: "made", at: LATER } },
    waits: { kind: "waits", why: "AWS is at it", until: LATER + 1000 },
    trouble: { kind: "trouble", cause: "AWS was slow", retryable: true },
    refused: { kind: "refused", cause: "AWS said no", mends: ["email"], learnt: { attempt: null } },
  };
  return { do: "record-step", step, outcome: outcomes[kind] };
}

export function currentStep({ state }: AccountRequest): string {
  const step = "work" in state ? stepInHand(state.work) : undefined;
  return step ? stepKey(step) : "none";
}

export const LATER = ASKED_AT + 60_000;
const TOMORROW = LATER + 24 * 3_600_000;

/** The request after all of it; a refusal is a fault of the test. */
export function afterWishes(request: AccountRequest, ...wanted: readonly Wish[]): AccountRequest {
  return wanted.reduce((current, wish) => {
    const after = ACCOUNT_LIFE.after(current, wish(current), LATER);
    if (isRefusal(after)) throw new Error(`refused: ${after.refused}`);
    return after;
  }, request);
}
