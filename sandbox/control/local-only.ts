// Keeps web pages of elsewhere out of the control API: only this machine may drive the sandbox.
import type { IncomingHttpHeaders } from "node:http";
import { wrong } from "./route.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function refuseForeign(headers: IncomingHttpHeaders): void {
  // A name that somebody pointed at 127.0.0.1 (DNS rebinding) shows up as a foreign Host.
  if (!isLoopback(`http://${headers.host ?? ""}`)) {
    throw wrong(
      403,
      `The control API answers to localhost and 127.0.0.1 only, not to "${headers.host ?? ""}".`,
    );
  }
  const { origin } = headers;
  if (origin !== undefined && !isLoopback(origin)) {
    throw wrong(
      403,
      `A page at "${origin}" may not drive the sandbox; only pages of localhost may.`,
    );
  }
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.has(new URL(address).hostname);
}
