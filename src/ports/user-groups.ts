// What we need of Slack's user groups, by which rules may name people.
import type { Refusal } from "../domain/refusal.ts";

export interface UserGroups {
  /** Slack user ids of the members, a minute old at most; a refusal where Slack cannot say. */
  membersOf(group: string): Promise<readonly string[] | Refusal>;
}
