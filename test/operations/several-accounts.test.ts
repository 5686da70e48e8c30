// Several accounts in one ask: one card and one decision for each rule, and a request for each account once it is approved.
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { aPolicy, aRule, people } from "../support/a-policy.ts";
import { alice, bob, carol, dan } from "../support/people.ts";
import { allQuiet, noOf, yesOf } from "./alice-asks.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";
import {
  aliceAskedForThree,
  askedFor,
  groupsOf,
  standing,
  withAccounts,
} from "./asking-for-several.ts";

describe("an ask for three accounts", () => {
  it("is one record with one card until it is approved", async () => {
    const { world, head } = await aliceAskedForThree();
    expect(standing(world)).toEqual(["account-1 pending"]);
    expect(head.ask.others?.map(({ account }) => account.slug)).toEqual(["account-2", "account-3"]);
    expect(world.slack.map(({ slot }) => slot).sort()).toEqual(["card", "receipt"]);
  });

  it("becomes a request for each once it is approved, and she is in all of them", async () => {
    const { world, here, key } = await aliceAskedForThree();
    expect(await yesOf(here, bob, { key })).toBe("working");
    await allQuiet(world, here);
    expect(standing(world).sort()).toEqual(slugsOf(3).map((slug) => `${slug} active`));
    expect(groupsOf(world)).toEqual(slugsOf(3));
    expect(world.slack.filter(({ slot }) => slot === "card")).toHaveLength(1);
    expect(world.slack.filter(({ slot }) => slot === "ready-notice")).toHaveLength(3);
  });

  it("lets her give back one of them, and the others stay", async () => {
    const { world, here, key } = await aliceAskedForThree();
    await yesOf(here, bob, { key });
    await allQuiet(world, here);
    const second = [...world.records.values()].find(
      ({ request }) => request.ask.account.slug === "account-2",
    );
    if (!second) throw new Error("there is no request for account-2");
    await giveBack(here.ports, second.request.key, alice);
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(["account-1", "account-3"]);
  });

  it("is denied together: nothing is opened", async () => {
    const { world, here, key } = await aliceAskedForThree();
    expect(await noOf(here, carol, key)).toBe("denied");
    await allQuiet(world, here);
    expect(standing(world)).toEqual(["account-1 denied"]);
    expect(groupsOf(world)).toEqual([]);
  });

  it("lets nobody in with one yes of two", async () => {
    const { world, here, key } = await aliceAskedForThree(aRule({ approvals: 2 }));
    expect(await yesOf(here, bob, { key })).toBe("pending");
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual([]);
    expect(await yesOf(here, carol, { key })).toBe("working");
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(slugsOf(3));
    const approvals = [...world.records.values()].map(({ request: { state } }) =>
      state.name === "active" ? state.grant.approval : undefined,
    );
    expect(new Set(approvals.map((approval) => JSON.stringify(approval))).size).toBe(1);
  });

  it("is given for the shortest time, all of it", async () => {
    const { world, here, key } = await aliceAskedForThree();
    await yesOf(here, bob, { key, lasting: "1h" });
    await allQuiet(world, here);
    const times = [...world.records.values()].map(({ request }) => request.ask.lasting);
    expect(times).toEqual([3600, 3600, 3600]);
  });

  it("says where one of them is stuck, and comes to rest", async () => {
    const { world, here, key } = await aliceAskedForThree();
    const group = `${slugsOf(2).at(-1) ?? ""}-admin`;
    world.iam.byHand.addGroup(group, "/somebody-elses/");
    await yesOf(here, bob, { key });
    await allQuiet(world, here);
    expect(standing(world)).toContain("account-2 stuck");
    const told = world.slack.map(({ slot, shows }) => `${slot} ${shows}`);
    expect(told).toContain("outcome-thread outcome: stuck");
    expect(
      [...world.records.values()].filter(({ due }) => due !== null && due <= world.now),
    ).toEqual([]);
  });

  it("is made longer by itself once she is in, whatever has become of the other accounts in the file", async () => {
    const { world, here, key } = await aliceAskedForThree();
    await yesOf(here, bob, { key });
    await allQuiet(world, here);
    world.policy = { ...world.policy, accounts: manyAccounts(2) };
    await extendAccess(here.ports, { key, by: alice, lasting: "1h", reason: "not done" });
    expect(await yesOf(here, bob, { key, meant: 1 })).toBe("extending");
  });

  it("is opened once, though two processes hear of the approval", async () => {
    const { world, here, there, key } = await aliceAskedForThree();
    await Promise.all([yesOf(here, bob, { key }), yesOf(there, carol, { key })]);
    await allQuiet(world, here, there);
    expect(standing(world).sort()).toEqual(slugsOf(3).map((slug) => `${slug} active`));
  });

  it("is given at once where nobody is asked", async () => {
    const { world, here } = withAccounts(3, aRule({ approvals: 0 }));
    await askedFor(here);
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(slugsOf(3));
  });
});

describe("accounts under different rules", () => {
  const first = aRule({
    name: "first",
    accounts: { slugs: ["account-1"], units: [], tags: {} },
    mayApprove: people(dan),
  });

  it("are asked for on a card each, and decided by those of their own rule", async () => {
    const { world, here } = withAccounts(3, first, aRule());
    const { requests } = await askedFor(here);
    await allQuiet(world, here);
    expect(standing(world).sort()).toEqual(["account-1 pending", "account-2 pending"]);
    expect(world.slack.filter(({ slot }) => slot === "card")).toHaveLength(2);
    const [one, two] = requests.map(({ key }) => key);
    if (!one || !two) throw new Error("there are no two requests");
    expect(await yesOf(here, bob, { key: one })).toBe("not-an-approver");
    expect(await yesOf(here, dan, { key: one })).toBe("working");
    expect(await yesOf(here, bob, { key: two })).toBe("working");
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(slugsOf(3));
  });

  it("that came under different rules while the card waited are not approved together", async () => {
    const { world, here, key } = await aliceAskedForThree(aRule());
    const third = { ...first, accounts: { slugs: ["account-3"], units: [], tags: {} } };
    world.policy = aPolicy({ accounts: manyAccounts(3), rules: [third, aRule()] });
    expect(await yesOf(here, bob, { key })).toBe("plan-changed");
    expect(await noOf(here, bob, key)).toBe("denied");
  });
});
