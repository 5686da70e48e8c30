// Which organization a call comes from and which it is about, as condition keys.
import type { Iam } from "./iam/iam.ts";
import type { KnownKeys } from "./policy/call-context.ts";

/** `principalAccount`: id of the account of whoever calls. */
export function organizationKeys(iam: Iam, principalAccount: string, resource: string): KnownKeys {
  const account = resource.split(":").at(4) ?? "";
  return {
    "aws:PrincipalOrgID": organizationOf(iam, principalAccount),
    "aws:ResourceAccount": account || undefined,
    "aws:ResourceOrgID": organizationOf(iam, account),
  };
}

function organizationOf(iam: Iam, accountId: string): string | undefined {
  const account = iam.visible().accounts.get(accountId);
  if (!account) return undefined;
  return account.elsewhere ? account.elsewhere.organizationId : iam.organizationId;
}
