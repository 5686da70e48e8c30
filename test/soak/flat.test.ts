// The judge of a soak: what grows all the while is seen, what only warms up or swings is not.
import type { Figures } from "./figures.ts";
import { heldOver, isFlat } from "./flat.ts";

const HOUR = 60;

function run(figuresAt: (minute: number) => Partial<Figures>): Figures[] {
  return Array.from({ length: HOUR }, (_, minute) => ({
    residentMegabytes: 130,
    openFiles: 30,
    heapMegabytes: 40,
    openResources: 20,
    ...figuresAt(minute),
  }));
}

const grown = (samples: readonly Figures[]) =>
  heldOver(samples, HOUR)
    .filter((held) => !isFlat(held))
    .map(({ what }) => what);

test("memory that is taken in the first minutes, and a heap that swings between collections, are flat", () => {
  const samples = run((minute) => ({
    residentMegabytes: 100 + 30 * Math.min(1, minute / 15),
    heapMegabytes: 40 + (minute % 7) * 3,
  }));
  expect(grown(samples)).toEqual([]);
  expect(heldOver(samples, HOUR)).toHaveLength(4);
});

test("half a megabyte more every minute is seen", () => {
  expect(grown(run((minute) => ({ residentMegabytes: 130 + minute / 2 })))).toEqual([
    "resident memory, MB",
  ]);
  expect(grown(run((minute) => ({ heapMegabytes: 40 + (minute % 7) * 3 + minute / 2 })))).toEqual([
    "heap, MB",
  ]);
});

test("a socket or a timer that is left behind every few minutes is seen", () => {
  expect(grown(run((minute) => ({ openFiles: 30 + Math.floor(minute / 3) })))).toEqual([
    "open files and sockets",
  ]);
  expect(grown(run((minute) => ({ openResources: 20 + minute })))).toEqual(["open resources"]);
});

test("what cannot be measured is not judged", () => {
  const samples = run(() => ({ heapMegabytes: undefined, openResources: undefined }));
  expect(heldOver(samples, HOUR).map(({ what }) => what)).toEqual([
    "resident memory, MB",
    "open files and sockets",
  ]);
});
