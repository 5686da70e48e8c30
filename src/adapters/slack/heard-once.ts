// Hears every command, click and form once: the same signed request sent again is acknowledged, and nothing more.
import type { AnyMiddlewareArgs, Middleware } from "@slack/bolt";

/** Longer than a signature is good for, which Bolt takes for five minutes. */
const REMEMBERED_MILLISECONDS = 600_000;

/**
 * By its trigger id, which Slack makes anew for each of them. Only this process remembers it: at another one, or
 * after a start, what is sent again meets the record as it is by then.
 */
export function heardOnce(now: () => number): Middleware<AnyMiddlewareArgs> {
  const heard = new Map<string, number>();

  const isFirst = (trigger: string): boolean => {
    for (const [old, at] of heard) {
      if (now() < at + REMEMBERED_MILLISECONDS) break;
      heard.delete(old);
    }
    if (heard.has(trigger)) return false;
    heard.set(trigger, now());
    return true;
  };

  return async ({ body, next, logger, ...args }) => {
    const trigger: unknown = "trigger_id" in body ? body.trigger_id : undefined;
    if (typeof trigger !== "string" || isFirst(trigger)) return next();
    logger.warn("the same signed request came again, and was not heard a second time");
    if ("ack" in args) await args.ack?.();
  };
}
