// What asking and deciding need beyond what every operation needs.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Directory } from "../ports/directory.ts";
import type { DecisionPorts } from "./save-decision.ts";

export interface AskPorts extends DecisionPorts {
  readonly directory: Directory;
  readonly policy: AccessPolicy;
  readonly partition: string;
}
