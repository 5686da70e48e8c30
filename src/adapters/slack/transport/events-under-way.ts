// What Bolt is at work on, so that it can be waited for before a process ends or a socket is closed.
import type { App, ReceiverEvent } from "@slack/bolt";
import { setTimeout as pause } from "node:timers/promises";
import type { OnTrail } from "./transport.ts";

export interface EventsUnderWay {
  /** Bolt's app as a receiver is to see it: whatever it is handed is counted, and refused where nothing is taken any more. */
  watch(app: App, ack?: (event: ReceiverEvent) => ReceiverEvent["ack"]): App;
  /** Something else that belongs to an event. */
  add(work: Promise<unknown>): void;
  /** What comes from here on is left alone, and so without an answer. */
  refuse(): void;
  /** Settles when nothing is under way, or it took too long. */
  over(milliseconds: number): Promise<void>;
}

export function eventsUnderWay(onTrail: OnTrail = (handle) => handle()): EventsUnderWay {
  const underWay = new Set<Promise<unknown>>();
  let isRefused = false;

  const add = (work: Promise<unknown>): void => {
    const settled = work.then(forget, forget);
    function forget(): void {
      underWay.delete(settled);
    }
    underWay.add(settled);
  };

  const taken = (app: App, event: ReceiverEvent): Promise<void> => {
    if (isRefused) return Promise.resolve();
    const work = onTrail(() => app.processEvent(event));
    add(work);
    return work;
  };

  return {
    add,
    // Receivers call an app by this one method only.
    watch: (app, ack = ({ ack: its }) => its) =>
      new Proxy(app, {
        get: (target, property) =>
          property === "processEvent"
            ? (event: ReceiverEvent) => taken(target, { ...event, ack: ack(event) })
            : (Reflect.get(target, property) as unknown),
      }),
    refuse: () => {
      isRefused = true;
    },
    over: async (milliseconds) => {
      const impatience = new AbortController();
      const late = pause(milliseconds, "late", { signal: impatience.signal }).catch(() => "late");
      while (underWay.size > 0) {
        if ((await Promise.race([Promise.all(underWay), late])) === "late") return;
      }
      impatience.abort();
    },
  };
}
