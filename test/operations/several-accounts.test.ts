// Several accounts in one ask: one card and one decision for each rule, and a request for each account once it is approved.
import type { AccessRule } from "../../src/domain/access-rule.ts";
import { MOST_ACCOUNTS } from "../../src/domain/batch.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import type { AskForSeveral, SeveralAsked } from "../../src/operations/ask-for-several.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { isRefusal } from "../../src/domain/refusal.ts";
import { aPolicy, aRule, people } from "../support/a-policy.ts";
import { untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { A_MINUTE, allQuiet, asked, letIn, noOf, under, yesOf } from "./alice-asks.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";

const SEVERAL: AskForSeveral = {
  ...{ requester: alice, slugs: slugsOf(3), roleKey: "admin" },
  ...{ reason: "fix the DNS", lasting: "4h" },
};

function withAccounts(count: number, ...rules: readonly AccessRule[]) {
  const scene = under(...rules);
  scene.world.policy = { ...scene.world.policy, accounts: manyAccounts(count) };
  return scene;
}

const ask = ({ ports }: Process, changes: Partial<AskForSeveral> = {}) =>
  askForSeveral(ports, { ...SEVERAL, ...changes });

async function askedFor(
  process: Process,
  changes: Partial<AskForSeveral> = {},
): Promise<SeveralAsked> {
  const answer = await ask(process, changes);
  if (isRefusal(answer)) throw new Error(`alice could not ask: ${answer.refused}`);
  return answer;
}

/** Alice has asked for account-1 to account-3 in one ask, and everybody has seen it. */
async function aliceAskedForThree(...rules: readonly AccessRule[]) {
  const scene = withAccounts(3, ...(rules.length > 0 ? rules : [aRule()]));
  const { requests } = await askedFor(scene.here);
  await allQuiet(scene.world, scene.here);
  const [head] = requests;
  if (!head || requests.length > 1) throw new Error(`there are ${requests.length} requests`);
  return { ...scene, head, key: head.key };
}

const groupsOf = ({ iam }: World) =>
  slugsOf(3).filter((slug) => iam.directory.isMember(iamUsers.alice, `${slug}-admin`));
/** `account-1 active`, for each record there is. */
const standing = ({ records }: World) =>
  [...records.values()].map(
    ({ request: { ask: of, state } }) => `${of.account.slug} ${state.name}`,
  );
const reasons = ({ leftOut }: SeveralAsked) =>
  leftOut.map(({ slug, refusal }) => [slug, isRefusal(refusal) ? refusal.refused : refusal]);

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

describe("what is left out, with the reason", () => {
  it("is what she is in already, has asked for, may not ask for, or has to name", async () => {
    const { world, here } = withAccounts(
      5,
      aRule({
        name: "closed",
        accounts: { slugs: ["account-3"], units: [], tags: {} },
        mayAsk: people(dan),
      }),
      aRule({
        name: "bank",
        accounts: { slugs: ["account-4"], units: [], tags: {} },
        sensitive: "A bank.",
      }),
      aRule(),
    );
    await letIn(world, here, { slug: "account-1", lasting: "4h" });
    await asked(here, { slug: "account-2", lasting: "4h" });
    const answer = await askedFor(here, { slugs: [...slugsOf(5), "account-9"] });
    expect(reasons(answer)).toEqual([
      ["account-1", "already-in"],
      ["account-2", "already-asked"],
      ["account-3", "may-not-ask"],
      ["account-4", "sensitive-alone"],
      ["account-9", "unknown-account"],
    ]);
    expect(answer.requests).toMatchObject([{ ask: { account: { slug: "account-5" } } }]);
    expect(answer.requests[0]?.ask.others).toBeUndefined();
  });

  it("is what lasts too long by its own rule, while the others are asked for", async () => {
    const short = aRule({
      ...{ name: "short", accounts: { slugs: ["account-2"], units: [], tags: {} } },
      time: { defaultLasting: 3600, longestSeconds: 3600, standing: false },
    });
    const { here } = withAccounts(3, short, aRule());
    const answer = await askedFor(here);
    expect(reasons(answer)).toEqual([["account-2", "too-long"]]);
    expect(answer.requests[0]?.ask.others).toHaveLength(1);
  });

  it("leaves nothing to ask for where it is all of it", async () => {
    const { world, here } = withAccounts(3, aRule({ mayAsk: people(dan) }));
    const answer = await askedFor(here);
    expect(answer.requests).toEqual([]);
    expect(answer.leftOut).toHaveLength(3);
    expect(world.records.size).toBe(0);
  });

  it("is what she asked for by itself before the others were opened", async () => {
    const { world, here, key } = await aliceAskedForThree();
    const own = await asked(here, { slug: "account-2", lasting: "1h" });
    await yesOf(here, bob, { key });
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(["account-1", "account-3"]);
    const head = await here.ports.store.load(key);
    expect(head?.spread?.leftOut).toEqual([
      { slug: "account-2", why: "it was asked for by itself meanwhile" },
    ]);
    expect(await yesOf(here, bob, { key: own.key })).toBe("working");
    await allQuiet(world, here);
    expect(groupsOf(world)).toEqual(slugsOf(3));
  });

  it("is the first of them too, where somebody asks for it in this very moment", async () => {
    const { world, here, there } = withAccounts(3, aRule());
    const [single, several] = await Promise.all([
      asked(there, { slug: "account-1", lasting: "1h" }),
      askedFor(here),
    ]);
    expect(reasons(several)).toEqual([["account-1", "already-asked"]]);
    expect(several.requests[0]?.ask.account.slug).toBe("account-2");
    expect(single.ask.account.slug).toBe("account-1");
    expect(standing(world)).toEqual(["account-1 pending", "account-2 pending"]);
  });

  it("the same account twice is asked for once", async () => {
    const { here } = withAccounts(3, aRule());
    const { requests } = await askedFor(here, { slugs: ["account-1", "ACCOUNT-1", "account-2"] });
    expect(requests[0]?.ask.others).toHaveLength(1);
  });
});

describe("nothing is asked for at all", () => {
  it("where there is no room for all: what fits is said", async () => {
    const { world, here } = withAccounts(12, aRule());
    const answer = await ask(here, { slugs: slugsOf(12), lasting: "standing" });
    expect(answer).toEqual({
      refused: "no-room-for-all",
      iamUser: iamUsers.alice,
      fit: slugsOf(10),
      left: ["account-11", "account-12"],
    });
    expect(world.records.size).toBe(0);
  });

  it(`where there are more than ${MOST_ACCOUNTS}`, async () => {
    const { here } = withAccounts(60, aRule());
    expect(await ask(here, { slugs: slugsOf(MOST_ACCOUNTS + 1) })).toEqual({
      refused: "too-many-accounts",
      asked: MOST_ACCOUNTS + 1,
      most: MOST_ACCOUNTS,
    });
  });

  it("without a reason, or by somebody AWS does not know", async () => {
    const { here } = withAccounts(3, aRule());
    expect(await ask(here, { reason: " " })).toMatchObject({ refused: "reason-missing" });
    expect(await ask(here, { requester: dan })).toMatchObject({ refused: "not-linked" });
  });

  it("but more than there are groups for is given without groups, where it has an end", async () => {
    const { world, here } = withAccounts(12, aRule());
    const { requests } = await askedFor(here, { slugs: slugsOf(11), lasting: "1h" });
    const [head] = requests;
    if (!head) throw new Error("nothing was asked");
    await yesOf(here, bob, { key: head.key });
    await untilQuiet(world, here, A_MINUTE);
    expect(standing(world).sort()).toEqual(
      slugsOf(11)
        .map((slug) => `${slug} active`)
        .sort(),
    );
    expect(world.failures).toEqual([]);
  });
});
