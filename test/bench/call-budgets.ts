// What letting somebody in and ending it may cost in calls and writes: exact, and the same in worlds of every size.
import { ENDS, GRANTS } from "./counted-world.ts";
import type { CountedWorld } from "./counted-world.ts";
import type { Budgeted } from "./report.ts";
import { differences } from "./tally.ts";
import type { Tally } from "./tally.ts";

/** And one whether the one who asks has an MFA device, before anybody is asked to approve. */
const MOST_AWS = 14 + 1;
/** One of them is whether the channel is shared, which is asked once a minute where somebody decides. */
/** To become the other role, once a request. */
const MOST_TO_BECOME_PROVISIONER = 1;
const MOST_SLACK = 8 + 1;
/** Without a guard an end took three: look, leave, read back. */
const MOST_IAM_IN_TIME = 3 + 1;
const MOST_IAM_STANDING = 3 + 2;
/** The guard goes as well. */
const MOST_IAM_EARLY = MOST_IAM_STANDING + 1;
const MOST_WRITES = 6;
const MOST_WRITES_BESIDE = 2;

export function callBudgets(worlds: readonly CountedWorld[]): Budgeted[] {
  return [...grantBudgets(worlds), ...endBudgets(worlds), ...writeBudgets(worlds), same(worlds)];
}

/** Whatever people do, and whatever becomes of it: the most that any of it costs more. */
export function provisionerBudget(one: CountedWorld, inTwoRoles: CountedWorld): Budgeted {
  const others = everything(inTwoRoles);
  const more = [...everything(one)].map(([name, { aws }]) => (others.get(name)?.aws ?? 0) - aws);
  const value = Math.max(...more);
  return {
    what: "AWS calls more in two roles, whatever people do",
    ...{ value, most: MOST_TO_BECOME_PROVISIONER, unit: "calls", isExact: true },
    measured: String(value),
  };
}

type Count = (world: CountedWorld) => number;

interface Exact {
  readonly what: string;
  readonly unit: string;
  readonly most: number;
  readonly count: Count;
}

/** The most of all worlds counts. */
function exact(worlds: readonly CountedWorld[], { what, unit, most, count }: Exact): Budgeted {
  const value = Math.max(...worlds.map(count));
  return { what, value, most, unit, measured: String(value), isExact: true };
}

function grantBudgets(worlds: readonly CountedWorld[]): Budgeted[] {
  const calls = (what: string, most: number, count: Count) =>
    exact(worlds, { what, unit: "calls", most, count });
  const standing = (["standingNew", "standing", "standingAgain"] as const).map((act) =>
    calls(`AWS calls, ${GRANTS[act]}`, MOST_AWS, ({ grants }) => grants[act].aws),
  );
  return [
    ...standing,
    calls("AWS calls more to grant for a time, new account", 1, ({ grants }) => {
      return grants.timedNew.aws - grants.standingNew.aws;
    }),
    calls("AWS calls more to grant for a time, same account", 1, ({ grants }) => {
      return grants.timed.aws - grants.standing.aws;
    }),
    calls("Slack calls to grant, whatever the case", MOST_SLACK, ({ grants }) =>
      Math.max(...Object.values(grants).map(({ slack }) => slack)),
    ),
  ];
}

function endBudgets(worlds: readonly CountedWorld[]): Budgeted[] {
  const iam = (what: string, most: number, tallies: (ends: CountedWorld["ends"]) => Tally[]) =>
    exact(worlds, {
      what: `IAM calls to end it, ${what}`,
      unit: "calls",
      most,
      count: ({ ends }) => tallies(ends).reduce((sum, tally) => sum + tally.iam, 0),
    });
  return [
    iam(ENDS.inTime, MOST_IAM_IN_TIME, ({ inTime, inTimeCleared }) => [inTime, inTimeCleared]),
    iam(ENDS.early, MOST_IAM_EARLY, ({ early, earlyCleared }) => [early, earlyCleared]),
    iam(ENDS.standingEarly, MOST_IAM_STANDING, ({ standingEarly, standingCleared }) => [
      standingEarly,
      standingCleared,
    ]),
  ];
}

function writeBudgets(worlds: readonly CountedWorld[]): Budgeted[] {
  const writes = (what: string, most: number, count: Count) =>
    exact(worlds, { what: `Writes to the table, ${what}`, unit: "writes", most, count });
  return [
    writes("from asking to being told that it ended", MOST_WRITES, ({ grants, ends }) =>
      Math.max(
        grants.standingNew.writes + ends.standingEarly.writes,
        grants.timedNew.writes + ends.inTime.writes,
        grants.timed.writes + ends.early.writes,
      ),
    ),
    writes("clearing away", MOST_WRITES_BESIDE, ({ ends }) =>
      Math.max(ends.standingCleared.writes, ends.inTimeCleared.writes, ends.earlyCleared.writes),
    ),
    writes("a warning", MOST_WRITES_BESIDE, ({ ends }) => ends.warned.writes),
  ];
}

/** How many of the things people do make other calls in one world than in another. */
function same(worlds: readonly CountedWorld[]): Budgeted {
  const [first, ...others] = worlds.map(everything);
  const differing = [...(first ?? [])].flatMap(([name, tally]) => {
    const found = others.flatMap((other) => differences(tally, other.get(name) ?? tally));
    return found.length === 0 ? [] : [`${name}: ${found.join(", ")}`];
  });
  return {
    what: "Things people do whose calls grow with the world",
    value: differing.length,
    most: 0,
    unit: "things",
    measured: differing.length === 0 ? "0" : differing.join("; "),
    isExact: true,
  };
}

function everything({ grants, ends, gestures }: CountedWorld): ReadonlyMap<string, Tally> {
  return new Map([...Object.entries(grants), ...Object.entries(ends), ...gestures]);
}
