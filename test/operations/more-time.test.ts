// Asking for more time, and deciding about it: one wish at a time, and one answer to it.
import { endOfGrant } from "../../src/domain/end-grant.ts";
import { pendingExtension } from "../../src/domain/extend-grant.ts";
import type { SlackPerson } from "../../src/domain/person.ts";
import type { RequestKey } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { denyRequest } from "../../src/operations/deny-request.ts";
import { extendAccess, mayExtend } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { listWaiting } from "../../src/operations/list-waiting.ts";
import { mayDecide } from "../../src/operations/may-decide.ts";
import type { Meant } from "../../src/operations/what-is-decided.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { aPolicy, aRule, clientC } from "../support/a-policy.ts";
import {
  ENDS_AT,
  HOUR,
  aPendingRequest,
  aTimedGrant,
  after,
  commands,
} from "../support/a-request.ts";
import { aProcess, aWorld, theOnlyRequest } from "../support/a-world.ts";
import type { Process } from "../support/a-world.ts";
import { mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, dan, iamUsers } from "../support/people.ts";
import { aliceIsIn, allQuiet, asked, refusals } from "./alice-asks.ts";

const WISH = { by: alice, lasting: "2h", reason: "not done yet" };

/** Alice is in, and has asked for two hours more. */
async function aliceWantsMore() {
  const scene = await aliceIsIn();
  const { here, key } = scene;
  const { refusal } = await extendAccess(here.ports, { key, ...WISH });
  if (refusal) throw new Error(`alice could not ask for more: ${refusal.refused}`);
  return scene;
}

interface Word {
  readonly key: RequestKey;
  readonly meant: Meant;
  readonly by?: SlackPerson;
}

const approve = ({ ports }: Process, { by = bob, ...word }: Word) =>
  approveRequest(ports, { ...word, approver: by });
const deny = ({ ports }: Process, { by = carol, ...word }: Word) =>
  denyRequest(ports, { ...word, approver: by, reason: "enough for today" });

describe("asking for more time", () => {
  it("waits for an answer; until then AWS keeps the old end", async () => {
    const { world, here, key } = await aliceWantsMore();
    await allQuiet(world, here);
    expect(pendingExtension(theOnlyRequest(world))).toBe(1);
    expect((await here.ports.store.load(key))?.state).toMatchObject({ grant: { endsAt: ENDS_AT } });
    world.now = ENDS_AT;
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
  });

  it("once approved moves the end in AWS too", async () => {
    const { world, here, key } = await aliceWantsMore();
    await approve(here, { key, meant: 1 });
    await allQuiet(world, here);
    expect(endOfGrant(theOnlyRequest(world))).toBe(ENDS_AT + 2 * HOUR);
    world.now = ENDS_AT + 2 * HOUR - 1;
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    world.now = ENDS_AT + 2 * HOUR;
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
  });

  it.each([
    ["a time that is none", { lasting: "a while" }, "odd-time"],
    ["no end", { lasting: "standing" }, "odd-time"],
    ["longer than the rule allows", { lasting: "13h" }, "too-long"],
    ["no reason", { reason: " " }, "reason-missing"],
    ["somebody else's access", { by: bob }, "not-yours"],
  ])("with %s is refused", async (_, changes, refused) => {
    const { here, key } = await aliceIsIn();
    const { refusal } = await extendAccess(here.ports, { key, ...WISH, ...changes });
    expect(refusal).toMatchObject({ refused });
  });

  it("is for as long as the rule allows by now, whatever it allowed when it was granted", async () => {
    const { here, key } = await aliceIsIn("30m");
    const time = { defaultLasting: 600, longestSeconds: 3600, standing: false };
    const policy = aPolicy({ rules: [aRule({ time })] });
    const ports = { ...here.ports, policy };
    const twoHours = await extendAccess(ports, { key, ...WISH });
    expect(twoHours.refusal).toMatchObject({ refused: "too-long", longest: 3600 });
    expect(refusals([await extendAccess(ports, { key, ...WISH, lasting: "1h" })])).toEqual([]);
  });

  it("of an account that rolecall.yaml does not know any more is refused", async () => {
    const { here, key } = await aliceIsIn();
    const policy = aPolicy({ accounts: new Map([[clientC.slug, clientC]]) });
    const { refusal } = await extendAccess({ ...here.ports, policy }, { key, ...WISH });
    expect(refusal).toMatchObject({ refused: "unknown-account", asked: "client-a" });
  });

  it("twice at the same moment is one wish", async () => {
    const { world, here, there, key } = await aliceIsIn();
    const outcomes = await Promise.all([
      extendAccess(here.ports, { key, ...WISH }),
      extendAccess(there.ports, { key, ...WISH }),
    ]);
    expect(refusals(outcomes)).toEqual(["extension-asked"]);
    expect(pendingExtension(theOnlyRequest(world))).toBe(1);
  });

  it("by a process that has not heard of the end yet is too late all the same", async () => {
    const { world, here, there, key } = await aliceIsIn();
    await giveBack(there.ports, key, alice);
    await allQuiet(world, there);
    const { refusal } = await extendAccess(here.ports, { key, ...WISH });
    expect(refusal).toMatchObject({ refused: "not-active" });
  });
});

