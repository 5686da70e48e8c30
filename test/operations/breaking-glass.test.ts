// Access in an emergency: at once, for a short fixed time, never longer, and with a review that stays open until an approver closes it.
import { breakGlass } from "../../src/operations/break-glass.ts";
import type { BreakTheGlass } from "../../src/operations/break-glass.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { listWaiting } from "../../src/operations/list-waiting.ts";
import { mayReview, reviewBreakGlass } from "../../src/operations/review-break-glass.ts";
import { aPolicy, aRule, everyone, inGroups, people } from "../support/a-policy.ts";
import { HOUR } from "../support/a-request.ts";
import { isAliceIn, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import {
  ASK,
  A_MINUTE,
  allQuiet,
  asked,
  letIn,
  noOf,
  refusals,
  under,
  yesOf,
} from "./alice-asks.ts";

const MAY = { name: "emergencies", breakGlass: { mayUse: people(alice), seconds: 3600 } };
const glass = aRule(MAY);

async function breaks({ ports }: Process, changes: Partial<BreakTheGlass> = {}): Promise<string> {
  const answer = await breakGlass(ports, { ...ASK, reason: "it is on fire", ...changes });
  return answer.kind === "refused" ? answer.refusal.refused : answer.kind;
}

/** Alice has let herself in, and everything in hand is done. */
async function aliceBrokeTheGlass() {
  const scene = under(glass);
  expect(await breaks(scene.here)).toBe("asked");
  await untilQuiet(scene.world, scene.here, A_MINUTE);
  return { ...scene, key: theOnlyRequest(scene.world).key };
}

const reviews = ({ ports }: Process, approver: typeof bob, world: World) =>
  reviewBreakGlass(ports, { key: theOnlyRequest(world).key, approver, comment: "rightly so" });

describe("who may", () => {
  it.each([
    ["those the rule names", glass, "asked"],
    [
      "nobody where it names others",
      aRule({ ...MAY, breakGlass: { mayUse: people(bob), seconds: 900 } }),
      "no-break-glass",
    ],
    ["nobody where it names nobody", aRule(), "no-break-glass"],
    ["nobody where no rule is about it", aRule({ ...MAY, roles: ["read-only"] }), "no-rule"],
    [
      "nobody while Slack cannot say who is in the group",
      aRule({ breakGlass: { mayUse: inGroups("S0ONCALL001"), seconds: 900 } }),
      "slack-cannot-say",
    ],
    [
      "those who may not ask otherwise, if they may this",
      aRule({ ...MAY, mayAsk: people(bob) }),
      "asked",
    ],
  ])("%s", async (_, rule, answer) => {
    const { world, here } = under(rule);
    expect(await breaks(here)).toBe(answer);
    await allQuiet(world, here);
    expect(isAliceIn(world)).toBe(answer === "asked");
  });

  it("says why, as for any other ask", async () => {
    expect(await breaks(under(glass).here, { reason: " " })).toBe("reason-missing");
  });

  it("types the account's name where the rule warns of it", async () => {
    const { here } = under(aRule({ ...MAY, sensitive: "A bank." }));
    expect(await breaks(here)).toBe("name-not-typed");
    expect(await breaks(here, { typedName: "client-a" })).toBe("asked");
  });

  it("is not asked for by somebody AWS does not know", async () => {
    const { here } = under(aRule({ breakGlass: { mayUse: everyone, seconds: 900 } }));
    expect(await breaks(here, { requester: dan })).toBe("not-linked");
  });
});

describe("access that was taken", () => {
  it("is there at once, with nobody's approval, by the rule that allows it", async () => {
    const { world } = await aliceBrokeTheGlass();
    expect(isAliceIn(world)).toBe(true);
    const { ask, state } = theOnlyRequest(world);
    expect(ask).toMatchObject({ isBreakGlass: true, lasting: 3600, reason: "it is on fire" });
    expect(state).toHaveProperty("grant.approval", {
      at: ask.askedAt,
      rule: "emergencies",
    });
  });

  it("ends by itself after the time of the rule, and the review stays open", async () => {
    const { world, here } = await aliceBrokeTheGlass();
    const { askedAt } = theOnlyRequest(world).ask;
    world.now = askedAt + HOUR + A_MINUTE;
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
    await untilQuiet(world, here, 2 * HOUR);
    expect(isAliceIn(world)).toBe(false);
    const over = theOnlyRequest(world);
    expect(over.state).toMatchObject({ name: "ended", end: { cause: "expired" } });
    expect(over.review).toEqual({ since: askedAt, reminders: 0 });
    expect(await listWaiting(here.ports, bob)).toHaveLength(1);
  });

  it("is not made longer", async () => {
    const { here, key } = await aliceBrokeTheGlass();
    const wish = { key, by: alice, lasting: "1h", reason: "still on fire" };
    expect(refusals([await extendAccess(here.ports, wish)])).toEqual(["break-glass-ends"]);
  });

  it("is not denied or approved afterwards", async () => {
    const { here, key } = await aliceBrokeTheGlass();
    expect(await yesOf(here, bob, { key })).toBe("already-decided");
    expect(await noOf(here, bob, key)).toBe("already-decided");
  });
});

describe("an ask that waits already", () => {
  it("is taken back for it, and one request is open", async () => {
    const { world, here } = under(glass);
    const { key } = await asked(here, { lasting: "4h" });
    expect(await breaks(here)).toBe("asked");
    await allQuiet(world, here);
    const states = [...world.records.values()].map(({ request }) => request.state.name);
    expect(states).toEqual(["withdrawn", "active"]);
    expect(await yesOf(here, bob, { key })).toBe("already-decided");
  });

  it("that is approved in this very moment lets her in once", async () => {
    const { world, here, there } = under(glass);
    const { key } = await asked(here, { lasting: "4h" });
    await allQuiet(world, here);
    await Promise.all([yesOf(there, bob, { key }), breaks(here)]);
    await allQuiet(world, here, there);
    const states = [...world.records.values()].map(({ request }) => request.state.name);
    expect(states.filter((state) => state === "active")).toHaveLength(1);
    expect(isAliceIn(world)).toBe(true);
  });

  it("twice at the same moment is one request", async () => {
    const { world, here, there } = under(glass);
    const words = await Promise.all([breaks(here), breaks(there)]);
    expect(words.sort()).toEqual(["asked", "still-working"]);
    await allQuiet(world, here, there);
    expect(world.records.size).toBe(1);
  });

  it("is left alone by somebody who may not", async () => {
    const { world, here } = under(aRule());
    await asked(here);
    expect(await breaks(here)).toBe("no-break-glass");
    expect(theOnlyRequest(world).state.name).toBe("pending");
  });

  it("is not needed by somebody who is in", async () => {
    const { world, here } = under(glass);
    await letIn(world, here);
    expect(await breaks(here)).toBe("already-in");
  });
});

describe("the review", () => {
  it("is closed by an approver, and nothing waits for anybody any more", async () => {
    const { world, here } = await aliceBrokeTheGlass();
    expect(await listWaiting(here.ports, bob)).toHaveLength(1);
    expect(refusals([await reviews(here, bob, world)])).toEqual([]);
    expect(theOnlyRequest(world).review?.closed).toMatchObject({ by: bob, comment: "rightly so" });
    expect(await listWaiting(here.ports, bob)).toEqual([]);
  });

  it("is closed once by two at the same moment", async () => {
    const { world, here, there } = await aliceBrokeTheGlass();
    const outcomes = await Promise.all([reviews(here, bob, world), reviews(there, carol, world)]);
    expect(refusals(outcomes)).toEqual(["reviewed-already"]);
  });

  it.each([
    ["the one who took it", alice, "own-request"],
    ["somebody who approves nothing", dan, "not-an-approver"],
  ])("is not for %s, whose form does not even open", async (_, by, refused) => {
    const { world, here, key } = await aliceBrokeTheGlass();
    world.policy = aPolicy({ rules: [aRule({ ...MAY, mayApprove: people(alice, bob) })] });
    expect(refusals([await reviews(here, by, world)])).toEqual([refused]);
    expect(refusals([await mayReview(here.ports, key, by)])).toEqual([refused]);
    expect(await listWaiting(here.ports, by)).toEqual([]);
  });

  it("is not for another Slack person with the same IAM user", async () => {
    const { world, here } = await aliceBrokeTheGlass();
    world.iam.byHand.bind(iamUsers.bob, undefined);
    world.iam.byHand.bind(iamUsers.alice, `${bob.team}/${bob.user}`);
    expect(refusals([await reviews(here, bob, world)])).toEqual(["same-iam-user"]);
  });

  it("needs a comment, and there is none of what was asked for in the usual way", async () => {
    const { here, key } = await aliceBrokeTheGlass();
    const silent = { key, approver: bob, comment: "  " };
    expect(refusals([await reviewBreakGlass(here.ports, silent)])).toEqual(["reason-missing"]);
    const usual = under(glass);
    const { key: other } = await asked(usual.here);
    expect(refusals([await mayReview(usual.here.ports, other, bob)])).toEqual([
      "nothing-to-review",
    ]);
  });

  it("is reminded of every day until somebody closes it, and then no more", async () => {
    const { world, here } = await aliceBrokeTheGlass();
    await untilQuiet(world, here, 50 * HOUR);
    const reminders = () => world.slack.filter(({ slot }) => slot === "review-thread").length;
    expect(reminders()).toBe(2);
    await reviews(here, bob, world);
    await untilQuiet(world, here, 100 * HOUR);
    expect(reminders()).toBe(3);
    expect(world.failures).toEqual([]);
  });
});
