// Sends payloads over one of the app's sockets, whichever: a ghost's is as good as any.
import { setTimeout as pause } from "node:timers/promises";
import type { Carrier } from "../carrier.ts";
import { ACK_MILLISECONDS, type Answer, type Parcel } from "../post-to-bot.ts";
import { type Envelope, envelopeAround } from "./envelope.ts";
import type { Acknowledged } from "./link.ts";
import type { Registration, Registry } from "./registry.ts";

export interface SocketCarrierOptions {
  registry: Pick<Registry, "pick">;
  /** Sees everything that is sent. */
  keep: (sent: Parcel) => void;
}

export function socketCarrier({ registry, keep }: SocketCarrierOptions): Carrier {
  const send = async (envelope: Envelope): Promise<Answer> => {
    const one = registry.pick();
    if (!one) return nobody;
    one.payloads += 1;
    const to = { socket: one.id, ...(one.bot === undefined ? {} : { url: one.bot }) };
    const acknowledged = await handedTo(one, envelope);
    if (!acknowledged) return { ...to, error: "operation_timeout" };
    return { ...to, status: 200, text: answerIn(acknowledged, envelope) };
  };
  return {
    carry: async (parcel, copies = 1) => {
      keep(parcel);
      const envelope = envelopeAround(parcel);
      const [first = nobody] = await Promise.all(
        Array.from({ length: copies }, () => send(envelope)),
      );
      return first;
    },
    carryForged: (parcel) => send(envelopeAround(parcel)),
    next: () => registry.pick()?.bot,
  };
}

const nobody: Answer = { error: "dispatch_failed" };

async function handedTo(
  { link }: Registration,
  envelope: Envelope,
): Promise<Acknowledged | undefined> {
  if (link) return link.hand(envelope, ACK_MILLISECONDS);
  await pause(ACK_MILLISECONDS, undefined, { ref: false });
  return undefined;
}

/** The SDK sends an empty payload where an app answers nothing. */
function answerIn({ payload }: Acknowledged, envelope: Envelope): string {
  if (!envelope.accepts_response_payload || isEmpty(payload)) return "";
  return JSON.stringify(payload);
}

function isEmpty(payload: unknown): boolean {
  return (
    payload === undefined ||
    payload === null ||
    (typeof payload === "object" && Object.keys(payload).length === 0)
  );
}
