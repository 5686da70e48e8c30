// Which of several accounts are left out of an ask, with the reason, and when nothing is asked for at all.
import { MOST_ACCOUNTS } from "../../src/domain/batch.ts";
import { aRule, people } from "../support/a-policy.ts";
import { untilQuiet } from "../support/a-world.ts";
import { bob, dan, iamUsers } from "../support/people.ts";
import { A_MINUTE, allQuiet, asked, letIn, yesOf } from "./alice-asks.ts";
import { slugsOf } from "../support/many-accounts.ts";
import {
  aliceAskedForThree,
  ask,
  askedFor,
  groupsOf,
  reasons,
  standing,
  withAccounts,
} from "./asking-for-several.ts";

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
