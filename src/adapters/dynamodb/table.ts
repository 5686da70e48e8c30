// The one table: its keys and its indexes, as data that the code, the sandbox and the infrastructure share.

export interface TableAttribute {
  readonly name: string;
  /** `S` text, `N` number. */
  readonly type: "S" | "N";
}

export interface TableIndex {
  readonly name: string;
  readonly partition: TableAttribute;
  readonly sort?: TableAttribute;
  /** `{ include }`: the keys and these attributes. */
  readonly projection: "KEYS_ONLY" | "ALL" | { readonly include: readonly string[] };
}

/** Paid per request. Nothing in it expires by itself. */
export const TABLE_KEYS = {
  partition: { name: "subject", type: "S" },
  sort: { name: "number", type: "N" },
} as const satisfies { partition: TableAttribute; sort: TableAttribute };

/** Each is sparse: a record is in an index only while it has the index's attributes. */
export const INDEXES = {
  /** What must be looked at, and when. */
  due: {
    name: "due",
    partition: { name: "dueShard", type: "S" },
    sort: { name: "dueAt", type: "N" },
    projection: "KEYS_ONLY",
  },
  /** A person's open requests. */
  person: {
    name: "person",
    partition: { name: "openFor", type: "S" },
    sort: { name: "askedAt", type: "N" },
    projection: "ALL",
  },
  /** What waits for an answer; and, in partitions of their own, what is stuck, and every open request about an account. */
  waiting: {
    name: "waiting",
    partition: { name: "waitingFor", type: "S" },
    sort: { name: "askedAt", type: "N" },
    projection: "ALL",
  },
  /** The request that people call by its reference. */
  ref: {
    name: "ref",
    partition: { name: "ref", type: "S" },
    projection: "KEYS_ONLY",
  },
  /** What all requests hold in IAM, and no more of them, so that a page holds thousands. */
  held: {
    name: "held",
    partition: { name: "heldShard", type: "S" },
    projection: { include: ["holding"] },
  },
} as const satisfies Record<string, TableIndex>;

export const DUE_SHARD = "due";
export const HELD_SHARD = "held";
export const WAITING_FOR_APPROVERS = "approvers";
export const WAITING_FOR_ADMINS = "admins";
export const OPEN_ABOUT_ACCOUNTS = "accounts";
