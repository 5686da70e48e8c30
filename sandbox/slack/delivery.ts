// Sends signed payloads to the bot, one bot after the other, and waits three seconds for the ack.
import { setTimeout as pause } from "node:timers/promises";
import type { CallLog } from "../calls.ts";
import type { Fault, Faults } from "../faults.ts";
import {
  ACK_MILLISECONDS,
  type Answer,
  type DeliveryError,
  type Parcel,
  postTo,
  signed,
} from "./post-to-bot.ts";

export type Ack = { body: unknown; milliseconds: number } & { error?: DeliveryError };

export type Deliver = (parcel: Parcel) => Promise<Ack>;

export interface DeliveryOptions {
  signingSecret: string;
  /** The time in this Slack, by which it signs. */
  now: () => number;
  botUrls: () => readonly string[];
  killBot: (url?: string) => Promise<void>;
  faults: Faults;
  calls: CallLog;
  /** Sees everything that is sent, as it is sent. */
  keep?: (sent: Parcel) => void;
}

export function startDelivery(options: DeliveryOptions): Deliver {
  let turn = 0;
  const urlsInTurn = () => {
    const urls = options.botUrls();
    turn += 1;
    return urls.map((_, index) => urls[(turn + index) % urls.length] ?? "");
  };
  return async (parcel) => {
    const started = performance.now();
    const fault = options.faults.strike("delivery", parcel.kind);
    const answer = await underFault(fault, parcel, { ...options, urlsInTurn });
    const milliseconds = Math.round(performance.now() - started);
    const ack = { ...acknowledged(answer), milliseconds };
    options.calls.record({
      at: Date.now(),
      service: "delivery",
      action: parcel.kind,
      milliseconds,
      outcome: outcomeOf(ack.error),
      ...(ack.error === undefined ? {} : { error: ack.error }),
      about: { ...parcel.about, ...(answer.url === undefined ? {} : { bot: answer.url }) },
    });
    return ack;
  };
}

type Route = DeliveryOptions & { urlsInTurn: () => readonly string[] };

async function underFault(fault: Fault | undefined, parcel: Parcel, route: Route): Promise<Answer> {
  const send = () => post(parcel, route);
  switch (fault?.effect) {
    case undefined:
      return send();
    case "fail":
    case "throttle":
      return { error: "dispatch_failed" };
    case "hang":
      await pause(ACK_MILLISECONDS, undefined, { ref: false });
      return { error: "operation_timeout" };
    case "delay":
      await pause(fault.milliseconds);
      return send();
    case "fail-after":
      return { ...(await send()), error: "dispatch_failed" };
    case "lose-answer":
      return { ...(await send()), error: "operation_timeout" };
    case "deliver-twice":
      return deliveredTwice(parcel, route);
    case "kill-before":
      await route.killBot(route.urlsInTurn()[0]);
      return send();
    case "kill-after": {
      const answer = await send();
      await route.killBot(answer.url);
      return answer;
    }
  }
}

/** The same signed request, byte for byte, at the same time; a load balancer may split the two. */
async function deliveredTwice(parcel: Parcel, route: Route): Promise<Answer> {
  const once = sign(parcel, route);
  const [first] = await Promise.all([post(once, route), post(once, route)]);
  return first;
}

function sign(parcel: Parcel, { signingSecret, now }: Route): Parcel {
  return signed(parcel, signingSecret, Math.floor(now() / 1000));
}

/** A bot that refuses the connection is skipped, as a load balancer does. */
async function post(parcel: Parcel, route: Route): Promise<Answer> {
  const sent = sign(parcel, route);
  route.keep?.(sent);
  for (const url of route.urlsInTurn()) {
    const answer = await postTo(url, sent);
    if (answer !== "unreachable") return answer;
  }
  return { error: "dispatch_failed" };
}

function acknowledged(answer: Answer): { body: unknown; error?: DeliveryError } {
  if ("error" in answer) return { body: undefined, error: answer.error };
  if (answer.status < 200 || answer.status >= 300)
    return { body: undefined, error: "dispatch_failed" };
  return { body: parsed(answer.text) };
}

/** An ack body is JSON, or bare text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
}

function outcomeOf(error: DeliveryError | undefined) {
  if (error === undefined) return "ok";
  return error === "operation_timeout" ? "no-answer" : "refused";
}
