// Journeys of making and closing an account in a world without Slack and AWS, whose process may die or lose an answer at any call.
import { outstandingAboutAccount } from "../../src/domain/accounts/account-announcements.ts";
import { accountSubject } from "../../src/domain/accounts/account-request.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import { approveAccount } from "../../src/operations/accounts/approve-account.ts";
import { askForAccount } from "../../src/operations/accounts/ask-for-account.ts";
import type { AskForAccount } from "../../src/operations/accounts/ask-for-account.ts";
import { askToConnect } from "../../src/operations/accounts/ask-to-connect.ts";
import { askToDisconnect } from "../../src/operations/accounts/ask-to-disconnect.ts";
import { clientKit } from "../../src/domain/clients/client-kit.ts";
import { askToClose } from "../../src/operations/accounts/ask-to-close.ts";
import { aPolicy } from "../support/a-policy.ts";
import { ENTERING_ROLE, aProcess, aWorld, untilQuiet } from "../support/a-world.ts";
import type { World } from "../support/a-world.ts";
import {
  aClientsAccount,
  howAccountsAreClosed,
  howAccountsAreConnected,
  howAccountsAreMade,
} from "../support/an-account.ts";
import { groupsOf } from "../support/may-enter.ts";
import { alice, bob, iamUsers } from "../support/people.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import type { Doom } from "../support/mortal-process.ts";
import { persist } from "./dying-process.ts";
import type { Act } from "./dying-process.ts";

export const ACME = "acme";

/** A world in which accounts may be made and closed. */
export function aWorldOfAccounts(): World {
  const world = aWorld();
  world.policy = aPolicy({
    newAccounts: howAccountsAreMade,
    connecting: howAccountsAreConnected,
    closing: howAccountsAreClosed,
  });
  return world;
}

function wishFor(world: World, changes: Partial<AskForAccount> = {}): AskForAccount {
  const unitId = world.organization.addUnit("clients").id;
  return {
    requester: alice,
    slug: ACME,
    accountName: "Acme",
    email: "aws+acme@agency.example",
    birthRole: "OrganizationAccountAccessRole",
    unitId,
    roleKeys: ["admin", "read-only"],
    alias: "agency-acme",
    tags: "stage=production",
    firstPeople: [],
    firstRole: "admin",
    reason: "a client of ours",
    ...changes,
  };
}

export const asksFor =
  (world: World, changes: Partial<AskForAccount> = {}): Act =>
  async ({ ports }) => {
    const asked = await askForAccount(ports, wishFor(world, changes));
    if (asked.kind === "asked") return;
    const reasons = asked.faults.map(({ refusal }) => refusal.refused);
    if (reasons.includes("organization-cannot-say")) {
      throw new Trouble("the form says so, and is sent again", { retryable: true });
    }
    // Whoever was not answered asks again, and then hears that it waits already.
    if (!reasons.every((reason) => reason.endsWith("-taken"))) throw new Error(reasons.join());
  };

const key = (slug: string, number: number) => ({ subject: accountSubject(slug), number });

export const approvesMaking =
  (slug = ACME): Act =>
  ({ ports }) =>
    approveAccount(ports, { key: key(slug, 1), approver: bob });

export const asksToClose =
  (slug: string): Act =>
  async ({ ports }) => {
    const asked = { requester: alice, slug, typedName: slug, reason: "the client has left" };
    return askToClose(ports, asked);
  };

export const approvesClosing =
  (slug: string, approver: typeof bob, number = 1): Act =>
  ({ ports }) =>
    approveAccount(ports, { key: key(slug, number), approver, typedName: slug });

export const HARBOUR = aClientsAccount();

export const asksToConnect =
  (): Act =>
  async ({ ports }) => {
    const { slug, name, id: accountId, trust } = HARBOUR;
    const asked = await askToConnect(ports, {
      ...{ requester: alice, slug, name, accountId, trust, people: [], roleNames: "" },
      ...{ roleKeys: ["admin", "read-only"], reason: "a client of ours" },
    });
    if (asked.kind === "asked") return;
    const reasons = asked.faults.map(({ refusal }) => refusal.refused);
    if (reasons.includes("organization-cannot-say")) {
      throw new Trouble("the form says so, and is sent again", { retryable: true });
    }
    if (!reasons.every((reason) => reason.endsWith("-taken"))) throw new Error(reasons.join());
  };

export const approvesConnecting =
  (number = 1): Act =>
  ({ ports }) =>
    approveAccount(ports, { key: key(HARBOUR.slug, number), approver: bob });

/** The client makes the roles as they were asked to. */
export function makesRoles(world: World): void {
  const asked = [...world.accountRecords.values()].map(({ request }) => request.ask);
  for (const { wanted } of asked.filter((ask) => ask.kind === "connect-account")) {
    const connection = { partition: "aws", managementId: world.organization.managementId };
    const kit = clientKit({ ...connection, enteringRole: ENTERING_ROLE, wanted });
    for (const { roleName, trust } of kit.roles) world.clients.put(wanted.id, { roleName, trust });
  }
}

export const asksToDisconnect =
  (): Act =>
  ({ ports }) =>
    askToDisconnect(ports, { requester: alice, slug: HARBOUR.slug, reason: "they have left" });

/** What must be the same whatever happened on the way. Copies of messages are another matter, and so are moments. */
export async function finalAccounts(world: World) {
  const { organization, inside, iam } = world;
  const accounts = await organization.organization.accounts();
  const made = accounts.filter(({ id }) => id !== organization.managementId);
  return {
    accounts: await Promise.all(
      made.map(async ({ id, ...account }) => ({
        ...account,
        parent: await organization.organization.parentOf(id),
        roles: inside.rolesIn(id),
        alias: inside.aliasIn(id),
      })),
    ),
    groups: iam.byHand.groupNames(),
    entries: world.registered.map(({ what, account }) => `${account.slug} ${what}`),
    inGroups: [...groupsOf(iam, iamUsers.alice)].sort(),
    requests: [...world.accountRecords.values()].map(({ request }) => standing(request)),
    access: [...world.records.values()].map(
      ({ request }) => `${request.key.subject} ${request.key.number} ${request.state.name}`,
    ),
    bugs: world.failures.filter((failure) => !(failure instanceof Trouble)),
  };
}

/** Each step once, however often it was tried. */
function standing(request: AccountRequest) {
  const { claim, messages, state } = request;
  return {
    state: state.name,
    steps: "work" in state ? state.work.journal.map(({ step }) => step) : [],
    shown: Object.keys(messages).sort(),
    outstanding: outstandingAboutAccount(request),
    claim,
  };
}

export interface AccountJourney {
  readonly begin?: (world: World) => void;
  /** What people do, and after each of it how long everybody waits before the next. */
  readonly acts: (world: World) => readonly (readonly [act: Act, patience: number])[];
}

/** Whoever finds the process dead goes on with the next one. */
export async function playAccounts({ begin, acts }: AccountJourney, doom?: Doom) {
  const world = aWorldOfAccounts();
  begin?.(world);
  let process = aProcess(world, mortalProcess(doom));
  const first = process;
  for (const [act, patience] of acts(world)) {
    process = await persist(world, process, act);
    await Promise.race([untilQuiet(world, process, patience), process.mortal.death]);
    if (process.mortal.isDead()) {
      process = aProcess(world);
      await untilQuiet(world, process, patience);
    }
  }
  return { calls: first.mortal.calls, world, final: await finalAccounts(world) };
}
