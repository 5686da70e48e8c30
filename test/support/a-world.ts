// A world without Slack and AWS, and the processes of Rolecall that live in it; time moves only when told.
import { withRegistry } from "../../src/domain/accounts/registered-accounts.ts";
import type { RegistryEntry } from "../../src/domain/accounts/registered-accounts.ts";
import type { AccountPorts } from "../../src/operations/accounts/account-ports.ts";
import type { Announcement } from "../../src/domain/announcements.ts";
import { personKey } from "../../src/domain/person.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import type { AccountRequest } from "../../src/domain/accounts/account-request.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import type { Announcer } from "../../src/ports/announcer.ts";
import type { Organization } from "../../src/ports/organization.ts";
import { createWorker } from "../../src/provisioning/worker.ts";
import type { Worker } from "../../src/provisioning/worker.ts";
import { BOUNDARY, aPolicy } from "./a-policy.ts";
import { ASKED_AT } from "./a-request.ts";
import { inMemoryAccountRegistry } from "./in-memory-account-registry.ts";
import { inMemoryStores } from "./in-memory-account-request-store.ts";
import { inMemoryAccountRoles } from "./in-memory-account-roles.ts";
import type { InMemoryAccountRoles } from "./in-memory-account-roles.ts";
import { inMemoryClientDoors } from "./in-memory-client-doors.ts";
import type { InMemoryClientDoors } from "./in-memory-client-doors.ts";
import { inMemoryIam } from "./in-memory-iam.ts";
import type { InMemoryIam } from "./in-memory-iam.ts";
import { inMemoryOrganization } from "./in-memory-organization.ts";
import type { InMemoryOrganization } from "./in-memory-organization.ts";
import type { AccountRecords, Records } from "./in-memory-request-store.ts";
import { inMemoryTrustLists } from "./in-memory-trust-lists.ts";
import type { StoredTrustLists } from "./in-memory-trust-lists.ts";
import { mortalProcess } from "./mortal-process.ts";
import type { MortalProcess } from "./mortal-process.ts";
import { alice, bob, carol, iamUsers } from "./people.ts";
import { unmetered, untrailed } from "./unwatched.ts";

export const LEASE = 30_000;
const EVERYBODY_KNOWS_AFTER = 15_000;
/** The role by which Rolecall gets into accounts. */
export const ENTERING_ROLE = "arn:aws:iam::111111111111:role/rolecall-provisioner";

/** One message as it stands in Slack: which slot, and what it shows now. */
export interface StandingMessage {
  slot: Announcement["slot"];
  channel: string;
  ts: string;
  shows: string;
}

export interface World {
  readonly iam: InMemoryIam;
  readonly records: Records;
  readonly accountRecords: AccountRecords;
  readonly organization: InMemoryOrganization;
  /** What is in the accounts of the organization. */
  readonly inside: InMemoryAccountRoles;
  /** What is in the accounts of clients. */
  readonly clients: InMemoryClientDoors;
  /** The list of accounts that were made and closed, as it is stored. */
  readonly registered: RegistryEntry[];
  /** Whom the roles trust that trust people by name, as it is stored. */
  readonly trusted: StoredTrustLists;
  readonly slack: StandingMessage[];
  /** As rolecall.yaml says at this moment. */
  policy: AccessPolicy;
  /** The members of Slack's user groups; of a group that is not here Slack cannot say. */
  readonly userGroups: Map<string, readonly string[]>;
  /** Whom Slack says something against. */
  readonly unwelcome: Map<string, Refusal>;
  /** Milliseconds since the epoch. */
  now: number;
  /** What went wrong in the engine of any process; empty in a healthy world. */
  readonly failures: unknown[];
  ids: number;
}

export interface Process {
  /** What operations are called with. */
  readonly ports: AccountPorts;
  readonly worker: Worker;
  readonly mortal: MortalProcess;
}

export function aWorld(): World {
  const time = { now: ASKED_AT };
  const organization = inMemoryOrganization({ now: () => time.now });
  const world = {
    get now() {
      return time.now;
    },
    set now(moment: number) {
      time.now = moment;
    },
    organization,
    inside: inMemoryAccountRoles({ organization }),
    clients: inMemoryClientDoors(ENTERING_ROLE),
    registered: [],
    trusted: new Map(),
    accountRecords: new Map(),
    iam: inMemoryIam([aUser("alice", alice), aUser("bob", bob), aUser("carol", carol)]),
    records: new Map(),
    slack: [],
    policy: aPolicy(),
    userGroups: new Map(),
    unwelcome: new Map(),
    failures: [],
    ids: 0,
  };
  return world;
}

