// Whether what a process holds stays flat: the last third of a run against the third before it; in the first V8 finds out what it needs.
import { quantile } from "../bench/statistics.ts";
import type { Figures } from "./figures.ts";

export interface Held {
  readonly what: string;
  readonly before: number;
  readonly after: number;
  /** The most that `after` may be. */
  readonly most: number;
}

interface Bound {
  readonly what: string;
  readonly of: keyof Figures;
  /** Which of the samples of a third stands for it. */
  readonly share: number;
  /** By how much it may be more than before: a share of it, and so many besides. */
  readonly growth: number;
  readonly besides: number;
}

/** In a short run V8 has not yet seen how much room it needs, so that only what grows fast is seen. */
const SHORT_MINUTES = 15;
const GROWTH = { short: 0.07, long: 0.05 };

function boundsFor(minutes: number): readonly Bound[] {
  const growth = minutes < SHORT_MINUTES ? GROWTH.short : GROWTH.long;
  return [
    { what: "resident memory, MB", of: "residentMegabytes", share: 0.5, growth, besides: 0 },
    // What is left after a collection is among the least.
    { what: "heap, MB", of: "heapMegabytes", share: 0.1, growth, besides: 3 },
    { what: "open files and sockets", of: "openFiles", share: 0.5, growth: 0, besides: 4 },
    { what: "open resources", of: "openResources", share: 0.5, growth: 0, besides: 8 },
  ];
}

/** What could not be measured is left out. */
export function heldOver(samples: readonly Figures[], minutes: number): Held[] {
  const third = Math.floor(samples.length / 3);
  return boundsFor(minutes).flatMap(({ what, of, share, growth, besides }) => {
    const values = samples.flatMap((sample) => sample[of] ?? []);
    if (third === 0 || values.length < samples.length) return [];
    const before = quantile(values.slice(third, 2 * third), share);
    const after = quantile(values.slice(2 * third), share);
    return [{ what, before, after, most: before * (1 + growth) + besides }];
  });
}

export function isFlat({ after, most }: Held): boolean {
  return after <= most;
}
