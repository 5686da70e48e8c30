// Stores in DynamoDB whom each role trusts by name: one item a role beside the requests, in no index, and every write conditional.
import { emptyTrustList } from "../../domain/trust-list.ts";
import type { TrustList, Trusted, TrustingRole } from "../../domain/trust-list.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { TrustLists } from "../../ports/trust-lists.ts";
import { getItem, putIfUnchanged } from "./conditional-put.ts";
import type { Item, ItemKey, Table } from "./conditional-put.ts";

/** Raised when what is stored changes so that an earlier version of Rolecall would misread it. */
const FORMAT = 1;

interface TrustListsOptions extends Table {
  readonly newId: () => string;
}

export function trustLists({ client, tableName, newId }: TrustListsOptions): TrustLists {
  const table = { client, tableName, what: "list of those whom a role trusts" };
  return {
    load: async (role) => {
      const item = await getItem(table, keyOf(role));
      return item ? fromItem(role, item) : emptyTrustList(role);
    },
    save: async (list) => {
      const saved = { ...list, version: list.version + 1 };
      const expected = list.version === 0 ? undefined : list.version;
      const outcome = await putIfUnchanged(table, { item: toItem(saved, newId()), expected });
      return outcome === "changed" ? outcome : saved;
    },
  };
}

// No request is numbered 0.
function keyOf({ accountId, roleName }: TrustingRole): ItemKey {
  return { subject: `trust#${accountId}#${roleName}`, number: 0 };
}

// All of it is in one string: a `ref` beside it would make the request's reference lead here.
function toItem(list: TrustList, writeId: string) {
  const { trusted, version } = list;
  return { ...keyOf(list), format: FORMAT, version, writeId, trusted: JSON.stringify(trusted) };
}

function fromItem({ accountId, roleName }: TrustingRole, item: Item): TrustList {
  if (item["format"] !== FORMAT) {
    throw new Trouble(
      `Whom the role ${roleName} in the account ${accountId} trusts is stored in format ${String(item["format"])}, and this version of Rolecall reads format ${FORMAT} only.`,
      { retryable: false },
    );
  }
  const trusted = JSON.parse(String(item["trusted"])) as Trusted[];
  return { accountId, roleName, trusted, version: Number(item["version"]) };
}
