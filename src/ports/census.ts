// What we need of AWS to compare it with the record: everything in it that Rolecall gives, read in a handful of calls.
import type { Census } from "../domain/drift/drift.ts";

export interface CensusTaker {
  /** As much as AWS shows by now. Throws `Trouble`. */
  take(): Promise<Census>;
}
