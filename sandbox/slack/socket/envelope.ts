// What a payload is put into to go over a socket.
import { randomUUID } from "node:crypto";
import { payloadOf } from "../forged-payload.ts";
import type { DeliveryKind, Parcel } from "../post-to-bot.ts";

export interface Envelope {
  envelope_id: string;
  type: "slash_commands" | "interactive" | "events_api";
  accepts_response_payload: boolean;
  payload: Record<string, unknown>;
  /** Of events, which alone are sent again. */
  retry_attempt?: number;
  retry_reason?: "" | "timeout";
}

const ANSWERABLE: ReadonlySet<DeliveryKind> = new Set([
  "command",
  "view_submission",
  "block_suggestion",
]);

export function envelopeAround(parcel: Parcel): Envelope {
  return {
    envelope_id: randomUUID(),
    type: typeOf(parcel.kind),
    accepts_response_payload: ANSWERABLE.has(parcel.kind),
    payload: payloadOf(parcel),
    ...(parcel.kind === "event" ? attemptOf(parcel) : {}),
  };
}

function typeOf(kind: DeliveryKind): Envelope["type"] {
  if (kind === "command") return "slash_commands";
  return kind === "event" ? "events_api" : "interactive";
}

// The first attempt says so too: 0, for no reason.
function attemptOf({ headers }: Parcel): Pick<Envelope, "retry_attempt" | "retry_reason"> {
  const attempt = Number(headers?.["x-slack-retry-num"] ?? 0);
  return { retry_attempt: attempt, retry_reason: attempt === 0 ? "" : "timeout" };
}
