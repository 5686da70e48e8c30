import { firstBadSeed, playStories } from "./many-stories.ts";
import { BUGS } from "./planted-bugs.ts";

const SEEDS = 2000;
const SEEDS_TO_FIND_A_BUG = 5000;

describe("random stories with deaths, lost answers, sleepers, late calls and many hands", () => {
  it(`end well, ${SEEDS} of them`, async () => {
    expect(await playStories(1, SEEDS)).toEqual([]);
  }, 240_000);

  it.each(BUGS)(
    "do not end well where Rolecall %s",
    async (bug) => {
      expect(await firstBadSeed(bug, SEEDS_TO_FIND_A_BUG)).toBeDefined();
    },
    240_000,
  );
});
