// The part of dynalite's own store (CommonJS, no types of its own) that the benchmark fills tables through.
declare module "dynalite/db/index.js" {
  type Callback<Answer = void> = (error: Error | null, answer: Answer) => void;
  type StoredItem = Readonly<Record<string, { S: string } | { N: string }>>;

  interface StoredTable {
    readonly GlobalSecondaryIndexes?: readonly object[];
  }
  interface Put {
    readonly type: "put";
    readonly key: string;
    readonly value: StoredItem;
  }
  interface Rows {
    batch(puts: readonly Put[], done: Callback): void;
  }
  interface Store {
    readonly db: { close(): Promise<void> };
    getTable(name: string, done: Callback<StoredTable>): void;
    getItemDb(table: string): Rows;
    getIndexDb(kind: "global", table: string, index: string): Rows;
  }
  interface IndexPut {
    readonly index: string;
    readonly key: string;
    readonly item: StoredItem;
  }

  export function create(options: { path: string }): Store;
  export function createKey(item: StoredItem, table: StoredTable): string;
  export function getIndexActions(
    ...of: [
      indexes: readonly object[],
      existing: StoredItem | undefined,
      item: StoredItem,
      table: StoredTable,
    ]
  ): { readonly puts: readonly IndexPut[] };
}
