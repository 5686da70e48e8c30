// Work on an account as people follow it: how far, how long each step took, what it waits for.
import {
  checklist,
  progressBar,
  spanText,
} from "../../../src/adapters/slack/views/accounts/checklist.ts";
import { creationPlan, stepKey } from "../../../src/domain/accounts/account-plan.ts";
import type { AccountEntry, AccountWork } from "../../../src/domain/accounts/account-request.ts";
import { aNewAccount } from "../../support/an-account.ts";

const STARTED = Date.UTC(2026, 0, 5, 9, 0);
const entry = (step: string, seconds: number, outcome: AccountEntry["outcome"] = "made") => ({
  ...{ step, outcome, at: STARTED + seconds * 1000 },
});

function work(changes: Partial<AccountWork> = {}): AccountWork {
  const journal = [entry("create-account", 42), entry("await-account", 42 + 180)];
  const plan = creationPlan(aNewAccount());
  return { plan, journal, known: {}, startedAt: STARTED, ...changes };
}

const lines = (of: AccountWork) => checklist(of, "→").spoken.split("\n");

test("each step that is done says how long it took, and the bar how far it is", () => {
  expect(lines(work()).slice(0, 5)).toEqual([
    "▓▓░░░░░░░░ 2 of 10",
    ":white_check_mark: asking AWS for the account: done, 42 seconds",
    ":white_check_mark: AWS making the account: done, 3 minutes",
    "→ getting in for the first time",
    "○ hardening who may assume its role",
  ]);
});

test("the step in hand says what it waits for, and since when", () => {
  const waits = { why: "AWS is slow", since: STARTED, until: STARTED };
  const [waiting] = lines(work({ waits })).filter((line) => line.startsWith("→"));
  expect(waiting).toMatch(
    /^→ getting in for the first time, waiting since <!date.*>: AWS is slow\.$/,
  );
});

test("what was left out says so", () => {
  const note = "somebody has the alias";
  const journal = [{ ...entry("create-account", 1, "skipped"), note }, entry("await-account", 1)];
  const [, first, second] = lines(work({ journal }));
  expect(first).toContain("(somebody has the alias), 1 second");
  expect(second).toContain("done, less than a second");
});

test("many steps of a kind are one line, which counts them", () => {
  const roles = Array.from({ length: 6 }, (_, index) => ({
    ...{ key: `role-${index}`, roleName: `Role${index}`, sessionSeconds: 3600, policies: ["a/B"] },
  }));
  const plan = creationPlan(aNewAccount({ roles }));
  const done = plan.steps.slice(0, 4).map(({ name }) => entry(name, 1));
  const journal = [...done, entry("make-role role-0", 2)];
  const [inHand] = lines(work({ plan, journal })).filter((line) => line.startsWith("→"));
  expect(inHand).toBe(
    "→ making the roles `Role0`, `Role1`, `Role2`, `Role3` and 2 more, 1 of 6 done",
  );
});

test("the bar is full only when all is done", () => {
  const all = work().plan.steps.map((step) => entry(stepKey(step), 1));
  const steps = work().plan.steps.slice(0, 7);
  expect(progressBar(work({ journal: [] }))).toBe("░░░░░░░░░░ 0 of 10");
  expect(progressBar(work({ journal: all.slice(0, 6), plan: { steps } }))).toBe(
    "▓▓▓▓▓▓▓▓░░ 6 of 7",
  );
  expect(progressBar(work({ journal: all }))).toBe("▓▓▓▓▓▓▓▓▓▓ 10 of 10");
});

test.each([
  [0, "less than a second"],
  [400, "less than a second"],
  [1000, "1 second"],
  [59_000, "59 seconds"],
  [90_000, "2 minutes"],
  [3_600_000, "1 hour"],
  [90 * 86_400_000, "90 days"],
])("%s milliseconds are %s", (milliseconds, words) => {
  expect(spanText(milliseconds)).toBe(words);
});
