// The sandbox's one time, for its Slack, its AWS and its bots: real time plus an offset that is moved forward.

export interface Clock {
  /** Milliseconds since the epoch, in the sandbox. */
  now(): number;
}

export interface MovedClock extends Clock {
  /** How many milliseconds it is ahead of this machine. */
  ahead(): number;
  /** Every time it was moved, in order. */
  moves(): readonly Move[];
}

export interface MovableClock extends MovedClock {
  /** Of the services at once; for the bots see `Sandbox.advance`. */
  advance(milliseconds: number): void;
}

export interface Move {
  /** By this machine's clock, as in the list of calls. */
  at: number;
  by: number;
}

export function startClock(): MovableClock {
  const moves: Move[] = [];
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    ahead: () => offset,
    moves: () => moves,
    advance: (milliseconds) => {
      offset += milliseconds;
      moves.push({ at: Date.now(), by: milliseconds });
    },
  };
}
