// Names as rolecall.yaml and AWS allow them, for tests of everything they are written into.
import fc from "fast-check";
import type { AccessRole, Account } from "../../src/domain/account.ts";

const word = (first: string, others: string, most: number) =>
  fc
    .tuple(
      fc.constantFrom(...Array.from(first)),
      fc.string({ unit: fc.constantFrom(...Array.from(others)), maxLength: most - 2 }),
    )
    .map(([start, rest]) => `${start}${rest}`);

const small = "abcdefghijklmnopqrstuvwxyz0123456789";
const iam = `${small}ABCXYZ_+=,.@-`;

const slugs = word(small, `${small}-`, 50).map((slug) => slug.replace(/-$/, "0"));
const roleNames = fc
  .array(word(iam, iam, 12), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"));

export const iamUserNames = word(iam, iam, 64);

export const roles: fc.Arbitrary<AccessRole> = fc.record(
  {
    key: slugs,
    roleName: roleNames,
    sessionSeconds: fc.integer({ min: 900, max: 43_200 }),
    externalId: word(iam, `${iam}:/`, 60),
    mfa: fc.constant("not-needed" as const),
  },
  { requiredKeys: ["key", "roleName", "sessionSeconds"] },
);

export const accounts: fc.Arbitrary<Account> = fc.record(
  {
    slug: slugs,
    id: fc.string({
      unit: fc.integer({ min: 0, max: 9 }).map(String),
      minLength: 12,
      maxLength: 12,
    }),
    name: fc.string({ minLength: 1, maxLength: 40 }),
    roles: fc.constant([]),
    unit: fc.constantFrom("clients", "clients/nordbank", "internal"),
    tags: fc.record({ client: fc.string({ maxLength: 40 }) }),
  },
  { requiredKeys: ["slug", "id", "name", "roles"] },
);
