// Response URLs: each may be used five times within thirty minutes of its making.
import { randomBytes } from "node:crypto";

const USES = 5;
const LIFETIME_MILLISECONDS = 30 * 60 * 1000;

/** What the person acted on; an answer may replace or delete it. */
export interface ResponseSource {
  personId: string;
  channelId: string;
  /** Absent for a command: there is no message to replace. */
  messageTs?: string;
}

export interface ResponseUrls {
  issue(source: ResponseSource): string;
  take(path: string): ResponseSource | { error: "used_url" | "expired_url" };
}

export function startResponseUrls(base: () => string, now: () => number = Date.now): ResponseUrls {
  const issued = new Map<string, { source: ResponseSource; at: number; uses: number }>();
  return {
    issue: (source) => {
      const kind = source.messageTs === undefined ? "commands" : "actions";
      const path = `/${kind}/${randomBytes(12).toString("hex")}`;
      issued.set(path, { source, at: now(), uses: 0 });
      return base() + path;
    },
    take: (path) => {
      const url = issued.get(path);
      if (!url || now() - url.at > LIFETIME_MILLISECONDS) return { error: "expired_url" };
      if (url.uses >= USES) return { error: "used_url" };
      url.uses += 1;
      return url.source;
    },
  };
}
