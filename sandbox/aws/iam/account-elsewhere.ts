// An account that is not in the organization: a client's, in an organization of its own or in none.
import type { SeedAccountElsewhere } from "../aws-seed.ts";
import type { IamAccount, IamState } from "./iam-state.ts";

export function accountElsewhere({
  id,
  name,
  organizationId,
}: Omit<SeedAccountElsewhere, "roles">): IamAccount {
  return { id, name, elsewhere: organizationId === undefined ? {} : { organizationId } };
}

export function isElsewhere({ accounts }: IamState, accountId: string): boolean {
  return accounts.get(accountId)?.elsewhere !== undefined;
}
