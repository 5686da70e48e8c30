// Sends payloads to the bot and waits three seconds for the ack, faults included.
import { setTimeout as pause } from "node:timers/promises";
import type { CallLog } from "../calls.ts";
import type { Fault, Faults } from "../faults.ts";
import type { Carrier } from "./carrier.ts";
import { ACK_MILLISECONDS, type Answer, type DeliveryError, type Parcel } from "./post-to-bot.ts";

export type Ack = { body: unknown; milliseconds: number } & { error?: DeliveryError };

export type Deliver = (parcel: Parcel) => Promise<Ack>;

export interface DeliveryOptions {
  carrier: Carrier;
  killBot: (url?: string) => Promise<void>;
  faults: Faults;
  calls: CallLog;
}

export function startDelivery(options: DeliveryOptions): Deliver {
  return async (parcel) => {
    const started = performance.now();
    const fault = options.faults.strike("delivery", parcel.kind);
    const answer = await underFault(fault, parcel, options);
    const milliseconds = Math.round(performance.now() - started);
    const ack = { ...acknowledged(answer), milliseconds };
    options.calls.record({
      at: Date.now(),
      service: "delivery",
      action: parcel.kind,
      milliseconds,
      outcome: outcomeOf(ack.error),
      ...(ack.error === undefined ? {} : { error: ack.error }),
      about: { ...parcel.about, ...whereTo(answer) },
    });
    return ack;
  };
}

async function underFault(
  fault: Fault | undefined,
  parcel: Parcel,
  { carrier, killBot }: DeliveryOptions,
): Promise<Answer> {
  const send = () => carrier.carry(parcel);
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
      return carrier.carry(parcel, 2);
    case "kill-before":
      await killBot(carrier.next());
      return send();
    case "kill-after": {
      const answer = await send();
      await killBot(answer.url);
      return answer;
    }
  }
}

function whereTo({ url, socket }: Answer): Record<string, string> {
  return {
    ...(url === undefined ? {} : { bot: url }),
    ...(socket === undefined ? {} : { socket }),
  };
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
