// The ways on which calls to Slack go: all of them counted, none against a limit that Slack has named, messages at a pace.
import type { WebAPICallResult } from "@slack/web-api";
import { meteredCall } from "../../../call-under-meter.ts";
import type { CallMeter } from "../../../ports/call-meter.ts";
import { outcomeOf, secondsToWait } from "./call-outcome.ts";
import { limitedMethods } from "./limited-methods.ts";
import type { Waiting } from "./limited-methods.ts";
import { newestOnly } from "./newest-only.ts";
import type { Content, OutgoingCall, Way } from "./outgoing-client.ts";
import { postingLanes } from "./posting-lanes.ts";
import { waitingRoom } from "./waiting-room.ts";

export interface Traffic {
  /** For calls whose answer somebody waits for within seconds: what may not go at once fails at once. */
  readonly atOnce: Way;
  /** For messages and Home tabs: what may go in a moment waits for it, and what was overtaken is left out. */
  readonly inTurn: Way;
  /** Lets go of all that waits, which then fails without having been sent. */
  readonly stopWaiting: () => void;
}

export interface TrafficParts {
  readonly now: () => number;
  readonly callEnded: CallMeter;
  /** In milliseconds. */
  readonly longestWait: number;
}

export function slackTraffic(parts: TrafficParts): Traffic {
  const { now, callEnded, longestWait } = parts;
  const room = waitingRoom();
  const { methods, lanes, limit } = limitsNamed({ now, room, longestWait });
  const newest = newestOnly<Content, WebAPICallResult>();

  const send = (call: OutgoingCall, content?: Content) =>
    meteredCall(callEnded, {
      about: { service: "slack", method: call.method },
      make: () => call.send(content),
      answered: () => ({ outcome: "ok" }),
      failed: (error) => {
        const seconds = secondsToWait(error);
        if (seconds !== undefined) limit(call, now() + seconds * 1000);
        return { outcome: outcomeOf(error) };
      },
    });
  return {
    atOnce: async (call) => {
      methods.refuseWhileLimited(call.method);
      return send(call);
    },
    inTurn: async (call) => {
      const { method, content } = call;
      const ready = () => methods.waitWhileLimited(method);
      const thing = thingDrawn(method, content);
      if (thing !== undefined) {
        return newest(thing, content, { ready, send: (last) => send(call, last) });
      }
      const channel = channelOf(method, content);
      await (channel === undefined ? ready() : lanes.turn(channel));
      return send(call);
    },
    stopWaiting: room.close,
  };
}

const POST = "chat.postMessage";

/** They are Slack's for the app in this workspace, so they hold for every client. */
function limitsNamed(waiting: Waiting) {
  const methods = limitedMethods(waiting);
  const lanes = postingLanes({
    ...waiting,
    closedUntil: () => methods.until(POST),
    closeAll: (until) => methods.limit(POST, until),
  });
  const limit = ({ method, content }: OutgoingCall, until: number): void => {
    const channel = channelOf(method, content);
    if (channel === undefined) methods.limit(method, until);
    else lanes.limit(channel, until);
  };
  return { methods, lanes, limit };
}

function channelOf(method: string, { channel }: Content): string | undefined {
  return method === POST && typeof channel === "string" ? channel : undefined;
}

/** What a call draws anew as a whole, so that a later one makes an earlier one needless. */
function thingDrawn(method: string, { channel, ts, user_id: user }: Content): string | undefined {
  if (method === "chat.update") return named(method, channel, ts);
  return method === "views.publish" ? named(method, user) : undefined;
}

function named(method: string, ...parts: readonly unknown[]): string | undefined {
  const isNamed = parts.every((part) => typeof part === "string");
  return isNamed ? [method, ...parts].join(" ") : undefined;
}
