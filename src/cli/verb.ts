// What every verb of the command line is given, and what it answers.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { ExistingAccess } from "../ports/existing-access.ts";
import type { OwnAccess } from "../ports/own-access.ts";
import type { PolicyDraft } from "../ports/policy-draft.ts";
import type { TaggedUsers } from "../ports/tagged-users.ts";
import type { UserGroups } from "../ports/user-groups.ts";
import type { WorkspacePeople } from "../ports/workspace-people.ts";
import type { CheckUpParts } from "./check-up/check-up-parts.ts";

export interface CliParts {
  /** Where a verb is told of no file. */
  readonly policyFile: string;
  readonly color: boolean;
  /** Throws `Stopped` where the file cannot be read, with every fault in it. */
  readPolicy(path: string): Promise<PolicyRead>;
  /** Throws `Trouble` where no token is set. */
  slack(): { readonly people: WorkspacePeople; readonly groups: UserGroups };
  aws(): TaggedUsers;
  ownAccess(): OwnAccess;
  existing(): ExistingAccess;
  checkUp(): CheckUpParts;
  /** Of the file in use, by its text; null where there is none. */
  draft(base: string | null): PolicyDraft;
}

export interface PolicyRead {
  readonly policy: AccessPolicy;
  /** The line on which what these names and positions lead to begins. */
  lineOf(...path: readonly (string | number)[]): number;
}

export interface FaultRead {
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly says: string;
}

export interface Outcome {
  /** 0: fine; 1: faults were found, or not allowed; 2: wrong usage. */
  readonly exitCode: 0 | 1 | 2;
  readonly out: string;
  /** For the person who typed it, beside what may be piped on. */
  readonly err?: string;
}

export interface Verb {
  /** What follows the verb: `[FILE] [--format text|json]`. */
  readonly usage: string;
  /** What it is for, in one line. */
  readonly says: string;
  run(words: readonly string[], parts: CliParts): Promise<Outcome>;
}

/** Ends a verb early, with words for the person who typed it. */
export class Stopped extends Error {
  readonly exitCode: 1 | 2;
  /** Where it was a policy file that is wrong. */
  readonly faults: readonly FaultRead[];

  constructor(message: string, exitCode: 1 | 2, faults: readonly FaultRead[] = []) {
    super(message);
    this.name = "Stopped";
    this.exitCode = exitCode;
    this.faults = faults;
  }
}

export function wrongUsage(message: string): Stopped {
  return new Stopped(message, 2);
}