describe("whether a form for more time is opened", () => {
  it("it is for the one who has access with an end", async () => {
    const { here, key } = await aliceIsIn();
    expect(await mayExtend(here.ports, key, alice)).toMatchObject({ request: { key } });
    expect(refusals([await mayExtend(here.ports, key, alice)])).toEqual([]);
  });

  it.each([
    { who: "somebody else", lasting: "4h", by: bob, refused: "not-yours" },
    { who: "access without an end", lasting: "standing", by: alice, refused: "has-no-end" },
  ])("it is not for $who", async ({ lasting, by, refused }) => {
    const { here, key } = await aliceIsIn(lasting);
    const { refusal, request } = await mayExtend(here.ports, key, by);
    expect(refusal).toMatchObject({ refused });
    expect(request?.key).toEqual(key);
  });

  it("it is not while a wish waits, nor once the time is over", async () => {
    const { world, here, key } = await aliceWantsMore();
    expect(refusals([await mayExtend(here.ports, key, alice)])).toEqual(["extension-asked"]);
    world.now = ENDS_AT;
    expect(refusals([await mayExtend(here.ports, key, alice)])).toEqual(["has-ended"]);
  });

  it("it is not for a request that does not exist", async () => {
    const { here, key } = await aliceIsIn();
    const unknown = { ...key, number: 7 };
    expect(refusals([await mayExtend(here.ports, unknown, alice)])).toEqual(["unknown-ref"]);
  });
});

describe("two approvers at once, about more time", () => {
  it("one decides, and the other is told what became of it", async () => {
    const { world, here, there, key } = await aliceWantsMore();
    const outcomes = await Promise.all([
      approve(here, { key, meant: 1 }),
      approve(there, { key, meant: 1, by: carol }),
    ]);
    expect(refusals(outcomes)).toEqual(["extension-decided"]);
    await allQuiet(world, here, there);
    const { entries } = theOnlyRequest(world).history;
    expect(entries.filter(({ what }) => what === "extension-approved")).toHaveLength(1);
    expect(endOfGrant(theOnlyRequest(world))).toBe(ENDS_AT + 2 * HOUR);
  });

  it("a yes and a no cannot both be", async () => {
    const { world, here, there, key } = await aliceWantsMore();
    const outcomes = await Promise.all([
      approve(here, { key, meant: 1 }),
      deny(there, { key, meant: 1 }),
    ]);
    expect(refusals(outcomes)).toEqual(["extension-decided"]);
    await allQuiet(world, here, there);
    const isDenied = outcomes[0].refusal !== undefined;
    const end = isDenied ? ENDS_AT : ENDS_AT + 2 * HOUR;
    expect(endOfGrant(theOnlyRequest(world))).toBe(end);
  });

  it("an approval and a withdrawal cannot both be", async () => {
    const { here, there, key } = await aliceWantsMore();
    const outcomes = await Promise.all([
      withdrawRequest(here.ports, key, alice),
      approve(there, { key, meant: 1 }),
    ]);
    expect(refusals(outcomes)).toHaveLength(1);
  });

  it("giving back while it is being approved ends it, whoever comes first", async () => {
    const { world, here, there, key } = await aliceWantsMore();
    await Promise.all([giveBack(here.ports, key, alice), approve(there, { key, meant: 1 })]);
    await allQuiet(world, here, there);
    const { state } = theOnlyRequest(world);
    expect(state).toMatchObject({ name: "ended", end: { cause: "given-back", by: alice } });
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
  });
});

