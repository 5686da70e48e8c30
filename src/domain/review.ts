// The review of access that was taken without asking: open until an approver closes it with a comment.
import type { SlackPerson } from "./person.ts";

export interface Review {
  readonly since: number;
  readonly reminders: number;
  /** Missing while it is open. */
  readonly closed?: { readonly by: SlackPerson; readonly at: number; readonly comment: string };
}
