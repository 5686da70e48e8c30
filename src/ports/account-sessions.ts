// What we need of AWS to end the sessions that somebody has open in an account.
import type { Hold } from "./hold.ts";

export interface SessionsOf {
  readonly accountId: string;
  /** The access role whose sessions are meant, with its path where it has one. */
  readonly roleName: string;
  /** The role in that account that we assume to do it. */
  readonly managedBy: string;
  /** What we have to say to get in, where a client owns the account. */
  readonly externalId?: string;
  readonly iamUser: string;
  /** The name of the policy that we write on the access role. */
  readonly policy: string;
}

/** Both throw `Trouble` where AWS fails or refuses, and once the hold is over. */
export interface AccountSessions {
  /** Ends what was opened before, in milliseconds since the epoch. */
  end(sessions: SessionsOf, openedBefore: number, hold: Hold): Promise<void>;
  /** Takes the policy away again. No error where it is gone already. */
  release(sessions: SessionsOf, hold: Hold): Promise<void>;
}
