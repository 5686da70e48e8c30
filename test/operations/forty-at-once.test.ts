// Forty accounts in one ask, for a time: each a request of its own that AWS ends, in groups of the person's own.
import { isRefusal } from "../../src/domain/refusal.ts";
import { askForSeveral } from "../../src/operations/ask-for-several.ts";
import type { AskForSeveral } from "../../src/operations/ask-for-several.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { aRule } from "../support/a-policy.ts";
import { untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { manyAccounts, slugsOf } from "../support/many-accounts.ts";
import { groupsOf } from "../support/may-enter.ts";
import { alice, bob, iamUsers } from "../support/people.ts";
import { A_MINUTE, allQuiet, under, yesOf } from "./alice-asks.ts";

const WISH = { requester: alice, roleKey: "admin", reason: "read all logs", lasting: "4h" };

function withAccounts(count: number) {
  const scene = under(aRule());
  scene.world.policy = { ...scene.world.policy, accounts: manyAccounts(count) };
  return scene;
}

/** One ask for all of them. */
async function askFor({ ports }: Process, slugs: readonly string[], more?: Partial<AskForSeveral>) {
  const answer = await askForSeveral(ports, { ...WISH, slugs, ...more });
  if (isRefusal(answer)) throw new Error(`alice could not ask: ${answer.refused}`);
  const [head] = answer.requests;
  if (!head) throw new Error("nothing was asked for");
  return head.key;
}

const states = ({ records }: World) =>
  new Set([...records.values()].map(({ request }) => request.state.name));
const ownGroups = ({ iam }: World) =>
  groupsOf(iam, iamUsers.alice).filter((name) => /^own/.test(name));
const held = (world: World) =>
  ownGroups(world).flatMap((group) => Object.keys(world.iam.byHand.policiesOf(group)));

it("lets her into all of them, out of four groups and without a policy on her", async () => {
  const { world, here } = withAccounts(40);
  const key = await askFor(here, slugsOf(40));
  expect(await yesOf(here, bob, { key })).toBe("working");
  await allQuiet(world, here);
  expect([...world.records.values()]).toHaveLength(40);
  expect(states(world)).toEqual(new Set(["active"]));
  expect(groupsOf(world.iam, iamUsers.alice)).toHaveLength(4);
  expect(ownGroups(world)).toHaveLength(4);
  expect(new Set(held(world)).size).toBe(40);
  expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});
});

it("ends one of them by itself, and the others by their time", async () => {
  const { world, here } = withAccounts(40);
  const key = await askFor(here, slugsOf(40));
  await yesOf(here, bob, { key });
  await allQuiet(world, here);
  await giveBack(here.ports, key, alice);
  await allQuiet(world, here);
  expect(held(world).filter((name) => name.startsWith("rolecall-access."))).toHaveLength(39);
  expect(held(world).filter((name) => name.includes(".account-1.admin."))).toEqual([
    expect.stringMatching(/^rolecall-ended\./),
  ]);
  await untilQuiet(world, here);
  expect(states(world)).toEqual(new Set(["ended"]));
  expect(held(world)).toEqual([]);
});

it("has room for what was asked for next while the first waits for its yes", async () => {
  const { world, here } = withAccounts(60);
  const [first, then] = [slugsOf(60).slice(0, 35), slugsOf(60).slice(35)];
  const keys = [await askFor(here, first), await askFor(here, then)];
  for (const key of keys) expect(await yesOf(here, bob, { key })).toBe("working");
  await allQuiet(world, here);
  expect(states(world)).toEqual(new Set(["active"]));
  expect(new Set(held(world)).size).toBe(60);
});

it("says what fits where the places in groups do not suffice", async () => {
  const { world, here } = withAccounts(40);
  for (let count = 1; count <= 8; count += 1) {
    world.iam.byHand.addGroup(`team-${count}`, "/");
    world.iam.byHand.join(iamUsers.alice, `team-${count}`);
  }
  const answer = await askForSeveral(here.ports, { ...WISH, slugs: slugsOf(40) });
  if (!isRefusal(answer) || answer.refused !== "no-room-for-all") throw new Error("there is room");
  expect(answer.fit.length).toBeGreaterThan(22);
  expect(answer.fit.length + answer.left.length).toBe(40);
});

it("leaves a few accounts in the access groups, as ever", async () => {
  const { world, here } = withAccounts(3);
  const key = await askFor(here, slugsOf(3));
  await yesOf(here, bob, { key });
  await untilQuiet(world, here, A_MINUTE);
  expect(ownGroups(world)).toEqual([]);
  expect(groupsOf(world.iam, iamUsers.alice)).toHaveLength(3);
});

describe("where nothing may be written on users", () => {
  /** Alice is in forty accounts, and has given the first ones back a moment ago. */
  async function fortyWithout(back: number) {
    const scene = withAccounts(40);
    const { world, here } = scene;
    world.policy = { ...world.policy, guard: { kind: "none" } };
    world.iam.byHand.setBoundary(iamUsers.alice, null);
    await yesOf(here, bob, { key: await askFor(here, slugsOf(40)) });
    await allQuiet(world, here);
    expect(states(world)).toEqual(new Set(["active"]));
    for (const { request } of [...world.records.values()]) {
      const isBack = slugsOf(back).includes(request.ask.account.slug);
      if (isBack) await giveBack(here.ports, request.key, alice);
    }
    await allQuiet(world, here);
    return scene;
  }
  const policiesFor = (world: World, slug: string) =>
    held(world).filter((name) => name.includes(`.${slug}.admin.`));

  it("needs no boundary and writes nothing on her", async () => {
    const { world } = await fortyWithout(0);
    expect(held(world)).toHaveLength(40);
    expect(world.iam.byHand.userPoliciesOf(iamUsers.alice)).toEqual({});
  });

  it("lifts what an early end left there, when she comes back by the access group", async () => {
    const { world, here } = await fortyWithout(1);
    expect(policiesFor(world, "account-1")).toHaveLength(1);
    await yesOf(here, bob, { key: await askFor(here, slugsOf(1)) });
    await allQuiet(world, here);
    expect(groupsOf(world.iam, iamUsers.alice)).toContain("account-1-admin");
    expect(policiesFor(world, "account-1")).toEqual([]);
  });

  it("bounds her by a guard of its own, when she comes back by a group of hers", async () => {
    const { world, here } = await fortyWithout(12);
    expect(await yesOf(here, bob, { key: await askFor(here, slugsOf(12)) })).toBe("working");
    await allQuiet(world, here);
    expect(
      policiesFor(world, "account-12")
        .map((name) => name.split(".")[0])
        .sort(),
    ).toEqual(["rolecall-access", "rolecall-guard"]);
  });
});
