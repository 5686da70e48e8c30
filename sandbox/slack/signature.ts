// How Slack signs what it sends to an app: v0, HMAC-SHA256 over timestamp and raw body.
import { createHmac } from "node:crypto";

export function signedHeaders(secret: string, body: string, seconds: number) {
  const digest = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return {
    "x-slack-request-timestamp": String(seconds),
    "x-slack-signature": `v0=${digest}`,
  };
}
