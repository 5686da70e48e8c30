// The names that are proposed for a new account, and those that AWS would not take.
import fc from "fast-check";
import {
  proposeSlug,
  whyNotAccountName,
  whyNotAlias,
  whyNotEmail,
  whyNotSlug,
  whyNotTag,
} from "../../../src/domain/accounts/account-naming.ts";

it.each([
  ["Acme", "acme"],
  ["Café Nord & Co.", "cafe-nord-co"],
  ["  North   Bank 2 ", "north-bank-2"],
  ["---", ""],
  ["a".repeat(60), "a".repeat(40)],
])("proposes for %j the slug %j", (name, slug) => {
  expect(proposeSlug(name)).toBe(slug);
});

it("proposes only what may be used, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const slug = proposeSlug(name);
      return slug === "" || whyNotSlug(slug)?.refused !== "odd-slug";
    }),
  );
});

it.each([
  ["aws+acme@agency.example", true],
  ["a@b.co", true],
  ["a@b", false],
  ["a b@agency.example", false],
  [".a@agency.example", false],
  ["a,b@agency.example", false],
  ["a@agency.example.", false],
  ["a@-agency.example", false],
  ["ä@agency.example", false],
  ["a@b@agency.example", false],
  [`${"a".repeat(60)}@b.co`, false],
])("the e-mail %s: %s", (email, isRight) => {
  expect(whyNotEmail(email) === undefined).toBe(isRight);
});

it.each([
  ["Acme", true],
  ["Café", false],
  ["x".repeat(50), true],
  ["x".repeat(51), false],
  [" Acme", false],
])("the account name %s: %s", (name, isRight) => {
  expect(whyNotAccountName(name) === undefined).toBe(isRight);
});

it.each([
  ["agency-acme", true],
  ["ab", false],
  ["a--b", false],
  ["-ab", false],
  ["Acme", false],
])("the alias %s: %s", (alias, isRight) => {
  expect(whyNotAlias(alias) === undefined).toBe(isRight);
});

it.each([
  ["stage", "production", true],
  ["rolecall:request", "R-1", false],
  ["managed-by", "me", false],
  ["aws:x", "y", false],
  ["", "y", false],
  ["stage", "a;b", false],
])("the tag %s=%s: %s", (key, value, isRight) => {
  expect(whyNotTag(key, value) === undefined).toBe(isRight);
});
