// Who asks for access to an account, has it, or is losing it.
import { accessGroupOf } from "../../domain/account.ts";
import type { Account } from "../../domain/account.ts";
import { isOpen } from "../../domain/request.ts";
import type { AccessRequest, RequestKey } from "../../domain/request.ts";
import type { AccessSide } from "./account-hands.ts";

const MOST_WAITING = 1000;

/** As the records themselves say; the indexes only find them. */
export async function openIn(
  { store }: Pick<AccessSide, "store">,
  account: Account,
): Promise<AccessRequest[]> {
  const groups = new Set(account.roles.map((role) => accessGroupOf(account, role).group));
  const [holdings, waiting] = await Promise.all([store.holdings(), store.waiting(MOST_WAITING)]);
  const keys: readonly RequestKey[] = [
    ...holdings.filter(({ group }) => groups.has(group)).map(({ key }) => key),
    ...waiting.filter(({ ask }) => ask.account.slug === account.slug).map(({ key }) => key),
  ];
  const found = new Map(keys.map((key) => [`${key.subject} ${key.number}`, key]));
  const requests = await Promise.all([...found.values()].map((key) => store.load(key)));
  return requests.filter((request) => request !== undefined).filter(isOpen);
}
