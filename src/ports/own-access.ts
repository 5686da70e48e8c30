// What the command line needs of AWS to say what an IAM user may switch to.
import type { ManagementAccount } from "../domain/sign-in.ts";

export interface Caller {
  readonly management: ManagementAccount;
  /** Null where the credentials are of a role or of the root. */
  readonly iamUser: string | null;
  /** False where they may not read it: then nothing is known of an alias. */
  readonly isAliasKnown: boolean;
}

/** Of one IAM user, as AWS has it now. Null where the credentials may not read it. */
export interface SeenAccess {
  readonly groups: readonly { readonly name: string; readonly path: string }[];
  readonly mfaSerials: readonly string[] | null;
  /** Names of the inline policies. */
  readonly policies: readonly string[] | null;
}

export interface OwnAccess {
  /** Whose credentials are in use. Throws `Trouble`. */
  caller(): Promise<Caller>;
  /** Undefined where the user does not exist. Throws `Trouble`. */
  accessOf(iamUser: string): Promise<SeenAccess | undefined>;
}
