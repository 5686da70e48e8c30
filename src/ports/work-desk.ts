// Where an operation hands over a request it has just saved, so that work starts at once.
import type { AccountRequest } from "../domain/accounts/account-request.ts";
import type { AccessRequest } from "../domain/request.ts";

export interface WorkDesk {
  /** Takes a claim into the record that is about to be saved: whoever saves it works on it first. */
  claim(now: number): NonNullable<AccessRequest["claim"]>;
  /** Starts the work without waiting for it. If the process dies, the due index finds the request. */
  nudge(request: AccessRequest | AccountRequest): void;
}
