// Several accounts in one ask: one request carries the others until it is decided, and each is one of its own from then on.
import type { Plan } from "./access-plan.ts";
import type { AccessRole, AccountIdentity } from "./account.ts";

/** As many as one card can name. */
export const MOST_ACCOUNTS = 50;

/** What differs from the request it is asked for with. */
export interface OtherSeat {
  readonly ref: string;
  /** Of the request that it becomes, on its seat. */
  readonly number: number;
  readonly account: AccountIdentity;
  readonly role: AccessRole;
  readonly mayDeny: boolean;
  readonly plan: Plan;
}

export interface PartOf {
  /** What the request is called that it was asked for with. */
  readonly ref: string;
  /** Where its messages stand, so that those of the parts are found under them. */
  readonly card?: Stands;
  readonly receipt?: Stands;
}

interface Stands {
  readonly channel: string;
  readonly ts: string;
}

/** What became of the others: opened, or why not. */
export interface Spread {
  readonly at: number;
  readonly leftOut: readonly { readonly slug: string; readonly why: string }[];
}
