// Stores the drift ledger in DynamoDB: one item beside the requests, in no index, and every write conditional.
import type { DriftLedger } from "../../domain/drift/drift-ledger.ts";
import { EMPTY_LEDGER } from "../../domain/drift/drift-ledger.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { DriftLedgerStore } from "../../ports/drift-ledger-store.ts";
import { getItem, putIfUnchanged } from "./conditional-put.ts";
import type { Item, Table } from "./conditional-put.ts";

/** No request is numbered 0. */
const KEY = { subject: "drift", number: 0 } as const;
/** Raised when what is stored changes so that an earlier version of Rolecall would misread it. */
const FORMAT = 1;

export interface DriftLedgerStoreOptions extends Table {
  readonly newId: () => string;
}

export function driftLedgerStore(options: DriftLedgerStoreOptions): DriftLedgerStore {
  return {
    load: async () => {
      const item = await getItem(options, KEY);
      return item ? fromItem(item) : EMPTY_LEDGER;
    },
    save: async (ledger) => {
      const { version: expected, ...document } = ledger;
      const version = expected + 1;
      const item = {
        ...KEY,
        format: FORMAT,
        version,
        writeId: options.newId(),
        ledger: JSON.stringify(document),
      };
      const wish = { item, expected: expected === 0 ? undefined : expected };
      const outcome = await putIfUnchanged(options, wish);
      return outcome === "changed" ? outcome : { ...document, version };
    },
  };
}

function fromItem(item: Item): DriftLedger {
  if (item["format"] !== FORMAT) {
    throw new Trouble(
      `The drift ledger is stored in format ${String(item["format"])}, and this version of Rolecall reads format ${FORMAT} only.`,
      { retryable: false },
    );
  }
  const document = JSON.parse(String(item["ledger"])) as Omit<DriftLedger, "version">;
  return { ...document, version: Number(item["version"]) };
}
