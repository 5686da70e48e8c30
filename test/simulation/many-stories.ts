// Plays stories side by side: they share nothing, and letting promises settle costs a turn of the event loop, however many wait for it.
import type { Bug } from "./planted-bugs.ts";
import { playStory } from "./story.ts";

export interface BadStory {
  readonly seed: number;
  readonly wrongs: readonly string[];
}

const SIDE_BY_SIDE = 10;

/** Those that ended badly, in the order of their seeds. */
export async function playStories(first: number, last: number, bug?: Bug): Promise<BadStory[]> {
  const bad: BadStory[] = [];
  for (let from = first; from <= last; from += SIDE_BY_SIDE) {
    const count = Math.min(SIDE_BY_SIDE, last - from + 1);
    const seeds = Array.from({ length: count }, (_, index) => from + index);
    const played = await Promise.all(
      seeds.map(async (seed) => ({ seed, wrongs: await playStory(seed, { bug }) })),
    );
    bad.push(...played.filter(({ wrongs }) => wrongs.length > 0));
  }
  return bad;
}

/** How soon a planted bug is noticed; undefined where it is not, up to `last`. */
export async function firstBadSeed(bug: Bug, last: number): Promise<BadStory | undefined> {
  for (let from = 1; from <= last; from += SIDE_BY_SIDE) {
    const [found] = await playStories(from, Math.min(from + SIDE_BY_SIDE - 1, last), bug);
    if (found) return found;
  }
  return undefined;
}
