// The MFA device for the CLI profile, as it was found while the access was set up.
import type { JournalEntry } from "../../../domain/journal.ts";
import { isCliSerial } from "../../../domain/sign-in.ts";

export function mfaSerialOf(journal: readonly JournalEntry[]): { mfaSerial?: string } {
  const note = journal.find((entry) => entry.step === "confirm-person")?.note;
  return note !== undefined && isCliSerial(note) ? { mfaSerial: note } : {};
}
