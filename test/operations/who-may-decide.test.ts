// Who may decide at the moment of the click: by the rule as it is then, by user groups as they are then, and after an escalation.
import { denyRequest } from "../../src/operations/deny-request.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { listWaiting } from "../../src/operations/list-waiting.ts";
import { mayDecide } from "../../src/operations/may-decide.ts";
import { retryWork } from "../../src/operations/retry-work.ts";
import { aPolicy, aRule, clientC, inGroups, people } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import { theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, bob, carol, dan } from "../support/people.ts";
import { A_MINUTE, aliceHasAsked, asked, noOf, refusals, under, yesOf } from "./alice-asks.ts";

const LEADS = "S0LEADS0001";
const byLeads = aRule({ mayApprove: inGroups(LEADS) });

const waitingFor = async ({ ports }: Process, person: typeof bob) =>
  (await listWaiting(ports, person)).length;

describe("an approver by a user group", () => {
  it("decides while they are in it", async () => {
    const { world, here } = under(byLeads);
    world.userGroups.set(LEADS, [bob.user]);
    const { key } = await asked(here);
    expect(await waitingFor(here, bob)).toBe(1);
    expect(await yesOf(here, carol, { key })).toBe("not-an-approver");
    expect(await yesOf(here, bob, { key })).toBe("working");
  });

  it("decides nothing any more once they were taken out of it, whenever the card was posted", async () => {
    const { world, here } = under(byLeads);
    world.userGroups.set(LEADS, [bob.user]);
    const { key } = await asked(here);
    await untilQuiet(world, here, A_MINUTE);
    expect(world.slack.map(({ slot }) => slot)).toContain("card");
    world.userGroups.set(LEADS, [carol.user]);
    expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
    expect(await noOf(here, bob, key)).toBe("not-an-approver");
    expect(await waitingFor(here, bob)).toBe(0);
    expect(await yesOf(here, carol, { key })).toBe("working");
  });

  it("decides nothing while Slack cannot say who is in it, whoever clicks", async () => {
    const { world, here } = under(aRule({ mayApprove: { ...people(bob), groups: [LEADS] } }));
    const { key } = await asked(here);
    for (const approver of [bob, carol, alice]) {
      expect(await yesOf(here, approver, { key })).toBe("slack-cannot-say");
      expect(await noOf(here, approver, key)).toBe("slack-cannot-say");
      const outcome = await mayDecide(here.ports, { key, approver, meant: 0 });
      expect(refusals([outcome])).toEqual(["slack-cannot-say"]);
    }
    expect(await waitingFor(here, bob)).toBe(0);
    expect(theOnlyRequest(world).state).toMatchObject({ name: "pending", yeses: [] });
  });
});

describe("somebody removed from the rule after the card was posted", () => {
  it("decides nothing any more", async () => {
    const { world, here, key } = await aliceHasAsked();
    world.policy = aPolicy({ rules: [aRule({ mayApprove: people(carol) })] });
    expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
    expect(await noOf(here, bob, key)).toBe("not-an-approver");
    expect(await yesOf(here, carol, { key })).toBe("working");
  });

  it("takes their earlier yes with them", async () => {
    const { world, here } = under(aRule({ approvals: 2, mayApprove: people(bob, carol, dan) }));
    const { key } = await asked(here);
    await yesOf(here, bob, { key });
    world.policy = aPolicy({ rules: [aRule({ approvals: 2, mayApprove: people(carol, dan) })] });
    expect(await yesOf(here, carol, { key })).toBe("pending");
    expect(await yesOf(here, dan, { key })).toBe("working");
  });
});

