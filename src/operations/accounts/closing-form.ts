// What somebody needs to know before they ask for the end of an account: who is in it, and who says so.
import { findAccount } from "../../domain/access-policy.ts";
import { accessGroupName } from "../../domain/account.ts";
import type { Account } from "../../domain/account.ts";
import type { SeenInside } from "../../domain/accounts/account-request.ts";
import type { ClosedAccounts } from "../../domain/accounts/baseline.ts";
import type { Holding } from "../../domain/holding.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isIncluded } from "../rule-people.ts";
import type { AccountPorts } from "./account-ports.ts";

export interface ClosingForm {
  readonly account: Account;
  readonly inside: readonly SeenInside[];
  readonly policy: ClosedAccounts;
}

export async function closingForm(
  ports: AccountPorts,
  { user }: SlackPerson,
  slug: string,
): Promise<ClosingForm | Refusal> {
  const { closing } = ports.policy;
  if (!closing) return { refused: "switched-off", what: "closing" };
  const may = await isIncluded(ports, closing.rule.mayAsk, user);
  if (typeof may === "object") return may;
  if (!may) return { refused: "may-not-ask-about", what: "closing", rule: closing.rule.name };
  const account = await findAccountNow(ports, slug);
  if (isRefusal(account)) return account;
  if (account.id === ports.managementId) return { refused: "management-account" };
  return { account, inside: await whoIsInside(ports, account), policy: closing };
}

// It may have been made a moment ago by another process.
async function findAccountNow(ports: AccountPorts, slug: string): Promise<Account | Refusal> {
  const known = findAccount(ports.policy, slug);
  if (!isRefusal(known) || known.refused !== "unknown-account") return known;
  await ports.registry.readAnew();
  return findAccount(ports.policy, slug);
}

/** As the record tells, and whom the directory shows besides in the groups: they were not let in by Rolecall. */
async function whoIsInside(
  { store, directory }: AccountPorts,
  { slug, roles }: Account,
): Promise<readonly SeenInside[]> {
  // Who was put in by hand a minute ago is to be seen as well.
  const [holdings] = await Promise.all([store.holdings(), directory.readAnew()]);
  return roles.flatMap(({ key: roleKey }) => {
    const group = accessGroupName(slug, roleKey);
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
