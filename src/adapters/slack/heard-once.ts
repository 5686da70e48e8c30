// Hears every command, click, form and event once: the same one sent again is acknowledged, and nothing more.
import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";

/** Longer than a signature is good for, which Bolt takes for five minutes, and than Slack sends an event again. */
const REMEMBERED_MILLISECONDS = 600_000;

interface Heard {
  readonly at: number;
  readonly outcome: Promise<void>;
}

/**
 * By its trigger id or event id, which Slack makes anew for each of them, whichever way it comes. Only this process remembers it: at
 * another one, or after a start, what is sent again meets the record as it is by then.
 */
export function heardOnce(now: () => number): Middleware<AnyMiddlewareArgs> {
  const heard = new Map<string, Heard>();

  const forgetOld = (): void => {
    for (const [id, { at }] of heard) {
      if (now() < at + REMEMBERED_MILLISECONDS) break;
      heard.delete(id);
    }
  };
  const hear = (id: string, handle: () => Promise<void>): Promise<void> => {
    const outcome = handle();
    heard.set(id, { at: now(), outcome });
    return outcome;
  };

  return async ({ body, next, logger, ...args }) => {
    const id = idOf(body);
    if (id === undefined) return next();
    forgetOld();
    // Nothing is waited for between the look and the entry, so that of two at once one is the first.
    for (let first = heard.get(id); ; first = heard.get(id)) {
      if (!first) return hear(id, next);
      if (await succeeded(first)) break;
      // One that failed was not heard: whoever sends it again is not to be told that it was.
      if (heard.get(id) === first) heard.delete(id);
    }
    logger.warn("the same command, click or event came again, and was not heard a second time");
    if ("ack" in args) await args.ack?.();
  };
}

async function succeeded({ outcome }: Heard): Promise<boolean> {
  return outcome.then(
    () => true,
    () => false,
  );
}

function idOf(body: object): string | undefined {
  const given: unknown[] = [
    "trigger_id" in body ? body.trigger_id : undefined,
    "event_id" in body ? body.event_id : undefined,
  ];
  return given.find((id) => typeof id === "string");
}
