// Who said that a request may be: one yes, and the yeses that together were enough.
import type { Lasting } from "./duration.ts";
import type { SlackPerson } from "./person.ts";

export interface Yes {
  readonly by: SlackPerson;
  /** The IAM user behind the person, where there is one. */
  readonly iamUser?: string;
  readonly at: number;
  /** Set where this approver gave less time than was asked for. */
  readonly lasting?: Lasting;
}

export interface Approval {
  /** Who said the last yes that was needed; missing where the rule asks nobody. */
  readonly by?: SlackPerson;
  readonly at: number;
  /** The rule that decided; missing where an admin put on record what was found in AWS. */
  readonly rule?: string;
  /** Those who had said yes before, in their order. */
  readonly before?: readonly SlackPerson[];
}
