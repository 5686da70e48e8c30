// A role in a client's account as it should be and as it was found.
import type { TrustStyle } from "../trust-document.ts";

/** As agreed with the client. */
export interface DoorWanted {
  readonly partition: string;
  readonly managementId: string;
  readonly accountId: string;
  readonly roleName: string;
  readonly sessionSeconds: number;
  readonly externalId: string;
  /** ARN of the role as which Rolecall knocks. */
  readonly enteringRole: string;
  readonly style: TrustStyle;
  /** ARNs of IAM users, of effect where the style is `named`. */
  readonly people: readonly string[];
}

/** What knocking at it and looking at it from inside showed. */
export interface DoorSeen {
  /** Whether it opens with the ExternalId. */
  readonly opens: boolean;
  /** Whether it opens without one, or with another; false where it does not open at all. */
  readonly opensToAnybody: boolean;
  /** The account AWS says we are in then; null where it does not open. */
  readonly accountId: string | null;
  /** AWS's own words where it refuses. */
  readonly refusal: string | null;
  /** As IAM shows it from inside; null where the role may not read itself. */
  readonly role: { readonly sessionSeconds: number; readonly trust: unknown } | null;
}

/** What it means, in sentences that are passed on to the client. */
export interface DoorJudged {
  /** What is wrong; none: it is as agreed. */
  readonly faults: readonly string[];
  /** What is to be known about it, which keeps nobody out. */
  readonly notes: readonly string[];
  /** It asks people for the ExternalId too, so that they get in by the command line only. */
  readonly isCliOnly: boolean;
}
