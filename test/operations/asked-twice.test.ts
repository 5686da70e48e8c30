// What was asked for together, asked for once more: a lost answer must not ask the approvers twice.
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { aRule } from "../support/a-policy.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";
import { alice } from "../support/people.ts";
import { under } from "./alice-asks.ts";

it("what was asked for together a moment ago is not asked for again", async () => {
  const { world, here } = under(aRule());
  world.policy = { ...world.policy, accounts: manyAccounts(3) };
  const wish = { requester: alice, slugs: slugsOf(3), roleKey: "admin", reason: "fix the DNS" };
  await askForSeveral(here.ports, wish);
  const again = await askForSeveral(here.ports, wish);
  if (isRefusal(again)) throw new Error(again.refused);
  expect(again.requests).toEqual([]);
  expect(again.leftOut.map(({ slug }) => slug)).toEqual(slugsOf(3));
  expect(world.records.size).toBe(1);
});
