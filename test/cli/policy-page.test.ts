// What docs/policy.md shows can be read, works, and is all there is.
import { readFileSync } from "node:fs";
import {
  closeAccountsSchema,
  newAccountsSchema,
} from "../../src/adapters/policy-file/baseline-schema.ts";
import { connectAccountsSchema } from "../../src/adapters/policy-file/connect-schema.ts";
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import { policySchema } from "../../src/adapters/policy-file/policy-schema.ts";
import { reviewPolicy } from "../../src/domain/policy/review-policy.ts";

const page = readFileSync(`${__dirname}/../../docs/policy.md`, "utf8");
const [whole = "", ...others] = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
  ([, text = ""]) => text,
);
const recipes = others.filter((text) => text.startsWith("- name"));
const accountsShown = others.filter((text) => text.startsWith("- slug"));
const parts = others.filter((text) => ![...recipes, ...accountsShown].includes(text));
const [known = ""] = whole.split(/^rules:$/m);

it("shows a file that works", () => {
  expect(reviewPolicy(readPolicy(whole, "docs/policy.md"))).toEqual([]);
});

const ARCHIVE = `  - slug: shop-archive
    id: "444444444444"
    name: The old shop
    roles: { admin: { role: Admin } }
`;

it.each(recipes.map((recipe) => [/name: (\S+)/.exec(recipe)?.[1], recipe]))(
  "shows how to rule %s",
  (_, recipe = "") => {
    const rules = recipe.replace(/^(?=.)/gm, "  ");
    const policy = readPolicy(`${known}${ARCHIVE}rules:\n${rules}`, "docs/policy.md");
    expect(reviewPolicy(policy).filter(({ severity }) => severity === "error")).toEqual([]);
  },
);

it("shows six recipes", () => {
  expect(recipes).toHaveLength(6);
});

it("shows accounts with groups that are there already, and one of a client, in a way that works", () => {
  const accounts = accountsShown.map((text) => text.replace(/^(?=.)/gm, "  ")).join("");
  const policy = readPolicy(whole.replace("rules:\n", `${accounts}rules:\n`), "docs/policy.md");
  expect(policy.accounts.get("shop-prod")?.roles[0]).toMatchObject({
    group: { name: "shop-admins", path: "/clients/" },
    openedBy: ["platform", "everywhere"],
  });
  expect(policy.accounts.get("harbour-line")?.client?.externalId).toBe("northwind-harbour-4f1c");
  expect(reviewPolicy(policy)).toEqual([]);
});

it("shows how accounts are made, connected and closed, in a way that works", () => {
  const policy = readPolicy([whole, ...parts].join(""), "docs/policy.md");
  expect(parts).toHaveLength(3);
  expect([policy.newAccounts, policy.connecting, policy.closing].map((part) => part?.rule)).toEqual(
    [
      expect.objectContaining({ name: "new accounts" }),
      expect.objectContaining({ name: "connecting accounts" }),
      expect.objectContaining({ name: "closing accounts", approvals: 2 }),
    ],
  );
  expect(reviewPolicy(policy)).toEqual([]);
});

it("names every field in its table", () => {
  const table = page.slice(page.indexOf("## Every field"));
  const { accounts, rules, ...top } = policySchema.shape;
  const fields = [
    ...Object.keys({ accounts, rules, ...top }),
    ...Object.keys(accounts.element.shape).map((field) => `accounts\` → \`${field}`),
    ...Object.keys(rules.element.shape).map((field) => `rules\` → \`${field}`),
    ...Object.keys(newAccountsSchema.shape).map((field) => `new_accounts\` → \`${field}`),
    ...Object.keys(newAccountsSchema.shape.roles.valueType.shape).map(
      (field) => `new_accounts\` → \`roles\` → \`${field}`,
    ),
    ...Object.keys(accounts.element.shape.roles.valueType.shape).map(
      (field) => `roles\` → \`${field}`,
    ),
    ...Object.keys(connectAccountsSchema.shape).map((field) => `connect_accounts\` → \`${field}`),
    ...Object.keys(connectAccountsSchema.shape.roles.valueType.shape).map(
      (field) => `connect_accounts\` → \`roles\` → \`${field}`,
    ),
    ...Object.keys(closeAccountsSchema.shape).map((field) => `close_accounts\` → \`${field}`),
  ];
  expect(fields.filter((field) => !table.includes(`| \`${field}\` `))).toEqual([]);
});
