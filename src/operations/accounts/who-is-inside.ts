// An account as it is known at this moment, and who is in it.
import { findAccount } from "../../domain/access-policy.ts";
import { accessGroupOf } from "../../domain/account.ts";
import type { Account } from "../../domain/account.ts";
import type { SeenInside } from "../../domain/accounts/account-request.ts";
import type { Holding } from "../../domain/holding.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { AccountPorts } from "./account-ports.ts";

// It may have been made a moment ago by another process.
export async function findAccountNow(
  ports: AccountPorts,
  slug: string,
): Promise<Account | Refusal> {
  const known = findAccount(ports.policy, slug);
  if (!isRefusal(known) || known.refused !== "unknown-account") return known;
  await ports.registry.readAnew();
  return findAccount(ports.policy, slug);
}

/** As the record tells, and whom the directory shows besides in the groups: they were not let in by Rolecall. */
export async function whoIsInside(
  { store, directory }: AccountPorts,
  account: Account,
): Promise<readonly SeenInside[]> {
  // Who was put in by hand a minute ago is to be seen as well.
  const [holdings] = await Promise.all([store.holdings(), directory.readAnew()]);
  return account.roles.flatMap((role) => {
    const { key: roleKey } = role;
    const { group } = accessGroupOf(account, role);
    const ours = holdings.filter((one) => one.group === group && one.expected !== "over");
    const known = new Set(ours.map(({ iamUser }) => iamUser));
    const others = directory.membersOf(group).filter((iamUser) => !known.has(iamUser));
    return [
      ...ours.map((one) => ({ roleKey, iamUser: one.iamUser, isOurs: true, endsAt: endOf(one) })),
      ...others.map((iamUser) => ({ roleKey, iamUser, isOurs: false, endsAt: null })),
    ];
  });
}

function endOf({ expected }: Holding): number | null {
  if (typeof expected === "string") return null;
  const [policy] = expected.policies;
  return policy?.until ?? null;
}
