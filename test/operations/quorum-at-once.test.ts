// Many clicks at the same moment, in several processes: as many different people as are needed, and exactly one grant.
import { stepIn } from "../../src/domain/access-plan.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { aRule, people } from "../support/a-policy.ts";
import { isAliceIn, theOnlyRequest } from "../support/a-world.ts";
import type { World } from "../support/a-world.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { allQuiet, asked, noOf, refusals, under, yesOf } from "./alice-asks.ts";

const count = (world: World, wanted: string) =>
  theOnlyRequest(world)
    .history.entries.filter(({ what }) => what === wanted)
    .reduce((sum, { times = 1 }) => sum + times, 0);

describe("two approvers of two at the very same time", () => {
  it("are the two that were needed, and alice is in once", async () => {
    const { world, here, there } = under(aRule({ approvals: 2 }));
    const { key } = await asked(here);
    await allQuiet(world, here);
    const words = await Promise.all([yesOf(here, bob, { key }), yesOf(there, carol, { key })]);
    expect(words.sort()).toEqual(["pending", "working"]);
    await allQuiet(world, here, there);
    expect(isAliceIn(world)).toBe(true);
    expect([count(world, "said-yes"), count(world, "approved"), count(world, "granted")]).toEqual([
      1, 1, 1,
    ]);
  });

  it("a double click in two processes is one yes", async () => {
    const { world, here, there } = under(aRule({ approvals: 2 }));
    const { key } = await asked(here);
    await allQuiet(world, here);
    const words = await Promise.all([yesOf(here, bob, { key }), yesOf(there, bob, { key })]);
    expect(words.sort()).toEqual(["pending", "said-yes-already"]);
    expect(isAliceIn(world)).toBe(false);
  });

  it("a no at the moment of the last yes: one of them is too late", async () => {
    const { world, here, there } = under(aRule({ approvals: 2 }));
    const { key } = await asked(here);
    await yesOf(here, bob, { key });
    const words = await Promise.all([yesOf(here, carol, { key }), noOf(there, bob, key)]);
    expect(words).toContain("already-decided");
    await allQuiet(world, here, there);
    expect(isAliceIn(world)).toBe(words[0] === "working");
  });
});

describe("fifty people who click at once", () => {
  const fifty = Array.from({ length: 50 }, (_, index): SlackPerson => {
    return { team: alice.team, user: `U0MANY${String(index).padStart(4, "0")}` };
  });

  it.each([1, 2, 5])("where %s are needed let alice in exactly once", async (approvals) => {
    const { world, here, there } = under(aRule({ approvals, mayApprove: people(...fifty) }));
    const { key } = await asked(here);
    await allQuiet(world, here);
    const outcomes = await Promise.all(
      fifty.map((approver, index) =>
        approveRequest((index % 2 ? here : there).ports, { key, approver, meant: 0 }),
      ),
    );
    expect(refusals(outcomes)).toEqual(Array(50 - approvals).fill("already-decided"));
    await allQuiet(world, here, there);
    expect(count(world, "said-yes")).toBe(approvals - 1);
    expect([count(world, "approved"), count(world, "granted")]).toEqual([1, 1]);
    expect(isAliceIn(world)).toBe(true);
  });
});

it("two Slack people with one IAM user are one, whoever of them is an approver", async () => {
  const { world, here } = under(aRule({ approvals: 2, mayApprove: people(bob, carol, dan) }));
  const { key } = await asked(here);
  await yesOf(here, bob, { key });
  // Whoever can set tags in IAM may bind somebody else to it: carol is bob for AWS from now on.
  world.iam.byHand.bind(iamUsers.carol, undefined);
  world.iam.byHand.bind(iamUsers.bob, `${carol.team}/${carol.user}`);
  expect(await yesOf(here, carol, { key })).toBe("same-iam-user-said-yes");
  expect(await yesOf(here, dan, { key })).toBe("working");
});

it("the plan is for the least that was given, also where the last yes is for all of it", async () => {
  const { here } = under(aRule({ approvals: 2 }));
  const { key } = await asked(here, { lasting: "4h" });
  await yesOf(here, bob, { key, lasting: "1h" });
  await yesOf(here, carol, { key });
  const request = await here.ports.store.load(key);
  expect(request && stepIn(request.ask.plan, "guard")).toMatchObject({ until: { after: 3600 } });
});

it("an approver of two may give less, and the least of it is given", async () => {
  const { world, here, there } = under(aRule({ approvals: 2 }));
  const { key } = await asked(here, { lasting: "4h" });
  await Promise.all([
    yesOf(here, bob, { key, lasting: "2h" }),
    yesOf(there, carol, { key, lasting: "1h" }),
  ]);
  await allQuiet(world, here, there);
  const { ask, state } = theOnlyRequest(world);
  expect(ask.lasting).toBe(3600);
  const since = state.name === "active" ? state.grant.since : NaN;
  expect(state).toMatchObject({ grant: { endsAt: since + 3600_000 } });
});
