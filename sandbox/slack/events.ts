// The Events API: an event is sent again when it is not acked, at once, after one minute, after five.
import { randomBytes } from "node:crypto";
import type { Ack, Deliver } from "./delivery.ts";
import type { SlackSeed } from "./slack-seed.ts";

const LATER_RETRIES_MILLISECONDS = [60_000, 5 * 60_000];

export interface SlackEvent {
  type: string;
  [field: string]: unknown;
}

/** What a reader of the call list needs to recognise the event. */
type About = Record<string, string>;

/** Undefined where the app is not subscribed to such events: then nothing was sent. */
export type SendEvent = (event: SlackEvent, about: About) => Promise<Ack | undefined>;

/** Whose events they are, and the time they carry. */
interface EventSource {
  seed: SlackSeed;
  now: () => number;
}

export interface Events {
  send: SendEvent;
  stop(): void;
}

export function startEvents(source: EventSource, deliver: Deliver): Events {
  const timers = new Set<NodeJS.Timeout>();

  const attempt = (body: string, about: About, retry: number) =>
    deliver({
      kind: "event",
      contentType: "application/json",
      body,
      about: { ...about, ...(retry > 0 ? { retry: String(retry) } : {}) },
      ...(retry > 0
        ? { headers: { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" } }
        : {}),
    });

  const later = (body: string, about: About, retry: number): void => {
    const wait = LATER_RETRIES_MILLISECONDS[retry - 2];
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(body, about, retry).then(({ error }) => {
        if (error !== undefined) later(body, about, retry + 1);
      });
    }, wait);
    timers.add(timer);
  };

  return {
    send: async (event, given) => {
      if (source.seed.events?.includes(event.type) === false) return undefined;
      const about = { ...given, event: event.type };
      const body = JSON.stringify(callback(source, event));
      const first = await attempt(body, about, 0);
      if (first.error === undefined) return first;
      const second = await attempt(body, about, 1);
      if (second.error !== undefined) later(body, about, 2);
      return second;
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

function callback({ seed, now }: EventSource, event: SlackEvent) {
  const { teamId, appId, bot } = seed;
  const seconds = now() / 1000;
  return {
    token: "verification-token",
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: appId,
    event: { ...event, event_ts: seconds.toFixed(6) },
    type: "event_callback",
    event_id: `Ev${randomBytes(5).toString("hex").toUpperCase()}`,
    event_time: Math.floor(seconds),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}
