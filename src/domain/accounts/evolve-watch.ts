// How the watch over a connected account goes on, event by event.
import type { AccountEvent } from "./account-event.ts";
import type { Watch } from "./clients-account.ts";

export const LOOK_DAILY = 24 * 3_600_000;

/** `now`: when it was connected. */
export function beginWatch(now: number): Watch {
  return { nextAt: now + LOOK_DAILY, shut: null, times: 0 };
}

export function watchAfter(
  watch: Watch | undefined,
  event: AccountEvent,
): { readonly watch?: Watch } {
  if (!watch) return {};
  switch (event.what) {
    case "look-wanted":
      return { watch: { ...watch, nextAt: event.at } };
    case "looked":
      return { watch: { ...watch, nextAt: event.nextAt } };
    case "door-shut": {
      const { at, why, inside, nextAt } = event;
      const since = watch.shut?.since ?? at;
      const times = watch.shut ? watch.times : watch.times + 1;
      return { watch: { nextAt, shut: { since, why, inside }, times } };
    }
    case "door-opened":
      return { watch: { ...watch, nextAt: event.nextAt, shut: null } };
    case "watch-over":
      return {};
    default:
      return { watch };
  }
}
