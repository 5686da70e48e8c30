// What we need of AWS to say whose each IAM user is.
import type { TaggedUser } from "../domain/policy/match-people.ts";

export interface TaggedUsers {
  /** Every IAM user, with a tag or without. Throws `Trouble`. */
  list(): Promise<readonly TaggedUser[]>;
}
