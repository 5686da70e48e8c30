// Requests about accounts as storage sees them: one in every state, and more of the same or another slug.
import { closingPlan, creationPlan } from "../../src/domain/accounts/account-plan.ts";
import type {
  AccountAsk,
  AccountRequest,
  AccountState,
  AccountStateName,
  AccountWork,
} from "../../src/domain/accounts/account-request.ts";
import { accountSubject } from "../../src/domain/accounts/account-request.ts";
import type { NewAccount } from "../../src/domain/accounts/new-account.ts";
import { termsOf } from "../../src/domain/terms.ts";
import { aRule, clientC } from "../support/a-policy.ts";
import { ASKED_AT, HOUR } from "../support/a-request.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";

export interface AskChanges {
  readonly slug?: string;
  readonly requester?: typeof alice;
  readonly askedAt?: number;
}

const admin = { key: "admin", roleName: "OrganizationAccountAccessRole", sessionSeconds: 3600 };

function wantedAs(slug: string): NewAccount {
  return {
    ...{ slug, name: "Client D", email: `aws+${slug}@northwind.example`, alias: null },
    unit: { id: "ou-ab12-clients0", path: "clients" },
    birthRole: admin.roleName,
    roles: [{ ...admin, policies: [] }],
    trust: "mfa",
    tags: { owner: "northwind" },
    firstPeople: [],
  };
}

function framed(subject: string, ask: AccountAsk): AccountRequest {
  return {
    ...{ key: { subject, number: 1 }, ref: "R-ACC0NT", version: 1, ask },
    state: { name: "pending", yeses: [], reminders: 0, isEscalated: false },
    history: { entries: [{ what: "asked", at: ask.askedAt, by: ask.requester }], dropped: 0 },
    messages: { card: { channel: "C1", ts: "1.1", shows: "pending" } },
    ...{ retry: null, announceRetry: null, claim: null },
  };
}

function asked(changes: AskChanges) {
  const { requester = alice, askedAt = ASKED_AT } = changes;
  const terms = termsOf(aRule({ name: "new accounts" }), askedAt);
  const lapsesAt = askedAt + 72 * HOUR;
  return { requester, iamUser: null, reason: "a pitch", askedAt, lapsesAt, terms };
}

/** Alice asks for client-d, unless said otherwise. */
export function aCreation(changes: AskChanges = {}): AccountRequest {
  const { slug = "client-d" } = changes;
  const wanted = wantedAs(slug);
  const ask = { ...asked(changes), kind: "create-account" as const, wanted };
  return framed(accountSubject(slug), { ...ask, plan: creationPlan(wanted) });
}

/** Alice asks for client-c to be closed. */
export function aClosing(): AccountRequest {
  const inside = [{ iamUser: iamUsers.bob, roleKey: "admin", endsAt: null, isOurs: true }];
  const ask = { ...asked({}), kind: "close-account" as const, account: clientC, inside };
  return framed(accountSubject(clientC.slug), { ...ask, plan: closingPlan(clientC) });
}

const approval = { by: bob, at: ASKED_AT + 1, rule: "new accounts", letsIn: ["R-F1RST0"] };
const work: AccountWork = {
  plan: creationPlan(wantedAs("client-d")),
  journal: [{ step: "create-account", outcome: "made", at: ASKED_AT + 2, note: "555555555555" }],
  known: {
    accountId: "555555555555",
    attempt: { by: "a process", at: ASKED_AT + 1, email: "aws+d@northwind.example", isLost: true },
    found: null,
    movedAt: ASKED_AT + 3,
  },
  startedAt: ASKED_AT + 1,
  waits: { why: "AWS is making it", since: ASKED_AT + 2, until: ASKED_AT + 9 },
  trouble: { step: "enter-account", cause: "not yet" },
};
const at = ASKED_AT + HOUR;
const step = "move-account";

const STATES: { readonly [Name in AccountStateName]: Extract<AccountState, { name: Name }> } = {
  pending: {
    name: "pending",
    yeses: [{ by: carol, iamUser: iamUsers.carol, at }],
    ...{ reminders: 2, isEscalated: true },
  },
  denied: { name: "denied", by: bob, at, reason: "not this week" },
  withdrawn: { name: "withdrawn", at },
  lapsed: { name: "lapsed", at },
  working: { name: "working", approval, work },
  stuck: {
    ...{ name: "stuck", approval, work, at, step, mends: ["unit", "adopt"] },
    cause: "The unit is gone.",
  },
  abandoned: { name: "abandoned", approval, work, at, by: carol, step, isToReopen: true },
  done: { name: "done", approval, work, at },
};

/** Alice's request for client-d. */
export function creationsInEveryState(): readonly AccountRequest[] {
  return Object.values(STATES).map((state) => ({ ...aCreation(), state }));
}