export function aUser(name: keyof typeof iamUsers, person: SlackPerson) {
  const boundary = `arn:aws:iam::111111111111:policy/${BOUNDARY}`;
  const mfaSerials = [`arn:aws:iam::1:mfa/${name}`];
  return { name: iamUsers[name], boundTo: personKey(person), boundary, mfaSerials };
}

/** What a process reaches otherwise than the others do. */
export interface Reached {
  readonly groups?: AccessGroups;
  readonly organization?: Organization;
}

/** A process of Rolecall; `mortal` says whether and when it dies. */
export function aProcess(
  world: World,
  mortal = mortalProcess(),
  {
    groups = world.iam.groups,
    organization: reached = world.organization.organization,
  }: Reached = {},
): Process {
  const stores = inMemoryStores(world);
  const [store, accounts] = [mortal.bind(stores.store), mortal.bind(stores.accounts)];
  const registry = mortal.bind(inMemoryAccountRegistry(world.registered));
  const organization = mortal.bind(reached);
  const { managementId } = world.organization;
  const hands = {
    groups: mortal.bind(groups),
    people: mortal.bind(world.iam.people),
    policies: mortal.bind(world.iam.policies),
    sessions: mortal.bind(world.iam.sessions),
  };
  const accountHands = {
    ...{ organization, registry, managementId, groups: hands.groups, partition: "aws" },
    roles: mortal.bind(world.inside.roles),
    clientDoors: mortal.bind(world.clients.doors),
    trustLists: mortal.bind(inMemoryTrustLists(world.trusted)),
    enteringRole: async () => ENTERING_ROLE,
    everybodyKnowsAfter: EVERYBODY_KNOWS_AFTER,
  };
  const announcer = mortal.bind(standingAnnouncer(world));
  const newId = () => `id-${(world.ids += 1)}`;
  const surroundings = { now: () => world.now, newId, newRef: () => `R-${newId()}` };
  const worker = createWorker(
    { store, accounts, hands, accountHands, announcer, surroundings, stepEnded: unmetered },
    {
      onBehalfOf: untrailed,
      leaseMilliseconds: LEASE,
      pollMilliseconds: 1000,
      onFailure: (error) => {
        world.failures.push(error);
      },
    },
  );
  const { directory } = world.iam;
  const { desk } = worker;
  return {
    ports: {
      ...{ store, directory, desk, surroundings, partition: "aws" },
      ...{ accounts, organization, registry, managementId },
      get policy() {
        return withRegistry(world.policy, registry.entries());
      },
      userGroups: {
        membersOf: async (group) => world.userGroups.get(group) ?? { refused: "slack-cannot-say" },
      },
      workspace: { whyNotWelcome: async ({ user }) => world.unwelcome.get(user) },
    },
    worker,
    mortal,
  };
}

function standingAnnouncer(world: World): Announcer {
  const show = async ({ slot, shows, posted }: Announcement) => {
    const standing = world.slack.find(({ ts }) => ts === posted?.ts);
    if (standing) {
      standing.shows = shows;
      return { ...standing };
    }
    const message = { slot, shows, channel: "C1", ts: String(world.slack.length + 1) };
    world.slack.push(message);
    return { channel: message.channel, ts: message.ts, shows };
  };
  return {
    show: (_request, announcement) => show(announcement),
    showAccount: (_request, announcement) => show(announcement),
  };
}

const DAY = 24 * 3600 * 1000;

/** Lets a process work until nothing is due within a day, or `patience`, moving time to whatever is due next. */
export async function untilQuiet(world: World, { worker }: Process, patience = DAY): Promise<void> {
  const horizon = world.now + patience;
  await worker.settled();
  let turns = 0;
  for (let next = nextDue(world); next !== null && next <= horizon; next = nextDue(world)) {
    if ((turns += 1) > MOST_TURNS) throw new Error("something is due again and again");
    world.now = Math.max(world.now, next);
    await worker.tick().catch((failure: unknown) => world.failures.push(failure));
    await worker.settled();
  }
}

const MOST_TURNS = 2000;

function nextDue({ records, accountRecords }: World): number | null {
  const dues = [...records.values(), ...accountRecords.values()].flatMap(({ due }) =>
    due === null ? [] : [due],
  );
  return dues.length === 0 ? null : Math.min(...dues);
}

export function theOnlyRequest({ records }: World): AccessRequest {
  const [only, ...others] = [...records.values()];
  if (!only || others.length > 0) throw new Error(`there are ${records.size} requests`);
  return only.request;
}

export function theOnlyAccountRequest({ accountRecords }: World): AccountRequest {
  const [only, ...others] = [...accountRecords.values()];
  if (!only || others.length > 0) throw new Error(`there are ${accountRecords.size} requests`);
  return only.request;
}

export function isAliceIn({ iam }: World): boolean {
  return iam.directory.isMember(iamUsers.alice, "client-a-admin");
}
