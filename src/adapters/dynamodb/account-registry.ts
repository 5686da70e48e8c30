// Keeps the list of accounts that Rolecall has made, connected or closed in DynamoDB: one item an entry, beside the requests, in no index.
import type { RegistryEntry } from "../../domain/accounts/registered-accounts.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { AccountRegistry, MayFollow } from "../../ports/account-registry.ts";
import { putIfUnchanged } from "./conditional-put.ts";
import type { Item, Table } from "./conditional-put.ts";
import { tableQueries } from "./table-queries.ts";

const SUBJECT = "accounts";
/** Raised when what is stored changes so that an earlier version of Rolecall would misread it. */
const FORMAT = 1;

export function accountRegistry({ client, tableName }: Table): AccountRegistry {
  const table = { client, tableName, what: "list of accounts" };
  const { numberedAfter } = tableQueries(table);
  let entries: readonly RegistryEntry[] = [];
  const last = () => entries.at(-1)?.number ?? 0;

  const readAnew = async () => {
    const read = (await numberedAfter(SUBJECT, last())).map(fromItem);
    // Two readings at once find the same ones.
    const added = read.filter(({ number }) => number > last());
    if (added.length > 0) entries = [...entries, ...added];
  };
  const add = async (entry: Unnumbered, isRight: MayFollow = () => true) => {
    await readAnew();
    const latest = () => entries.findLast(({ account }) => account.slug === entry.account.slug);
    // Every further round is one that somebody else has won.
    while (!isSaid(entries, entry) && isRight(latest())) {
      const item = toItem(entry, last() + 1);
      const outcome = await putIfUnchanged(table, { item, expected: undefined });
      await readAnew();
      if (outcome === "stored") return;
    }
  };
  return { entries: () => entries, readAnew, add };
}

type Unnumbered = Omit<RegistryEntry, "number">;

function isSaid(entries: readonly RegistryEntry[], { account, what, ref }: Unnumbered): boolean {
  const latest = entries.findLast(
    (entry) => entry.account.slug === account.slug && entry.account.id === account.id,
  );
  return latest?.what === what && latest.ref === ref;
}

// The whole entry is in one string: a `ref` beside it would make the request's reference lead here.
function toItem(entry: Unnumbered, number: number) {
  const { account, what, ref } = entry;
  // Whoever writes the same at the same moment has written this one too.
  const writeId = [what, ref, account.slug, account.id].join(" ");
  return { subject: SUBJECT, number, format: FORMAT, writeId, entry: JSON.stringify(entry) };
}

function fromItem(item: Item): RegistryEntry {
  if (item["format"] !== FORMAT) {
    throw new Trouble(
      `The list of accounts is stored in format ${String(item["format"])}, and this version of Rolecall reads format ${FORMAT} only.`,
      { retryable: false },
    );
  }
  const entry = JSON.parse(String(item["entry"])) as Unnumbered;
  return { ...entry, number: Number(item["number"]) };
}
