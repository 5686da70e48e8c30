// What somebody has typed in a room and not sent yet; each room keeps its own.
import { signal } from "@preact/signals";

const drafts = signal<Readonly<Record<string, string>>>({});

export function draftIn(roomOfPerson: string): string {
  return drafts.value[roomOfPerson] ?? "";
}

export function keepDraft(roomOfPerson: string, text: string): void {
  drafts.value = { ...drafts.value, [roomOfPerson]: text };
}
