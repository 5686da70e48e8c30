// IAM's eventual consistency: a write is checked at once, and seen by reads only after a delay.
import type { Clock } from "../../clock.ts";
import type { IamState } from "./iam-state.ts";

export interface IamReplicas {
  /** What has been accepted; writes are checked against it. */
  written: IamState;
  /** What reads and access decisions see. */
  visible(): IamState;
  /** Makes a change everywhere. It must find its entries by name in the state it is given. */
  write(change: (state: IamState) => void): void;
  /** The same at once, for what is no call to IAM. */
  place(change: (state: IamState) => void): void;
}

export function startIamReplicas(
  build: () => IamState,
  { clock, delay }: { clock: Clock; delay: number },
): IamReplicas {
  const written = build();
  if (delay === 0) {
    const change = (make: (state: IamState) => void) => make(written);
    return { written, visible: () => written, write: change, place: change };
  }

  const behind = build();
  const pending: { due: number; change: (state: IamState) => void }[] = [];
  return {
    written,
    visible: () => {
      for (let next = pending[0]; next && next.due <= clock.now(); next = pending[0]) {
        next.change(behind);
        pending.shift();
      }
      return behind;
    },
    write: (change) => {
      change(written);
      pending.push({ due: clock.now() + delay, change });
    },
    place: (change) => {
      change(written);
      change(behind);
    },
  };
}
