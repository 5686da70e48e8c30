// The engine: takes requests that are due, or that were just saved here, and works on each until it rests.
import { isIn } from "../domain/request.ts";
import type { AccessRequest, RequestKey } from "../domain/request.ts";
import { dueAt } from "../domain/progress.ts";
import type { WorkDesk } from "../ports/work-desk.ts";
import { attend } from "./attend.ts";
import type { EnginePorts } from "./attend.ts";

export interface WorkerOptions {
  /** How long a claim lasts; a turn that dies is taken up again after this. */
  readonly leaseMilliseconds: number;
  /** How often the due index is asked. */
  readonly pollMilliseconds: number;
  /** A bug, or trouble with the store: the request is taken up again when its claim is over. */
  readonly onFailure: (error: unknown, about?: RequestKey) => void;
}

export interface Worker {
  readonly desk: WorkDesk;
  /** Works on everything that is due; resolves when that is done, to how many requests it took. */
  tick(): Promise<number>;
  start(): void;
  /** Takes nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

const MOST_AT_ONCE = 16;
const MOST_IN_HAND = 64;

export function createWorker(ports: EnginePorts, options: WorkerOptions): Worker {
  const { store, surroundings } = ports;
  const inHand = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  const claim: WorkDesk["claim"] = (now) => ({
    by: surroundings.newId(),
    until: now + options.leaseMilliseconds,
  });

  /** Turns on one request follow one another, so that two of them never post the same message. */
  function queue(key: RequestKey, turn: (alone: boolean) => Promise<void>): Promise<void> {
    const name = `${key.subject}|${key.number}`;
    const before = inHand.get(name);
    const after = (before ?? Promise.resolve())
      .then(() => turn(before === undefined))
      .catch((error: unknown) => {
        options.onFailure(error, key);
      });
    inHand.set(name, after);
    return after.finally(() => {
      if (inHand.get(name) === after) inHand.delete(name);
    });
  }

  const nudge: WorkDesk["nudge"] = (saved) => {
    void queue(saved.key, async (alone) => {
      const request = alone ? saved : await store.load(saved.key);
      if (request?.claim && request.claim.by === saved.claim?.by) {
        await attend(ports, { ...request, claim: request.claim }, isIn(request, "working"));
      }
    });
  };

  async function takeUp(key: RequestKey): Promise<void> {
    const now = surroundings.now();
    const request = await store.load(key);
    if (!request || !isDue(request, now)) return;
    const claimed = { ...request, claim: claim(now) };
    const saved = await store.save(claimed, dueAt(claimed, now));
    if (saved !== "changed") await attend(ports, { ...saved, claim: claimed.claim }, false);
  }

  async function tick(): Promise<number> {
    const keys = await store.due(surroundings.now(), MOST_AT_ONCE);
    const free = keys.filter((key) => !inHand.has(`${key.subject}|${key.number}`));
    await Promise.all(free.map((key) => queue(key, () => takeUp(key))));
    return free.length;
  }

  // A tick is not waited for: one slow request must not keep the others from being taken up.
  function poll(): void {
    if (inHand.size >= MOST_IN_HAND) return;
    tick().catch((error: unknown) => {
      options.onFailure(error);
    });
  }

  return {
    desk: { claim, nudge },
    tick,
    start: () => {
      timer = setInterval(poll, options.pollMilliseconds);
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all(inHand.values());
    },
  };
}

function isDue(request: AccessRequest, now: number): boolean {
  const due = dueAt(request, now);
  return due !== null && due <= now;
}
