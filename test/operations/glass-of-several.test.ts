// The glass is broken for one of several accounts that were asked for together.
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import { breakGlass } from "../../src/operations/break-glass.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { aRule, people } from "../support/a-policy.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";
import { alice } from "../support/people.ts";
import { under } from "./alice-asks.ts";

it("what was asked for with it is taken back, and the person is told", async () => {
  const { world, here } = under(aRule({ breakGlass: { mayUse: people(alice), seconds: 900 } }));
  world.policy = { ...world.policy, accounts: manyAccounts(3) };
  const wish = { requester: alice, roleKey: "admin", reason: "fix the DNS" };
  await askForSeveral(here.ports, { ...wish, slugs: slugsOf(3) });
  const broken = await breakGlass(here.ports, { ...wish, slug: "account-1" });
  if (broken.kind !== "asked") throw new Error(broken.kind);
  expect(broken.takenBack?.state.name).toBe("withdrawn");
  expect(broken.takenBack?.ask.others).toHaveLength(2);
});

it("an ask that was taken back long ago is not told of", async () => {
  const { here } = under(aRule({ breakGlass: { mayUse: people(alice), seconds: 900 } }));
  const wish = { requester: alice, roleKey: "admin", reason: "fix the DNS", slug: "client-a" };
  const asked = await askForAccess(here.ports, wish);
  if (asked.kind !== "asked") throw new Error(asked.kind);
  await withdrawRequest(here.ports, asked.request.key, alice);
  const broken = await breakGlass(here.ports, wish);
  expect(broken).toMatchObject({ kind: "asked" });
  expect(broken).not.toHaveProperty("takenBack");
});
