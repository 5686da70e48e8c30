// Where calls wait for their time, each for a moment, and from where all are let go when the process stops.

export interface WaitingRoom {
  /** False where it was let go before its time. */
  wait(milliseconds: number): Promise<boolean>;
  /** Nobody waits any longer, or ever again. */
  close(): void;
}

// The timers hold the process on purpose: a claimed request may have posted one message and wait for another, and must
// live to store where the first one stands. Whoever stops the process closes the room.
export function waitingRoom(): WaitingRoom {
  const leaving = new Set<(isOver: boolean) => void>();
  let isClosed = false;
  return {
    wait: (milliseconds) => {
      if (isClosed) return Promise.resolve(false);
      return new Promise((resolve) => {
        const leave = (isOver: boolean) => {
          clearTimeout(timer);
          leaving.delete(leave);
          resolve(isOver);
        };
        const timer = setTimeout(() => leave(true), Math.ceil(milliseconds));
        leaving.add(leave);
      });
    },
    close: () => {
      isClosed = true;
      for (const leave of leaving) leave(false);
    },
  };
}
