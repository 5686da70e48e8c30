// How many calls `rolecall import` takes to read an agency of a few hundred accounts, beside the fewest AWS could be asked in.
import { existingAccess } from "../../src/adapters/aws/existing-access.ts";
import { iamClient, organizationsClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { proposeAccess } from "../../src/domain/existing/propose-access.ts";
import { startAws } from "../../sandbox/aws/aws.ts";
import type { AwsSeed, SeedAccount, SeedGroup } from "../../sandbox/aws/aws-seed.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { startCallLog } from "../../sandbox/calls.ts";
import type { CallLog } from "../../sandbox/calls.ts";
import { startClock } from "../../sandbox/clock.ts";
import { startFaults } from "../../sandbox/faults.ts";
import type { Budgeted, Section } from "./report.ts";

export interface AgencySize {
  readonly accounts: number;
  readonly users: number;
}

const MANAGEMENT = "111111111111";
const ROLE = "OrganizationAccountAccessRole";
const UNITS = ["clients", "clients/production", "clients/testing", "internal"];
/** Of Organizations, and of IAM. */
const [ACCOUNTS_A_PAGE, HELD_A_PAGE] = [20, 1000] as const;

export async function importing(size: AgencySize): Promise<Section> {
  const seed = agencyOf(size);
  const calls = startCallLog();
  const aws = await startAws({
    ...{ seed, calls, clock: startClock(), faults: startFaults() },
    killBot: async () => undefined,
  });
  try {
    const { endpointUrl: endpoint } = aws;
    const read = await readAll({ endpoint, region: seed.region, credentials: seed.bot }, calls);
    return sectionOf(read, size, seed);
  } finally {
    await aws.stop();
  }
}

interface Reach {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsSeed["bot"];
}

interface Read {
  readonly outside: readonly string[];
  readonly inside: readonly string[];
  readonly throttled: number;
  readonly proposed: number;
  readonly milliseconds: number;
}

async function readAll(reach: Reach, calls: CallLog): Promise<Read> {
  const patient = { ...reach, maxAttempts: 10 };
  const existing = existingAccess({
    iam: iamClient(patient),
    sts: stsClient(patient),
    organizations: organizationsClient(patient),
    iamFor: (credentials) => iamClient({ ...patient, credentials }),
  });
  const landscape = await existing.read();
  const outside = answered(calls, 0);
  const before = calls.since(0).length;
  const members = landscape.accounts.map(({ id }) => id).filter((id) => id !== MANAGEMENT);
  const insides = await existing.look(members, ROLE);
  const began = performance.now();
  const { accounts } = proposeAccess({ landscape, insides }, { policy: null, names: [] });
  return {
    outside,
    inside: answered(calls, before),
    throttled: calls.since(0).filter(({ outcome }) => outcome !== "ok").length,
    proposed: accounts.length,
    milliseconds: performance.now() - began,
  };
}

function answered(calls: CallLog, since: number): readonly string[] {
  return calls.since(since).flatMap(({ service, action, outcome }) => {
    return outcome === "ok" ? [`${service}:${action}`] : [];
  });
}

function sectionOf(read: Read, { accounts, users }: AgencySize, seed: AwsSeed): Section {
  const held = seed.users.length + seed.groups.length + Object.keys(seed.policies ?? {}).length;
  // Who one is and the account's alias; the root; the units under it and under each; and the pages.
  const pages = Math.ceil((accounts + 1) / ACCOUNTS_A_PAGE) + Math.ceil(held / HELD_A_PAGE);
  const floor = 2 + 1 + (1 + UNITS.length) + pages;
  const names = [...new Set([...read.outside, ...read.inside])].sort();
  const countOf = (all: readonly string[], name: string) => {
    return String(all.filter((one) => one === name).length);
  };
  return {
    title: `What rolecall import asks of AWS in ${accounts} accounts and ${users} users`,
    notes: [
      `A group for each account, some with several, ${seed.groups.length} in all; read from the sandbox by the real adapter, with AWS's request rates and now and then an empty page of Organizations. The floor is the fewest pages AWS could tell it in, and one call for each list of units.`,
      `${read.proposed} accounts were proposed, in ${read.milliseconds.toFixed(0)} ms once all was read. Slowed down by AWS and asked again: ${read.throttled}.`,
    ],
    tables: [
      {
        head: ["Calls answered", "import", "further with --inside"],
        rows: names.map((name) => [name, countOf(read.outside, name), countOf(read.inside, name)]),
      },
    ],
    budgets: budgets(read, { floor, accounts }),
  };
}

/** Organizations shows an empty page now and then, and then the next. */
const EMPTY_PAGES = 4;

function budgets(
  { outside, inside, proposed }: Read,
  { floor, accounts }: { readonly floor: number; readonly accounts: number },
): Budgeted[] {
  const exact = (
    what: string,
    value: number,
    [least, most]: readonly [number, number],
  ): Budgeted => ({
    ...{ what, value, most, measured: String(value), floor: String(least) },
    ...{ unit: "calls", isExact: true },
  });
  return [
    exact("Calls to read everything from outside", outside.length, [floor, floor + EMPTY_PAGES]),
    exact("Calls to look into every account", inside.length, [2 * accounts, 2 * accounts + 2]),
    {
      ...{ what: "Accounts that were not proposed", value: accounts - proposed, most: 0 },
      ...{ unit: "accounts", measured: String(accounts - proposed), isExact: true },
    },
  ];
}

function agencyOf(size: AgencySize): AwsSeed {
  const accounts = Array.from({ length: size.accounts }, (_, place) => accountAt(place));
  const own = accounts.map((account, place) => groupOf(`client-${place}-admins`, [account]));
  const teams = accounts.flatMap((_, place) =>
    place % 20 === 0 ? [groupOf(`team-${place / 20}`, accounts.slice(place, place + 20))] : [],
  );
  const groups = [
    ...own,
    ...teams,
    { name: "admins", attached: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
  ];
  return {
    ...{ managementAccountId: MANAGEMENT, organizationId: "o-importing01", region: "eu-central-1" },
    bot: {
      ...{ accessKeyId: "AKIAROLECALL", secretAccessKey: "secret", roleName: "rolecall" },
      mayAssume: ["*"],
    },
    users: Array.from({ length: size.users }, (_, place) => ({
      name: `user-${place}`,
      tags: { "rolecall:slack-user": `T0BENCH001/U0BENCH${String(place).padStart(4, "0")}` },
      groups: [own, teams].flatMap((some) => some[place % some.length]?.name ?? []),
    })),
    groups,
    policies: { "rolecall/people": allow("*") },
    accounts,
    organization: { units: UNITS },
  };
}

function accountAt(place: number): SeedAccount {
  const id = String(200_000_000_000 + place);
  const trust: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${MANAGEMENT}:root` },
        Action: "sts:AssumeRole",
      },
    ],
  };
  const unit = UNITS[place % UNITS.length] ?? "internal";
  const email = `aws+client-${place}@bench.example`;
  return { id, unit, email, name: `Client ${place}`, roles: [{ name: ROLE, trust }] };
}

function groupOf(name: string, accounts: readonly SeedAccount[]): SeedGroup {
  const roles = accounts.map(({ id }) => `arn:aws:iam::${id}:role/${ROLE}`);
  return { name, policies: { switch: allow(...roles) } };
}

function allow(...Resource: string[]): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource }],
  };
}
