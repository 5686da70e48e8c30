// Finding an account among ten thousand while typing.
import { faultsInSuggestions } from "../../../sandbox/slack/block-kit-limits.ts";
import { createAccountOptions } from "../../../src/adapters/slack/account-options.ts";
import type { Account } from "../../../src/domain/account.ts";

const account = (slug: string, name: string, id = "222222222222"): Account => ({
  slug,
  name,
  id,
  roles: [],
});

const many = Array.from({ length: 10_000 }, (_, index) =>
  account(`client-${index}`, `Customer ${index} 🎉 ${"x".repeat(110)}`, String(10 ** 11 + index)),
);
const suggest = createAccountOptions(many);
const slugs = (typed: string) => suggest(typed).map((option) => option.value);

test("nothing typed: the first hundred, in order", () => {
  expect(suggest("")).toHaveLength(100);
  expect(slugs("").slice(0, 2)).toEqual(["client-0", "client-1"]);
});

test("what starts with the words comes before what only contains them", () => {
  const few = createAccountOptions([
    account("the-client", "Other"),
    account("client-b", "B"),
    account("zeta", "Client Zeta"),
  ]);
  expect(few("CLIENT").map((option) => option.value)).toEqual(["client-b", "zeta", "the-client"]);
});

test("the whole slug, a name or an account id finds its account among ten thousand", () => {
  expect(slugs("client-9999")).toEqual(["client-9999"]);
  expect(slugs("customer 4711")).toEqual(["client-4711"]);
  expect(slugs("100000000042")).toEqual(["client-42"]);
  expect(slugs("4711 customer")).toEqual(["client-4711"]);
});

test("nothing found is an empty list", () => {
  expect(suggest("no such account")).toEqual([]);
});

test.each(["", "client", "1", "🎉"])("what is offered for %j keeps Slack's limits", (typed) => {
  expect(faultsInSuggestions({ options: suggest(typed) })).toEqual([]);
  expect(suggest(typed).length).toBeLessThanOrEqual(100);
});
