// What only this page knows: what Slackbot said about commands that went wrong, and which whispers were dismissed.
import { signal } from "@preact/signals";
import { exactNow } from "../base/sandbox-time.ts";
import type { Notice } from "./rooms.ts";

export const notices = signal<readonly Notice[]>([]);
export const dismissed = signal<ReadonlySet<string>>(new Set());

export function tell(person: string, room: string, text: string): void {
  const ts = (exactNow() / 1000).toFixed(6);
  notices.value = [...notices.value, { person, room, ts, text }];
}

/** As in Slack, a whisper that was dismissed is gone for good. */
export function dismiss(ts: string): void {
  dismissed.value = new Set([...dismissed.value, ts]);
}
