// Whether this process is alive, and whether it is ready, from what is known of it: nothing is asked for it here.
import type { RouteAnswer } from "../../ports/http-route.ts";
import type { SlackLink } from "../../ports/slack-link.ts";
import { isReached } from "./slack-silence.ts";

export interface LifeFacts {
  readonly now: number;
  /** How late the event loop is on average, in milliseconds. */
  readonly loopDelay: number;
  readonly tableSilentSince: number | null;
}

export interface ReadinessFacts {
  readonly now: number;
  readonly link: SlackLink;
  readonly engineTickedAt: number | null;
  readonly pollMilliseconds: number;
  readonly isPolicyLoaded: boolean;
}

/** Nobody who clicks gets an answer in time from a loop like this. */
const BLOCKED = 1000;
/** Whoever is alive and not heard for as long may be helped by being started anew; an outage of minutes ends by itself. */
const SILENT_TOO_LONG = 5 * 60_000;

/** What does not answer 200 is started anew. */
export function lifeAnswer({ now, loopDelay, tableSilentSince }: LifeFacts): RouteAnswer {
  const isBlocked = loopDelay >= BLOCKED;
  const silence = tableSilentSince === null ? 0 : now - tableSilentSince;
  const isTooSilent = silence >= SILENT_TOO_LONG;
  return answer(!isBlocked && !isTooSilent, ["ok", "failing"], {
    eventLoop: {
      state: isBlocked ? "blocked" : "free",
      delayMilliseconds: Math.round(loopDelay),
    },
    table: {
      state: tableSilentSince === null ? "answers" : "silent",
      silentSeconds: inSeconds(silence),
    },
  });
}

/** A tick may take a while where the table is slow. */
const SLOWEST_TICK = 30_000;

/** What does not answer 200 is not counted on, and does not let an older process go. */
export function readinessAnswer(facts: ReadinessFacts): RouteAnswer {
  const { now, link, isPolicyLoaded } = facts;
  const isReachedBySlack = isReached(link, now);
  const engine = engineStands(facts);
  const isReady = isReachedBySlack && engine.state === "ticks" && isPolicyLoaded;
  return answer(isReady, ["ready", "not ready"], {
    slack: { transport: link.transport, state: isReachedBySlack ? "reaches us" : "out of reach" },
    engine,
    policy: { state: isPolicyLoaded ? "loaded" : "missing" },
  });
}

function engineStands({ now, engineTickedAt, pollMilliseconds }: ReadinessFacts) {
  if (engineTickedAt === null) return { state: "not started" };
  const sinceTick = now - engineTickedAt;
  const isTicking = sinceTick <= 3 * pollMilliseconds + SLOWEST_TICK;
  return {
    state: isTicking ? "ticks" : "stands still",
    secondsSinceTick: inSeconds(sinceTick),
  };
}

function answer(isWell: boolean, words: readonly [string, string], parts: object): RouteAnswer {
  return {
    status: isWell ? 200 : 503,
    type: "application/json",
    body: `${JSON.stringify({ status: words[isWell ? 0 : 1], ...parts })}\n`,
  };
}

function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}
