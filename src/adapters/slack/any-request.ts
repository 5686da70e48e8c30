// A request of either kind, about access or about an account as a whole: what clicks and commands may name.
import { isAboutAccount } from "../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import type { AccessRequest } from "../../domain/request.ts";

export type AnyRequest = AccessRequest | AccountRequest;

export function isOfAccount(request: AnyRequest): request is AccountRequest {
  return isAboutAccount(request.key);
}
