// How late the event loop is: what is to be done at a certain time is done that much later.
import { monitorEventLoopDelay } from "node:perf_hooks";

/** In milliseconds, since it was started anew. */
export interface LoopDelay {
  readonly mean: number;
  readonly p99: number;
  readonly most: number;
}

export interface EventLoopWatch {
  delay(): LoopDelay;
  startAnew(): void;
  stop(): void;
}

/** How often it is looked at, in milliseconds. */
const EVERY = 50;

export function watchEventLoop(): EventLoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: EVERY });
  histogram.enable();
  // What is measured is the time from one look to the next, in nanoseconds; before the first there is no mean.
  const late = (nanoseconds: number) => Math.max(0, (nanoseconds || 0) / 1e6 - EVERY);
  return {
    delay: () => ({
      mean: late(histogram.mean),
      p99: late(histogram.percentile(99)),
      most: late(histogram.max),
    }),
    startAnew: () => {
      histogram.reset();
    },
    stop: () => {
      histogram.disable();
    },
  };
}
