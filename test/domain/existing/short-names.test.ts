// The short names that are proposed for what is there already: each may be written into rolecall.yaml, and none twice.
import fc from "fast-check";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { policyDraft } from "../../../src/adapters/policy-file/policy-draft.ts";
import { additionsOf } from "../../../src/cli/import-additions.ts";
import { proposeAccess } from "../../../src/domain/existing/propose-access.ts";
import { accountSlug, personName, roleKeyFor } from "../../../src/domain/existing/short-names.ts";
import { allow, group, landscape, policy, roleIn, user } from "./a-landscape-by-hand.ts";

const free = () => true;
const id = "222222222222";

it.each([
  ["Client A", "client-a"],
  ["Café Nord & Co.", "cafe-nord-co"],
  ["List", "list-account"],
  ["4h", "4h-account"],
  ["日本", "account-222222222222"],
])("the account %j is called %s", (name, slug) => {
  expect(accountSlug({ name, id }, free)).toBe(slug);
});

it.each([
  ["OrganizationAccountAccessRole", "admin"],
  ["team/AdministratorAccess", "admin"],
  ["ReadOnly", "read-only"],
  ["ClientADeveloperRole", "developer"],
  ["developer-client-a", "developer"],
  ["CrossAccountRole", "cross-account-role"],
  ["Standing", "standing-role"],
  ["Sessions", "sessions-role"],
  ["_", "role"],
])("the role %s of client-a is called %s", (roleName, key) => {
  expect(roleKeyFor({ roleName, slug: "client-a" }, free)).toBe(key);
});

it("what is taken already is numbered", () => {
  const taken = new Set(["shop", "shop-account", "shop-2"]);
  expect(accountSlug({ name: "Shop", id }, (slug) => !taken.has(slug))).toBe("shop-3");
});

it("nobody is called everyone", () => {
  expect(personName("Everyone", free)).toBe("everyone-person");
});

const roleName = fc.oneof(
  fc.constantFrom("Admin", "admin", "B-Read", "Read", "B", "A-B"),
  fc.stringMatching(/^[A-Za-z0-9_+=,.@-]{1,40}$/),
);
const accountName = fc.oneof(
  fc.constantFrom("Shop", "shop", "shop-a", "Shop A b", "list", "new", "4h", "日本", "-"),
  fc.string({ minLength: 1, maxLength: 60 }),
);
const places = fc.uniqueArray(
  fc.record({ name: accountName, roles: fc.uniqueArray(roleName, { minLength: 1, maxLength: 3 }) }),
  { minLength: 1, maxLength: 8, selector: ({ name }) => name },
);
const groupNames = fc.uniqueArray(
  fc.constantFrom("shop-admin", "shop-a-b", "SHOP-READ", "ops", "list-account-admin"),
);

it("whatever accounts, roles, groups and people are called, the file that is written can be read", () => {
  fc.assert(
    fc.property(
      places,
      groupNames,
      fc.array(fc.string({ minLength: 1 })),
      (named, groups, people) => {
        const accounts = named.map(({ name }, place) => {
          return { id: String(200_000_000_000 + place), name, unit: null, isOpen: true };
        });
        const arns = named.flatMap(({ roles }, place) =>
          roles.map((role) => roleIn(String(200_000_000_000 + place), role)),
        );
        const existing = landscape({
          accounts,
          groups: [
            group("all-of-them", [policy("all", allow(arns))]),
            ...groups.map((name, place) => group(name, [policy("one", allow(arns[place] ?? "*"))])),
          ],
          users: people.map((name, place) => user(name, { tag: `T0NORTHWND/U0PERSON${place}` })),
        });
        const draft = policyDraft(null);
        const found = { landscape: existing, insides: new Map() };
        const proposal = proposeAccess(found, { policy: null, names: draft.names });
        const read = readPolicy(draft.write(additionsOf(proposal)), "proposed");
        expect(read.accounts.size).toBe(named.length);
        expect(read.names.size).toBe(people.length + 1);
      },
    ),
    { numRuns: 150 },
  );
});
