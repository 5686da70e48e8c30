// Writes the audit of a batch of changes: each once, and all of it or a failure, so that what is missing is delivered again.
import { auditedChange } from "./audited-change.ts";
import type { AuditObject, StreamRecord } from "./audited-change.ts";

export interface StreamEvent {
  readonly Records: readonly StreamRecord[];
}

/** Settles when the object is kept for good; where there is one of that name already, it says `there already`. */
export type Keep = (object: AuditObject) => Promise<"kept" | "there already">;

export async function writeAudit({ Records: records }: StreamEvent, keep: Keep): Promise<void> {
  const outcomes = await Promise.allSettled(
    records.flatMap((record) => auditedChange(record) ?? []).map(keep),
  );
  const failed = outcomes.filter((outcome) => outcome.status === "rejected");
  const [first] = failed;
  if (!first) return;
  throw new Error(`${failed.length} of ${outcomes.length} changes are not in the audit`, {
    cause: first.reason,
  });
}
