// Who may ask, and whether they may still have it when it is approved.
import { NOBODY } from "../../src/domain/access-rule.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { aPolicy, aRule, everyone, inGroups, people } from "../support/a-policy.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { aProcess, aWorld } from "../support/a-world.ts";
import { aliceIsIn, answerTo, ask, asked, noOf, under, yesOf } from "./alice-asks.ts";

const PLATFORM = "S0PLATFORM1";

describe("who may ask", () => {
  it.each([
    ["everyone", everyone, "asked"],
    ["people by name", people(alice), "asked"],
    ["other people", people(bob), "may-not-ask"],
    ["a user group they are in", inGroups(PLATFORM), "asked"],
    ["a user group they are not in", inGroups("S0OTHERS001"), "may-not-ask"],
    ["nobody", NOBODY, "may-not-ask"],
  ])("%s: alice", async (_, mayAsk, answer) => {
    const { world, here } = under(aRule({ mayAsk }));
    world.userGroups.set(PLATFORM, [alice.user]).set("S0OTHERS001", [bob.user]);
    expect(await answerTo(here, {})).toBe(answer);
  });

  it("is told which rule it is that does not let them", async () => {
    const { here } = under(aRule({ name: "production", mayAsk: people(bob) }));
    expect(await ask(here)).toEqual({
      kind: "refused",
      refusal: { refused: "may-not-ask", account: "client-a", role: "admin", rule: "production" },
    });
  });

  it("is nobody where no rule is about it", async () => {
    const { here } = under(aRule({ roles: ["read-only"] }));
    expect(await answerTo(here, {})).toBe("no-rule");
    expect(await answerTo(here, { roleKey: "read-only" })).toBe("asked");
  });

  it("is not decided while Slack cannot say who is in the group", async () => {
    const { world, here } = under(aRule({ mayAsk: inGroups(PLATFORM) }));
    expect(await answerTo(here, {})).toBe("slack-cannot-say");
    expect(world.records.size).toBe(0);
  });

  it("needs no word from Slack where they are named themselves", async () => {
    const { here } = under(aRule({ mayAsk: { ...people(alice), groups: [PLATFORM] } }));
    expect(await answerTo(here, {})).toBe("asked");
  });

  it("is said before what is wrong with the ask itself", async () => {
    const { here } = under(aRule({ mayAsk: NOBODY }));
    expect(await answerTo(here, { reason: " ", lasting: "a while" })).toBe("may-not-ask");
  });
});

describe("somebody who asked and may not have it any more", () => {
  it("is not let in: they were deactivated in Slack before it was approved", async () => {
    const { world, here } = under(aRule());
    const { key } = await asked(here);
    world.unwelcome.set(alice.user, { refused: "deactivated" });
    expect(await yesOf(here, bob, { key })).toBe("requester-may-not");
    expect(await noOf(here, bob, key)).toBe("denied");
  });

  it("is not let in: the rule names others by now", async () => {
    const { world, here } = under(aRule({ mayAsk: people(alice) }));
    const { key } = await asked(here);
    world.policy = aPolicy({ rules: [aRule({ mayAsk: people(dan) })] });
    expect(await yesOf(here, bob, { key })).toBe("requester-may-not");
  });

  it("is not let in: they left the user group", async () => {
    const { world, here } = under(aRule({ mayAsk: inGroups(PLATFORM) }));
    world.userGroups.set(PLATFORM, [alice.user]);
    const { key } = await asked(here);
    world.userGroups.set(PLATFORM, [dan.user]);
    expect(await yesOf(here, bob, { key })).toBe("requester-may-not");
    world.userGroups.set(PLATFORM, [alice.user]);
    expect(await yesOf(here, bob, { key })).toBe("working");
  });

  it("is not let in by the second yes either", async () => {
    const { world, here } = under(aRule({ approvals: 2 }));
    const { key } = await asked(here);
    expect(await yesOf(here, bob, { key })).toBe("pending");
    world.unwelcome.set(alice.user, { refused: "deactivated" });
    expect(await yesOf(here, carol, { key })).toBe("requester-may-not");
  });

  it("nothing is decided while Slack cannot say", async () => {
    const { world, here } = under(aRule());
    const { key } = await asked(here);
    world.unwelcome.set(alice.user, { refused: "slack-cannot-say" });
    expect(await yesOf(here, bob, { key })).toBe("slack-cannot-say");
    world.unwelcome.clear();
    expect(await yesOf(here, bob, { key })).toBe("working");
  });

  it("gets no more time, though somebody would approve it", async () => {
    const { world, here, key } = await aliceIsIn();
    const wish = { key, by: alice, lasting: "2h", reason: "not done yet" };
    world.policy = aPolicy({ rules: [aRule({ mayAsk: people(dan) })] });
    expect((await extendAccess(here.ports, wish)).refusal).toMatchObject({
      refused: "may-not-ask",
    });
    world.policy = aPolicy();
    await extendAccess(here.ports, wish);
    world.policy = aPolicy({ rules: [aRule({ mayAsk: people(dan) })] });
    expect(await yesOf(here, bob, { key, meant: 1 })).toBe("requester-may-not");
  });

  it("who clicks and may not decide learns nothing about them", async () => {
    const { world, here } = under(aRule());
    const { key } = await asked(here);
    world.unwelcome.set(alice.user, { refused: "deactivated" });
    expect(await yesOf(here, dan, { key })).toBe("not-an-approver");
  });
});

it("a name is typed to ask where the rule warns of the account", async () => {
  const { here } = under(aRule({ sensitive: "Production of a bank." }));
  expect(await ask(here)).toMatchObject({
    refusal: { refused: "name-not-typed", name: "client-a", warning: "Production of a bank." },
  });
  expect(await ask(here, { typedName: "client-c" })).toMatchObject({
    refusal: { refused: "name-not-typed" },
  });
  expect(await ask(here, { typedName: " Client-A" })).toMatchObject({ kind: "asked" });
});

it("an IAM user is needed to ask, whatever the rules say", async () => {
  const world = aWorld();
  world.iam.byHand.bind(iamUsers.alice, undefined);
  expect(await answerTo(aProcess(world), {})).toBe("not-linked");
});
