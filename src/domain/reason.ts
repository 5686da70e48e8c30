// What counts as a reason for asking or denying.
import type { Refusal } from "./refusal.ts";

export const REASON_MOST = 1000;

/** The reason with its outer white space removed, or why it cannot be taken. Lengths count code points, as people do. */
export function readReason(text: string): string | Refusal {
  const reason = text.trim();
  const length = Array.from(reason).length;
  if (length === 0) return { refused: "reason-missing" };
  if (length > REASON_MOST) return { refused: "reason-too-long", length, most: REASON_MOST };
  return reason;
}
