// When the next socket is opened.
import {
  endsTheStart,
  failuresAfter,
  waitBefore,
} from "../../../../src/adapters/slack/transport/reopening.ts";
import type { Cause } from "../../../../src/adapters/slack/transport/reopening.ts";

const PACE = { first: 500, cap: 10_000, steady: 3000 };
const passing: Cause = { kind: "passing" };

test.each([
  [0, 0],
  [1, 500],
  [2, 1000],
  [3, 2000],
  [5, 8000],
  [6, 10_000],
  [1000, 10_000],
])(
  "after %i failures in a row it waits %i ms at the longest, and by chance anything below",
  (failures, most) => {
    expect(waitBefore({ cause: passing, failures, chance: 1 }, PACE)).toBe(most);
    expect(waitBefore({ cause: passing, failures, chance: 0.25 }, PACE)).toBe(most / 4);
    expect(waitBefore({ cause: passing, failures, chance: 0 }, PACE)).toBe(0);
  },
);

test.each<[Cause, number, number]>([
  [{ kind: "crowded" }, 5000, 10_000],
  [{ kind: "refused" }, 10_000, 10_000],
  [{ kind: "later", milliseconds: 30_000 }, 30_000, 30_500],
])("%j is waited out for %i to %i ms, the first time as well", (cause, least, most) => {
  expect(waitBefore({ cause, failures: 0, chance: 0 }, PACE)).toBe(least);
  expect(waitBefore({ cause, failures: 0, chance: 1 }, PACE)).toBe(most);
});

test("a socket that lived has not failed, and one that ended at once has", () => {
  expect(failuresAfter(3000, 4, PACE)).toBe(0);
  expect(failuresAfter(2999, 4, PACE)).toBe(5);
});

test.each([
  ["passing", true],
  ["refused", true],
  ["crowded", false],
  ["later", false],
] as const)("a start that is %s gives up: %s", (kind, givesUp) => {
  const cause: Cause = kind === "later" ? { kind, milliseconds: 1 } : { kind };
  expect(endsTheStart(cause)).toBe(givesUp);
});
