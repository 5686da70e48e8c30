// Whether the table answers, as far as the calls that were made to it tell.
import type { CallEnded } from "../../ports/call-meter.ts";

export interface TablePulse {
  heard(outcome: CallEnded["outcome"]): void;
  /** When the last call to it ended, or when this began. */
  askedAt(): number;
  /** Since when no call to it was answered; null while they are. */
  silentSince(): number | null;
}

export function tablePulse(now: () => number): TablePulse {
  let askedAt = now();
  let silentSince: number | null = null;
  return {
    heard: (outcome) => {
      askedAt = now();
      // A fault is an answer, too: DynamoDB is reached, and starting anew would mend nothing.
      silentSince = outcome === "unanswered" ? (silentSince ?? askedAt) : null;
    },
    askedAt: () => askedAt,
    silentSince: () => silentSince,
  };
}
