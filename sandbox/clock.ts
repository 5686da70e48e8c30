// The sandbox's own AWS clock: real time plus an offset that a visitor may move forward.

export interface Clock {
  /** Milliseconds since the epoch, as the sandbox AWS sees it. */
  now(): number;
  advance(milliseconds: number): void;
}

export function startClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
