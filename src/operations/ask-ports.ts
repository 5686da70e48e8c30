// What asking and deciding need beyond what every operation needs.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Directory } from "../ports/directory.ts";
import type { UserGroups } from "../ports/user-groups.ts";
import type { Workspace } from "../ports/workspace.ts";
import type { DecisionPorts } from "./save-decision.ts";

export interface AskPorts extends DecisionPorts {
  readonly directory: Directory;
  readonly userGroups: UserGroups;
  readonly workspace: Workspace;
  /** As it is at this moment: the file may be changed at any time, so it is read anew for every decision. */
  readonly policy: AccessPolicy;
  readonly partition: string;
}
