// What we need of storage to keep requests about accounts, beside those about access.
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { SlackPerson } from "../domain/person.ts";
import type { Records } from "./request-store.ts";

export interface AccountRequestStore extends Records<AccountRequest> {
  /** Those that are open, oldest first. May lag by a moment. */
  allOpen(): Promise<readonly AccountRequest[]>;
  openOf(person: SlackPerson): Promise<readonly AccountRequest[]>;
}
