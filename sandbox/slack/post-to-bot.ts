// One signed request to one bot, and what comes back within three seconds.
import { request } from "node:http";
import { signedHeaders } from "./signature.ts";

export const ACK_MILLISECONDS = 3000;

export type DeliveryKind =
  "command" | "block_actions" | "view_submission" | "block_suggestion" | "view_closed" | "event";

export type DeliveryError = "operation_timeout" | "dispatch_failed";

export interface Parcel {
  kind: DeliveryKind;
  contentType: "application/x-www-form-urlencoded" | "application/json";
  body: string;
  /** For a retried event, and of what is signed. */
  headers?: Record<string, string>;
  about: Record<string, string>;
}

/** Where it went: a bot, and over which of its sockets. */
interface Addressee {
  url?: string;
  socket?: string;
}

export type Answer = Addressee & ({ status: number; text: string } | { error: DeliveryError });

/** What is signed already keeps its signature. */
export function signed(parcel: Parcel, secret: string, seconds: number): Parcel {
  const signature = signedHeaders(secret, parcel.body, seconds);
  return { ...parcel, headers: { ...signature, ...parcel.headers } };
}

export function postTo(url: string, parcel: Parcel): Promise<Answer | "unreachable"> {
  return new Promise((resolve) => {
    const call = request(new URL("/slack/events", url), {
      method: "POST",
      agent: false,
      headers: {
        "content-type": parcel.contentType,
        "content-length": Buffer.byteLength(parcel.body),
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        accept: "application/json,*/*",
        ...parcel.headers,
      },
      signal: AbortSignal.timeout(ACK_MILLISECONDS),
    });
    const broken = (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") resolve("unreachable");
      else
        resolve({
          url,
          error:
            error.name === "AbortError" || error.name === "TimeoutError"
              ? "operation_timeout"
              : "dispatch_failed",
        });
    };
    call.on("error", broken);
    call.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", broken);
      response.on("end", () => {
        resolve({ url, status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
      });
    });
    call.end(parcel.body);
  });
}
