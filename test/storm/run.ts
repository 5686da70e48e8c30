// Runs the storms on real processes and says what came of each; `--rounds N` sets how often a bot is killed.
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { AccessRequest } from "../../src/domain/request.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Told } from "../../sandbox/slack/people/told.ts";
import { crowdedSeed } from "../support/crowded-seed.ts";
import { storedRequests } from "../support/stored-requests.ts";
import {
  allAtRest,
  approve,
  askAll,
  countIn,
  giveBackAll,
  insist,
  leftAfterClearing,
} from "./storm.ts";
import type { Storm } from "./storm.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "10" },
    people: { type: "string", default: "50" },
  },
});
const size = Number(values.people);
const crowd = crowdedSeed({ requesters: size, approvers: size });
const sandbox = await startSandbox({
  seed: crowd.seed,
  bots: 2,
  environment: {
    ROLECALL_LEASE_SECONDS: "2",
    ROLECALL_POLL_SECONDS: "0.2",
    // Comparing AWS with the record is the affair of a journey of its own.
    ROLECALL_DRIFT_SECONDS: "86400",
    LOG_LEVEL: "warn",
  },
});
const storm: Storm = { sandbox, store: storedRequests(sandbox.aws.endpointUrl), crowd };
const faults: string[] = [];

/** What client-a's admins get who do not say how long, and the time that Denies stay; each with a minute more. */
const [FOUR_HOURS, QUARANTINE] = [241 * 60_000, 46 * 60_000];

function expect(holds: boolean, what: string): void {
  if (!holds) faults.push(what);
}

function joins(): number {
  return sandbox.calls.since(0).filter(({ action }) => action === "AddUserToGroup").length;
}

let errors = 0;

/** All at one instant. Who sees an error clicks again; it is counted. */
function clickAll(clicks: readonly (readonly [string, AccessRequest])[]): Promise<Told[]> {
  const count = () => {
    errors += 1;
  };
  return Promise.all(
    clicks.map(([approver, request]) => insist(() => approve(storm, approver, request), count)),
  );
}

/** Everybody clicks one card. */
async function manyOnOne(): Promise<void> {
  const [request] = await askAll(storm, ["alice"]);
  if (!request) throw new Error("alice asked, and there is no request");
  const before = joins();
  const told = await clickAll(crowd.approvers.map((approver) => [approver, request]));
  const [active = request] = await allAtRest(storm, ["alice"], "active");
  const whispers = told.filter(({ ephemeral }) => ephemeral?.plain.includes("already")).length;
  const heard = await everyoneHeard();
  expect(countIn(active, "approved") === 1, `${countIn(active, "approved")} decisions on one card`);
  expect(joins() - before === 1, `${joins() - before} joins for one card`);
  expect(heard === size - 1, `${heard} of ${size - 1} others were told who decided`);
  console.log(
    `${size} approvers on one card, 2 processes: ${countIn(active, "approved")} decision, ${joins() - before} join, ` +
      `${heard} told that it was decided (${whispers} with the click itself), slowest answer ${slowest(told)} ms`,
  );
  await giveBackAll(storm, ["alice"]);
}

// Some answers come through the response address, after the click was acknowledged.
async function everyoneHeard(): Promise<number> {
  const count = () =>
    crowd.approvers.filter((approver) => sandbox.slack.people.sees(approver).ephemerals.length > 0)
      .length;
  for (let waited = 0; count() < size - 1 && waited < 100; waited += 1) await pause(50);
  return count();
}

/** Everybody's card is approved at once. */
async function manyAtOnce(): Promise<void> {
  const requests = await askAll(storm, crowd.requesters);
  const before = joins();
  const told = await clickAll(
    requests.map((request, index) => [crowd.approvers[index % size] ?? "", request]),
  );
  const active = await allAtRest(storm, crowd.requesters, "active");
  const decisions = active.map((request) => countIn(request, "approved"));
  expect(
    decisions.every((count) => count === 1),
    "a card with other than one decision",
  );
  expect(joins() - before === size, `${joins() - before} joins for ${size} cards`);
  console.log(
    `${size} cards approved at once: ${decisions.length} granted, ${joins() - before} joins, slowest answer ${slowest(told)} ms`,
  );
  await giveBackAll(storm, crowd.requesters);
}

/** The same, and one of the two processes is killed in the middle, again and again. */
async function withKills(rounds: number): Promise<void> {
  const askers = crowd.requesters.slice(0, 10);
  for (let round = 0; round < rounds; round += 1) {
    const requests = await askAll(storm, askers);
    const clicks = clickAll(
      requests.map((request, index) => [crowd.approvers[(index + round) % size] ?? "", request]),
    );
    await pause(5 * (round % 10));
    await sandbox.bots.kill(round % 2);
    await sandbox.bots.start();
    await clicks;
    const active = await allAtRest(storm, askers, "active");
    expect(
      active.every(
        (request) => countIn(request, "approved") === 1 && countIn(request, "granted") === 1,
      ),
      `round ${round + 1}: a request with other than one decision and one grant`,
    );
    const members = sandbox.aws.world().groups.find(({ name }) => name === "client-a-admin");
    expect(
      members?.members.length === askers.length,
      `round ${round + 1}: ${members?.members.length} members`,
    );
    await giveBackAll(storm, askers);
  }
  const left = sandbox.aws.world().groups.find(({ name }) => name === "client-a-admin");
  expect(left?.members.length === 0, "somebody was left in the group");
  console.log(
    `${rounds} times kill -9 of one process with ${askers.length} approvals in flight: ` +
      `${rounds * askers.length} requests, each decided once, granted once, ended`,
  );
}

/** Everybody's time is over at one moment, and one of the two processes is killed just then. */
async function allEndAtOnce(): Promise<void> {
  const requests = await askAll(storm, crowd.requesters);
  await clickAll(requests.map((request, index) => [crowd.approvers[index % size] ?? "", request]));
  await allAtRest(storm, crowd.requesters, "active");
  await sandbox.advance(FOUR_HOURS);
  await sandbox.bots.kill(0);
  await sandbox.bots.start();
  const ended = await allAtRest(storm, crowd.requesters, "ended");
  expect(
    ended.every((request) => countIn(request, "expired") === 1 && countIn(request, "ended") === 1),
    "an access that ended other than once",
  );
  await sandbox.advance(QUARANTINE);
  const left = await leftAfterClearing(storm, crowd.requesters);
  expect(left.length === 0, `left behind: ${left.join(", ")}`);
  console.log(
    `${size} times over at once, one process killed: ${ended.length} ended by the clock, ${left.length} policies left behind`,
  );
}

function slowest(told: readonly { ms: number }[]): number {
  return Math.round(Math.max(...told.map(({ ms }) => ms)));
}

try {
  await manyOnOne();
  await manyAtOnce();
  await withKills(Number(values.rounds));
  await allEndAtOnce();
} finally {
  await sandbox.stop();
}
for (const fault of faults) console.log(`WRONG: ${fault}`);
console.log(`${errors} clicks saw Slack's error in all, and were repeated.`);
console.log(faults.length === 0 ? "The storm is over and everything is as it should be." : "");
process.exitCode = faults.length === 0 ? 0 : 1;
