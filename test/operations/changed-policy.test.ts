// The file is changed while a card waits: what a click says then is by the file as it is at that moment.
import type { AccessRule } from "../../src/domain/access-rule.ts";
import { listWaiting } from "../../src/operations/list-waiting.ts";
import { aPolicy, aRule, clientA, clientC, people } from "../support/a-policy.ts";
import { isAliceIn, theOnlyRequest } from "../support/a-world.ts";
import { bob, carol, dan } from "../support/people.ts";
import { allQuiet, asked, noOf, under, yesOf } from "./alice-asks.ts";

/** Alice asked for four hours when bob or carol decided; then the file changes to these rules. */
async function changedTo(...rules: readonly AccessRule[]) {
  const scene = under(aRule());
  const { key } = await asked(scene.here, { lasting: "4h" });
  await allQuiet(scene.world, scene.here);
  scene.world.policy = aPolicy({ rules });
  return { ...scene, key };
}

const atMost = (longestSeconds: number) =>
  aRule({ time: { defaultLasting: 600, longestSeconds, standing: false } });

describe("an ask that waits while the file is changed", () => {
  it("is not approved for longer than is allowed by now, but may be denied", async () => {
    const { here, key } = await changedTo(atMost(3600));
    expect(await yesOf(here, bob, { key })).toBe("longer-than-allowed");
    expect(await noOf(here, bob, key)).toBe("denied");
  });

  it("is approved for as long as is allowed by now, where the approver says so", async () => {
    const { here, key } = await changedTo(atMost(3600));
    expect(await yesOf(here, bob, { key, lasting: "2h" })).toBe("longer-than-allowed");
    expect(await yesOf(here, bob, { key, lasting: "1h" })).toBe("working");
  });

  it("is approved where just as much is allowed", async () => {
    const { here, key } = await changedTo(atMost(4 * 3600));
    expect(await yesOf(here, bob, { key })).toBe("working");
  });

  it("is not approved for an account that is gone, by nobody", async () => {
    const { world, here, key } = await changedTo(aRule());
    world.policy = aPolicy({ accounts: new Map([[clientC.slug, clientC]]) });
    expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
    expect(await yesOf(here, carol, { key })).toBe("plan-changed");
  });

  it("is not approved where the role is another one in AWS by now", async () => {
    const { world, here, key } = await changedTo(aRule());
    const roles = clientA.roles.map((role) => ({ ...role, roleName: "Root" }));
    world.policy = aPolicy({ accounts: new Map([[clientA.slug, { ...clientA, roles }]]) });
    expect(await yesOf(here, bob, { key })).toBe("plan-changed");
  });

  it("is decided by another rule that comes first by now, and by its approvers", async () => {
    const first = aRule({ name: "first", mayApprove: people(dan), approvals: 1 });
    const { world, here, key } = await changedTo(first, aRule());
    expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
    expect(await yesOf(here, dan, { key })).toBe("working");
    expect(theOnlyRequest(world).state).toMatchObject({ approval: { by: dan, rule: "first" } });
  });

  it("is decided by the next rule that is about it, where the first is not any more", async () => {
    const readers = aRule({ name: "readers", roles: ["read-only"], mayApprove: people(dan) });
    const { world, here, key } = await changedTo(readers, aRule({ name: "rest" }));
    expect(await yesOf(here, dan, { key })).toBe("not-an-approver");
    expect(await yesOf(here, bob, { key })).toBe("working");
    expect(theOnlyRequest(world).state).toMatchObject({ approval: { rule: "rest" } });
  });

  it("needs as many as the file says by now", async () => {
    const { here, key } = await changedTo(aRule({ approvals: 2 }));
    expect(await yesOf(here, bob, { key })).toBe("pending");
    expect(await yesOf(here, carol, { key })).toBe("working");
  });

  it("is approved with its name typed, where the file warns of it by now", async () => {
    const { here, key } = await changedTo(aRule({ sensitive: "A bank." }));
    expect(await yesOf(here, bob, { key })).toBe("name-not-typed");
    expect(await yesOf(here, bob, { key, typedName: "client-a" })).toBe("working");
  });

  it("is listed for those who decide by now, and for nobody else", async () => {
    const { here } = await changedTo(aRule({ mayApprove: people(dan) }));
    const lists = await Promise.all([bob, dan].map((one) => listWaiting(here.ports, one)));
    expect(lists.map(({ length }) => length)).toEqual([0, 1]);
  });

  it("is left to the admins where no rule is about it, and still lapses", async () => {
    const { world, here, key } = await changedTo();
    expect(await noOf(here, bob, key)).toBe("not-an-approver");
    world.now = theOnlyRequest(world).ask.lapsesAt;
    await allQuiet(world, here);
    expect(theOnlyRequest(world).state.name).toBe("lapsed");
  });

  it("changed in the moment of the second click: the click is decided by one file, whole", async () => {
    const { world, here, there, key } = await changedTo(aRule({ approvals: 2 }));
    await yesOf(here, bob, { key });
    const click = yesOf(there, carol, { key });
    world.policy = aPolicy({ rules: [aRule({ approvals: 2, mayApprove: people(dan) })] });
    expect(["working", "not-an-approver"]).toContain(await click);
    await allQuiet(world, here, there);
    const { state } = theOnlyRequest(world);
    expect(isAliceIn(world)).toBe(state.name === "active");
  });
});

describe("somebody who gives less time than was asked for", () => {
  it.each([
    ["as it was asked", "4h", "working"],
    ["more than was asked", "5h", "not-shorter"],
    ["no end", "standing", "not-shorter"],
    ["something that is no time", "a while", "odd-time"],
    ["less", "30m", "working"],
  ])("%s", async (_, lasting, word) => {
    const { here } = under(aRule());
    const { key } = await asked(here, { lasting: "4h" });
    expect(await yesOf(here, bob, { key, lasting })).toBe(word);
  });

  it("gives an end to what was to have none, where AWS may hold it", async () => {
    const { world, here } = under(aRule());
    const { key } = await asked(here, { lasting: "standing" });
    expect(await yesOf(here, bob, { key, lasting: "4h" })).toBe("working");
    await allQuiet(world, here);
    const { state } = theOnlyRequest(world);
    expect(state.name === "active" && state.grant.endsAt).toBeGreaterThan(world.now);
  });

  it("cannot give it one where AWS may hold none, and is told why", async () => {
    const { world, here } = under(aRule());
    world.iam.byHand.setBoundary("alice.andersen", null);
    const { key } = await asked(here, { lasting: "standing" });
    expect(await yesOf(here, bob, { key, lasting: "4h" })).toBe("no-boundary");
    expect(await yesOf(here, bob, { key })).toBe("working");
  });
});
