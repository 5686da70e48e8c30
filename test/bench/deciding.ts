// What one decision costs by a policy of many rules and many accounts: the real operation, with nothing behind it that takes time.
import type { WebClient } from "@slack/web-api";
import { createUserGroups } from "../../src/adapters/slack/user-groups.ts";
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { AccessRule } from "../../src/domain/access-rule.ts";
import type { Account } from "../../src/domain/account.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import type { AskPorts } from "../../src/operations/ask-ports.ts";
import { aPolicy, aRule, clientA, everyone } from "../support/a-policy.ts";
import { aProcess, aWorld } from "../support/a-world.ts";
import { alice, bob } from "../support/people.ts";
import type { Budgeted, Section, Table } from "./report.ts";
import { median } from "./statistics.ts";

interface Size {
  readonly accounts: number;
  readonly rules: number;
  /** Whether the file was read anew before each click, so that nothing was found in it before. */
  readonly isNew: boolean;
}

/** The first has next to nothing to look through; between the others only the accounts grow. */
const SIZES: readonly Size[] = [
  { accounts: 10, rules: 1, isNew: false },
  { accounts: 10, rules: 1000, isNew: false },
  { accounts: 10_000, rules: 1000, isNew: false },
  { accounts: 10_000, rules: 1000, isNew: true },
];
const WARM_UPS = 200;
const GROUP = "S0PLATFORM1";
const MOST_MILLISECONDS = 1;
const MOST_GROWTH = 1.3;

interface Measured extends Size {
  readonly median: number;
  readonly slowest: number;
  readonly lookups: number;
}

export async function deciding(decisions: number): Promise<Section> {
  const measured: Measured[] = [];
  for (const size of SIZES) measured.push(await measure(size, decisions));
  return {
    title: "Deciding by a policy",
    notes: [
      `${decisions} clicks on Approve each, after ${WARM_UPS} that are not counted. The rule that decides is the last of all, and names its approvers by a user group. Operation, decision and user groups are the real ones; storage is plain memory, and Slack answers at once.`,
      "The floor is the same click where there is one rule and hardly an account.",
    ],
    tables: [tableOf(measured)],
    budgets: budgets(measured),
  };
}

async function measure(size: Size, decisions: number): Promise<Measured> {
  const world = aWorld();
  world.policy = policyOf(size);
  const slack = slackWith([bob.user]);
  const { ports } = aProcess(world);
  const idle: AskPorts = {
    ...ports,
    get policy() {
      return world.policy;
    },
    userGroups: createUserGroups({ client: slack.client, now: () => world.now }),
    desk: { ...ports.desk, nudge: () => undefined },
  };
  const times: number[] = [];
  let before = 0;
  for (let turn = 0; turn < WARM_UPS + decisions; turn += 1) {
    if (turn === WARM_UPS) before = slack.lookups();
    world.records.clear();
    const asking = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
    const asked = await askForAccess(idle, asking);
    if (asked.kind !== "asked") throw new Error("nothing could be asked for");
    const { key } = asked.request;
    if (size.isNew) world.policy = { ...world.policy, rules: [...world.policy.rules] };
    const began = performance.now();
    const { refusal } = await approveRequest(idle, { key, approver: bob, meant: 0 });
    if (refusal) throw new Error(`refused: ${refusal.refused}`);
    if (turn >= WARM_UPS) times.push(performance.now() - began);
  }
  const lookups = slack.lookups() - before;
  return { ...size, median: median(times), slowest: Math.max(...times), lookups };
}

function policyOf({ accounts, rules }: Size): AccessPolicy {
  const others = Array.from({ length: accounts - 1 }, (_, index) => anAccount(index));
  const passedBy = Array.from({ length: rules - 1 }, (_, index) => passedByRule(index));
  const approvers = { ...everyone, everyone: false, groups: [GROUP] };
  return aPolicy({
    accounts: new Map([...others, clientA].map((account) => [account.slug, account])),
    rules: [...passedBy, aRule({ mayApprove: approvers })],
  });
}

function anAccount(index: number): Account {
  return { ...clientA, slug: `account-${index}`, id: String(500_000_000_000 + index) };
}

// Like client-a up to the end, so that nothing is decided by a first letter.
function passedByRule(index: number): AccessRule {
  const slugs = [`client-*-${index}`, `client-a*-${index}`];
  return aRule({ name: `rule ${index}`, accounts: { slugs, units: [], tags: {} } });
}

/** All of Slack that is asked: who is in the group. */
function slackWith(users: readonly string[]) {
  let lookups = 0;
  const list = async () => {
    lookups += 1;
    return { ok: true, users: [...users] };
  };
  const client: Pick<WebClient, "usergroups"> = { usergroups: { users: { list } } } as never;
  return { client: client as WebClient, lookups: () => lookups };
}

function tableOf(measured: readonly Measured[]): Table {
  const [floor] = measured;
  return {
    head: ["rules", "accounts", "file", "median ms", "slowest ms", "/ floor", "lookups of groups"],
    rows: measured.map((one) => [
      one.rules.toLocaleString("en-US"),
      one.accounts.toLocaleString("en-US"),
      one.isNew ? "just read" : "as before",
      one.median.toFixed(3),
      one.slowest.toFixed(2),
      `${(one.median / (floor?.median ?? one.median)).toFixed(2)} ×`,
      String(one.lookups),
    ]),
  };
}

function budgets(measured: readonly Measured[]): Budgeted[] {
  const [, few, many, unread] = measured;
  if (!few || !many || !unread) throw new Error("nothing was measured");
  const growth = many.median / few.median;
  return [
    {
      what: "a decision, 1,000 rules and 10,000 accounts",
      value: many.median,
      most: MOST_MILLISECONDS,
      unit: "ms",
      measured: `${many.median.toFixed(3)} ms`,
    },
    {
      what: "the same, the first after the file was read",
      value: unread.median,
      most: MOST_MILLISECONDS,
      unit: "ms",
      measured: `${unread.median.toFixed(3)} ms`,
    },
    {
      what: "a decision with 10,000 accounts / with 10",
      value: growth,
      most: MOST_GROWTH,
      unit: "×",
      measured: `${growth.toFixed(2)} ×`,
    },
    {
      what: "lookups of user groups by a click that follows another",
      value: Math.max(...measured.map(({ lookups }) => lookups)),
      most: 0,
      unit: "lookups",
      measured: String(Math.max(...measured.map(({ lookups }) => lookups))),
      isExact: true,
    },
  ];
}