describe("what a decision is about", () => {
  it("whoever types means what waits: the ask, and later the wish for more time", async () => {
    const world = aWorld();
    const process = aProcess(world);
    const { key } = await asked(process, { lasting: "4h" });
    await approve(process, { key, meant: "what waits" });
    await allQuiet(world, process);
    await extendAccess(process.ports, { key, ...WISH });
    await deny(process, { key, meant: "what waits" });
    expect(theOnlyRequest(world).state).toMatchObject({
      name: "active",
      grant: { endsAt: ENDS_AT, lastExtension: { outcome: "denied", by: carol } },
    });
  });

  it("a button of the ask decides nothing about more time, nor one of an earlier wish", async () => {
    const { here, key } = await aliceWantsMore();
    expect((await deny(here, { key, meant: 0 })).refusal).toMatchObject({
      refused: "already-decided",
      by: bob,
    });
    await deny(here, { key, meant: 1 });
    await extendAccess(here.ports, { key, ...WISH });
    expect((await approve(here, { key, meant: 1 })).refusal).toMatchObject({
      refused: "extension-decided",
      outcome: "denied",
      by: carol,
    });
  });

  it("an approver is not refused on what one process remembers: another one knows of the wish", async () => {
    const { here, there, key } = await aliceIsIn();
    await extendAccess(there.ports, { key, ...WISH });
    expect(refusals([await approve(here, { key, meant: 1 })])).toEqual([]);
  });

  it("with nothing waiting, who types is told who decided", async () => {
    const { here, key } = await aliceIsIn();
    expect((await approve(here, { key, meant: "what waits", by: carol })).refusal).toMatchObject({
      refused: "already-decided",
      state: "active",
      by: bob,
    });
  });

  it.each([
    ["an approver", bob, []],
    ["the one who asked", alice, ["own-request"]],
    ["somebody who approves nothing", dan, ["not-an-approver"]],
  ] as const)("a form for the reason opens for those who may decide: %s", async (_, who, told) => {
    const { here, key } = await aliceWantsMore();
    for (const meant of [1, "what waits"] as const) {
      expect(refusals([await mayDecide(here.ports, { key, approver: who, meant })])).toEqual(told);
    }
  });

  it("a form for the reason does not open for a wish that was decided", async () => {
    const { here, key } = await aliceWantsMore();
    await deny(here, { key, meant: 1 });
    const outcome = await mayDecide(here.ports, { key, approver: bob, meant: 1 });
    expect(refusals([outcome])).toEqual(["extension-decided"]);
  });
});

describe("the list of what waits", () => {
  const { extend, deny: denied, denyMore } = commands;
  const pending = aPendingRequest();
  const wanting = after(aTimedGrant(), extend);

  /** As an index that lags would answer. */
  async function listed(person = bob) {
    const { ports } = aProcess(aWorld());
    const found = [pending, wanting, after(wanting, denyMore), after(pending, denied)];
    const store = { ...ports.store, waiting: async () => found };
    return listWaiting({ ...ports, store }, person);
  }

  it("has asks and wishes for more time, and not what was decided a moment ago", async () => {
    expect(await listed()).toEqual([pending, wanting]);
  });

  it("is empty for those who decide about nothing", async () => {
    expect(await listed(alice)).toEqual([]);
  });
});
