// How a request about an account is stored: as every request is, and found in index partitions of its own.
import { isAccountOpen } from "../../domain/accounts/account-request.ts";
import type { AccountRequest } from "../../domain/accounts/account-request.ts";
import { personKey } from "../../domain/person.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { requestItems } from "./request-item.ts";
import { OPEN_ABOUT_ACCOUNTS } from "./table.ts";

export const accountItems = requestItems<AccountRequest>({
  format: "account-1",
  foundBy: (request) =>
    isAccountOpen(request)
      ? { openFor: askerKey(request.ask.requester), waitingFor: OPEN_ABOUT_ACCOUNTS }
      : {},
});

/** Other than what a person's requests about access are found by, so that neither list reads the other's. */
export function askerKey(person: SlackPerson): string {
  return `${OPEN_ABOUT_ACCOUNTS}#${personKey(person)}`;
}
