// Where a rule asks nobody: access at once, on record by which rule, and nobody can be asked about it.
import { seatSubject } from "../../src/domain/request.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { listWaiting } from "../../src/operations/list-waiting.ts";
import { aPolicy, aRule, people } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import { isAliceIn, theOnlyRequest } from "../support/a-world.ts";
import { alice, bob, carol } from "../support/people.ts";
import { allQuiet, answerTo, asked, noOf, under, yesOf } from "./alice-asks.ts";

const playground = aRule({
  ...{ name: "playground", approvals: 0, mayAsk: people(alice) },
  mayApprove: { everyone: false, people: [], groups: [] },
});

describe("where nobody is asked", () => {
  it("access is given at once, and the rule is on record for it", async () => {
    const { world, here } = under(playground);
    const { state, key } = await asked(here, { lasting: "4h" });
    expect(state).toMatchObject({ name: "working" });
    await allQuiet(world, here);
    expect(isAliceIn(world)).toBe(true);
    expect(theOnlyRequest(world).state).toHaveProperty("grant.approval", {
      at: expect.any(Number),
      rule: "playground",
    });
    expect(key.subject).toBe(seatSubject(alice, "client-a", "admin"));
  });

  it("nothing waits for anybody, and a click decides nothing", async () => {
    const { world, here } = under(playground);
    const { key } = await asked(here);
    await allQuiet(world, here);
    expect(await listWaiting(here.ports, bob)).toEqual([]);
    expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
    expect(await noOf(here, carol, key)).toBe("already-decided");
  });

  it("it is for those who may ask all the same", async () => {
    const { here } = under(playground);
    expect(await answerTo(here, { requester: bob })).toBe("may-not-ask");
  });

  it("more time is given at once too", async () => {
    const { world, here } = under(playground);
    const { key } = await asked(here, { lasting: "1h" });
    await allQuiet(world, here);
    await extendAccess(here.ports, { key, by: alice, lasting: "2h", reason: "not done" });
    await allQuiet(world, here);
    const { state } = theOnlyRequest(world);
    expect(state).toMatchObject({ name: "active", grant: { lastExtension: { number: 1 } } });
    const { since, endsAt } = state.name === "active" ? state.grant : { since: 0, endsAt: 0 };
    expect(endsAt).toBe(since + 3 * HOUR);
  });
});

it("what waited when the rule began to ask nobody is cleared up by an admin", async () => {
  const { world, here } = under(aRule());
  const { key } = await asked(here);
  world.policy = aPolicy({ rules: [playground] });
  expect(await yesOf(here, bob, { key })).toBe("not-an-approver");
  expect(await yesOf(here, carol, { key })).toBe("working");
});
