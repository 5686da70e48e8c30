// What a check-up needs to see of the table: what it is, beside what it has to be.
import type { Looked } from "./looked.ts";

export interface TableCheckUp {
  readonly wanted: TableLayout;
  /** Null where there is none. */
  table(): Promise<Looked<TableSeen | null>>;
  /** Whether it can be brought back as it was at any moment. */
  isRecoverable(): Promise<Looked<boolean>>;
  /** Reads as the bot does. */
  read(): Promise<Looked<true>>;
}

/** In words that are the same where the thing is the same. */
export interface TableLayout {
  /** `subject (S), number (N)` */
  readonly keys: string;
  readonly indexes: ReadonlyMap<string, IndexLayout>;
}

export interface IndexLayout {
  readonly keys: string;
  /** What of a record is in it. */
  readonly holds: string;
}

export interface TableSeen extends TableLayout {
  /** As AWS calls it: `ACTIVE`. */
  readonly status: string;
  readonly isPaidPerRequest: boolean;
  readonly isProtected: boolean;
}
