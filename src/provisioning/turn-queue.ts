// Turns on one request follow one another, so that two of them never post the same message.
import type { RequestKey } from "../domain/request.ts";

export interface TurnQueue {
  /** `alone`: nothing else was in hand for this request when it was queued. Never rejects. */
  add(key: RequestKey, turn: (alone: boolean) => Promise<void>): Promise<void>;
  has(key: RequestKey): boolean;
  size(): number;
  /** Settles when what is in hand is done. */
  drained(): Promise<void>;
}

export function turnQueue(onFailure: (error: unknown, about: RequestKey) => void): TurnQueue {
  const inHand = new Map<string, Promise<void>>();
  const nameOf = ({ subject, number }: RequestKey) => `${subject}|${number}`;

  function add(key: RequestKey, turn: (alone: boolean) => Promise<void>): Promise<void> {
    const name = nameOf(key);
    const before = inHand.get(name);
    const after = (before ?? Promise.resolve())
      .then(() => turn(before === undefined))
      .catch((error: unknown) => {
        onFailure(error, key);
      })
      .finally(() => {
        if (inHand.get(name) === after) inHand.delete(name);
      });
    inHand.set(name, after);
    return after;
  }

  return {
    add,
    has: (key) => inHand.has(nameOf(key)),
    size: () => inHand.size,
    drained: async () => {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
  };
}
