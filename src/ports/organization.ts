// What we need of the organization: its accounts and units, making an account, moving one, closing one.
import type { Mend } from "../domain/accounts/account-request.ts";
import type { OrganizationalUnit } from "../domain/accounts/new-account.ts";
import type { Hold } from "./hold.ts";

export interface OrganizationAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly state: "pending" | "active" | "closing" | "suspended" | "closed";
}

/** AWS makes accounts behind its answer: how far one has come. Neither e-mail nor tags are told. */
export interface Creation {
  readonly id: string;
  readonly accountName: string;
  readonly requestedAt: number;
  readonly state: CreationState;
}

export type CreationState =
  | { readonly kind: "in-progress" }
  | { readonly kind: "succeeded"; readonly accountId: string }
  /** `reason`: as AWS calls it; `why`: in plain words. */
  | {
      readonly kind: "failed";
      readonly reason: string;
      readonly why: string;
      readonly mends: readonly Mend[];
    };

export interface AccountOrder {
  readonly name: string;
  readonly email: string;
  readonly birthRole: string;
  readonly tags: Readonly<Record<string, string>>;
  /** The request it is made for; the account is tagged with it, so that it is found again. */
  readonly ref: string;
}

/** Nothing was done. `busy`: AWS takes no more just now, and says nothing about this one; `refused`: in plain words, beside what AWS said. */
export type NotDone =
  | { readonly kind: "busy"; readonly why: string }
  | { readonly kind: "refused"; readonly why: string; readonly mends: readonly Mend[] };

/** Reading throws `Trouble`. What is changed is answered, or throws `Trouble` where trying again is safe. */
export interface Organization {
  /** All of them, closed ones too. May be behind by seconds. */
  accounts(): Promise<readonly OrganizationAccount[]>;
  account(id: string): Promise<OrganizationAccount | undefined>;
  /** The root, whose path is empty, and every unit below it, in the order of their paths. */
  units(): Promise<readonly OrganizationalUnit[]>;
  /** The latest, those that are under way above all; AWS does not say for how long it remembers the others. */
  creations(): Promise<readonly Creation[]>;
  creation(id: string): Promise<Creation | undefined>;
  /** The request an account is tagged with. */
  requestOf(accountId: string): Promise<string | undefined>;
  /** Sent once, whatever happens. `unknown`: no answer came, and it may have been made. */
  create(
    order: AccountOrder,
    hold: Hold,
  ): Promise<
    | { readonly kind: "begun"; readonly creation: Creation }
    | NotDone
    | { readonly kind: "unknown"; readonly why: string }
  >;
  /** Tags an account that was made without us with the request that takes it in. */
  adopt(account: { readonly id: string; readonly ref: string }, hold: Hold): Promise<void>;
  /** The id of the unit, or the root, that it is in. */
  parentOf(accountId: string): Promise<string>;
  move(
    way: { readonly accountId: string; readonly from: string; readonly to: string },
    hold: Hold,
  ): Promise<{ readonly kind: "moved" } | NotDone>;
  close(accountId: string, hold: Hold): Promise<{ readonly kind: "closing" } | NotDone>;
}