describe("those to whom an ask is escalated", () => {
  const escalating = aRule({
    mayApprove: people(bob),
    escalation: { afterMilliseconds: 4 * HOUR, to: people(dan) },
  });

  async function askedAndWaited(hours: number): Promise<{ world: World; here: Process }> {
    const { world, here } = under(escalating);
    await asked(here);
    await untilQuiet(world, here, hours * HOUR);
    return { world, here };
  }

  it("decide nothing before that", async () => {
    const { world, here } = await askedAndWaited(3);
    const { key } = theOnlyRequest(world);
    expect(await yesOf(here, dan, { key })).toBe("not-an-approver");
    expect(await noOf(here, dan, key)).toBe("not-an-approver");
    expect(await waitingFor(here, dan)).toBe(0);
  });

  it("do not decide about more time afterwards, which was escalated to nobody", async () => {
    const { world, here } = under(escalating);
    const { key } = await asked(here, { lasting: "4h" });
    await untilQuiet(world, here, 5 * HOUR);
    expect(await yesOf(here, dan, { key })).toBe("working");
    await untilQuiet(world, here, A_MINUTE);
    const more = { key, by: alice, lasting: "1h", reason: "not done yet" };
    expect(await extendAccess(here.ports, more)).not.toHaveProperty("refusal");
    expect(await yesOf(here, dan, { key, meant: 1 })).toBe("not-an-approver");
    expect(await yesOf(here, bob, { key, meant: 1 })).toBe("extending");
  });

  it("decide from then on, and so do the approvers", async () => {
    const { world, here } = await askedAndWaited(4);
    expect(world.slack.map(({ slot }) => slot)).toEqual(
      expect.arrayContaining(["escalation-thread", "escalated-notice"]),
    );
    expect([await waitingFor(here, dan), await waitingFor(here, bob)]).toEqual([1, 1]);
    const { key } = theOnlyRequest(world);
    expect(await yesOf(here, dan, { key })).toBe("working");
  });

  it("are counted beside the approvers where two are needed", async () => {
    const { world, here } = await askedAndWaited(4);
    world.policy = aPolicy({ rules: [aRule({ ...escalating, approvals: 2 })] });
    const { key } = theOnlyRequest(world);
    expect(await yesOf(here, dan, { key })).toBe("pending");
    expect(await yesOf(here, bob, { key })).toBe("working");
  });

  it("do not decide about it where the rule names others by then", async () => {
    const { world, here } = await askedAndWaited(4);
    const to = people(carol);
    world.policy = aPolicy({
      rules: [aRule({ ...escalating, escalation: { afterMilliseconds: 0, to } })],
    });
    const { key } = theOnlyRequest(world);
    expect(await yesOf(here, dan, { key })).toBe("not-an-approver");
    expect(await yesOf(here, carol, { key })).toBe("working");
  });
});

describe("where no rule names approvers any more", () => {
  const gone = aPolicy({ accounts: new Map([[clientC.slug, clientC]]) });

  it("an admin clears up what waits, with a no; a yes would not be what was shown", async () => {
    const { world, here, key } = await aliceHasAsked();
    world.policy = gone;
    expect(await yesOf(here, carol, { key })).toBe("plan-changed");
    const { request } = await denyRequest(here.ports, {
      ...{ key, approver: carol, meant: 0, reason: "the account is gone" },
    });
    expect(request?.state).toMatchObject({ name: "denied", by: carol });
  });

  it("nobody else does, and nobody clears up their own", async () => {
    const { world, here, key } = await aliceHasAsked();
    world.policy = { ...gone, admins: [alice.user] };
    expect(await noOf(here, bob, key)).toBe("not-an-approver");
    expect(await noOf(here, alice, key)).toBe("own-request");
  });
});

describe("letting go on what is stuck", () => {
  async function stuck() {
    const { world, here } = under(aRule({ mayApprove: people(bob) }));
    const { key } = await asked(here);
    world.iam.byHand.bind("alice.andersen", "T0NORTHWIND/U0ELSE00001");
    await yesOf(here, bob, { key });
    await untilQuiet(world, here, A_MINUTE);
    expect(theOnlyRequest(world).state.name).toBe("stuck");
    return { here, key };
  }

  it.each([
    ["an approver", bob, []],
    ["an admin", carol, []],
    ["anybody else", dan, ["not-an-approver"]],
    ["the one who asked", alice, ["own-request"]],
  ])("is for approvers and admins: %s", async (_, by, told) => {
    const { here, key } = await stuck();
    expect(refusals([await retryWork(here.ports, key, by)])).toEqual(told);
  });
});
