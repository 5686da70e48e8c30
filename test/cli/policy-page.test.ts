// What docs/policy.md shows can be read, works, and is all there is.
import { readFileSync } from "node:fs";
import {
  closeAccountsSchema,
  newAccountsSchema,
} from "../../src/adapters/policy-file/baseline-schema.ts";
import { readPolicy } from "../../src/adapters/policy-file/policy-file.ts";
import { policySchema } from "../../src/adapters/policy-file/policy-schema.ts";
import { reviewPolicy } from "../../src/domain/policy/review-policy.ts";

const page = readFileSync(`${__dirname}/../../docs/policy.md`, "utf8");
const [whole = "", ...others] = [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(
  ([, text = ""]) => text,
);
const recipes = others.filter((text) => text.startsWith("- name"));
const parts = others.filter((text) => !recipes.includes(text));
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

it("shows how accounts are made and closed, in a way that works", () => {
  const policy = readPolicy([whole, ...parts].join(""), "docs/policy.md");
  expect(parts).toHaveLength(2);
  expect([policy.newAccounts?.rule, policy.closing?.rule]).toEqual([
    expect.objectContaining({ name: "new accounts" }),
    expect.objectContaining({ name: "closing accounts", approvals: 2 }),
  ]);
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
    ...Object.keys(closeAccountsSchema.shape).map((field) => `close_accounts\` → \`${field}`),
  ];
  expect(fields.filter((field) => !table.includes(`| \`${field}\` `))).toEqual([]);
});
