// How fast messages may follow one another in one channel.
import {
  afterLimit,
  afterPost,
  BURST,
  FRESH,
  isEverywhere,
  isFresh,
  mayPostAt,
} from "../../../../src/adapters/slack/outgoing/posting-pace.ts";

const NOW = 1_000_000;
const spent = Array.from({ length: BURST }).reduce<typeof FRESH>(
  (pace) => afterPost(pace, NOW),
  FRESH,
);

test("the first messages of a quiet channel go at once, the next a second later each", () => {
  const times = Array.from({ length: BURST + 3 }, (_, ahead) => mayPostAt(FRESH, NOW, ahead));
  expect(times.slice(0, BURST)).toEqual(Array.from({ length: BURST }, () => NOW));
  expect(times.slice(BURST)).toEqual([NOW + 1000, NOW + 2000, NOW + 3000]);
});

test("what has gone counts like what is ahead", () => {
  expect(mayPostAt(spent, NOW)).toBe(NOW + 1000);
  expect(mayPostAt(spent, NOW, 4)).toBe(NOW + 5000);
});

test("a channel that was quiet for a while takes one more at once for each second", () => {
  const later = NOW + 3000;
  const times = [0, 1, 2, 3].map((ahead) => mayPostAt(spent, later, ahead));
  expect(times).toEqual([later, later, later, later + 1000]);
});

test("after Slack has said when, one goes then, and the others one by one", () => {
  const limited = afterLimit(FRESH, NOW + 7000);
  const times = [0, 1, 2].map((ahead) => mayPostAt(limited, NOW, ahead));
  expect(times).toEqual([NOW + 7000, NOW + 8000, NOW + 9000]);
});

test("a limit never brings forward what has to wait for longer anyway", () => {
  const far = afterLimit(FRESH, NOW + 60_000);
  expect(mayPostAt(afterLimit(far, NOW + 1000), NOW)).toBe(NOW + 60_000);
});

test("a channel is forgotten only when nothing that went there counts any more", () => {
  expect(isFresh(FRESH, NOW)).toBe(true);
  expect(isFresh(afterPost(FRESH, NOW), NOW + 999)).toBe(false);
  expect(isFresh(afterPost(FRESH, NOW), NOW + 1000)).toBe(true);
  expect(isFresh(afterLimit(FRESH, NOW + 5000), NOW + 5000)).toBe(false);
});

test("three channels that are limited at once are the whole workspace, two are not", () => {
  const limited = afterLimit(FRESH, NOW + 1000);
  const over = afterLimit(FRESH, NOW);
  expect(isEverywhere([limited, FRESH, limited, over], NOW)).toBe(false);
  expect(isEverywhere([limited, limited, over, limited], NOW)).toBe(true);
});
