// How far the permissions go, by what rolecall.yaml says of new accounts and of closing them.
import type { AccessPolicy } from "../../src/domain/access-policy.ts";
import type { Account } from "../../src/domain/account.ts";
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";
import { aPolicy } from "../support/a-policy.ts";
import { aScope } from "./a-scope.ts";

const account = (slug: string, id: string, more: Partial<Account> = {}): Account => ({
  ...{ slug, id, name: slug },
  roles: [{ key: "admin", roleName: "Admin", sessionSeconds: 3600 }],
  ...more,
});
const accounts = [
  account("client-a", "222222222222", { managedBy: "Keeper" }),
  account("client-b", "333333333333"),
  account("theirs", "888888888888", { managedBy: "RolecallManager" }),
  account("home", "111111111111", { managedBy: "HomeKeeper" }),
];
const policy: AccessPolicy = {
  ...aPolicy(),
  accounts: new Map(accounts.map((one) => [one.slug, one])),
};
const choice = { outside: ["theirs"], units: ["*"], onlyTagged: false };
const rule = policy.rules[0];
if (!rule) throw new Error("the policy has no rule");
const newAccounts = {
  ...{ rule, email: "aws+{slug}@agency.example", accountName: "{name}", birthRole: "Born" },
  roles: [{ key: "read-only", roleName: "Reader", sessionSeconds: 3600, policies: ["X"] }],
  ...{ units: [], unit: null, trust: "mfa" as const, alias: null, tags: {}, most: null },
};

it("is nothing but entering, where accounts are neither made nor closed", () => {
  const scope = scopeOf({ ...policy, newAccounts: null, closing: null }, aScope(), choice);
  expect(scope).toMatchObject({
    ...{ makes: null, closes: null, birthRoles: ["Keeper"], accessRoles: ["Admin"] },
    rolesElsewhere: [
      "arn:aws:iam::111111111111:role/HomeKeeper",
      "arn:aws:iam::888888888888:role/RolecallManager",
    ],
    rolesAtHome: ["arn:aws:iam::111111111111:role/Admin"],
  });
});

it("takes in the roles that new accounts get, and the units they may be put into", () => {
  const units = ["ou-ab12-clients00"];
  const said = { ...policy, newAccounts, closing: null };
  expect(scopeOf(said, aScope(), { ...choice, units })).toMatchObject({
    birthRoles: ["Born", "Keeper"],
    accessRoles: ["Admin", "Reader"],
    makes: { units },
  });
});

it("lists the accounts of the organization that may be closed, unless they are to be tagged", () => {
  const said = { ...policy, newAccounts: null, closing: { rule } };
  const closes = (onlyTagged: boolean) =>
    scopeOf(said, aScope(), { ...choice, onlyTagged }).closes?.others;
  expect(closes(false)).toEqual(["222222222222", "333333333333"]);
  expect(closes(true)).toEqual([]);
});
