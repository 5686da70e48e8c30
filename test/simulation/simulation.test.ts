import { BUGS } from "./simulated-process.ts";
import { playStory } from "./story.ts";

const SEEDS = 500;
const SEEDS_TO_FIND_A_BUG = 5000;

describe("random stories with deaths, lost answers, sleepers and many hands", () => {
  it(`end well, ${SEEDS} of them`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      expect({ seed, wrongs: await playStory(seed) }).toEqual({ seed, wrongs: [] });
    }
  }, 120_000);

  it.each(BUGS)(
    "do not end well where Rolecall %s",
    async (bug) => {
      let seed = 1;
      while (seed <= SEEDS_TO_FIND_A_BUG && (await playStory(seed, bug)).length === 0) seed += 1;
      expect(seed).toBeLessThanOrEqual(SEEDS_TO_FIND_A_BUG);
    },
    120_000,
  );
});
