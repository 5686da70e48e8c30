// What we need of Slack to say who has no IAM user yet: everybody in the workspace.
import type { SlackMember } from "../domain/policy/match-people.ts";

export interface WorkspacePeople {
  /** Throws `Trouble`. */
  list(): Promise<readonly SlackMember[]>;
}
