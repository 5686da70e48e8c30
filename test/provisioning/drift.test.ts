// Somebody puts people into groups or widens them by hand: it is found, told once, and undone or adopted as an admin says.
import { Trouble } from "../../src/domain/trouble.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { settleDrift } from "../../src/operations/settle-drift.ts";
import type { SettleDrift } from "../../src/operations/settle-drift.ts";
import type { AccessGroups } from "../../src/ports/access-groups.ts";
import { HOUR } from "../support/a-request.ts";
import { theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import { GROUP } from "../support/a-comparison.ts";
import {
  aWatchedWorld,
  aWatchingProcess,
  aliceIsIn,
  bobIsPutIn,
  compareOften,
  labelsIn,
  settle as settleIn,
  watchedAnnouncer,
} from "../support/drift-watch.ts";
import type { WatchedWorld, WatchingProcess } from "../support/drift-watch.ts";
import { mortalProcess } from "../support/mortal-process.ts";
import { bob, carol, iamUsers } from "../support/people.ts";

let world: WatchedWorld;
let process: WatchingProcess;
beforeEach(() => {
  world = aWatchedWorld();
  process = aWatchingProcess(world);
});
afterEach(() => {
  expect(world.failures).toEqual([]);
});

const MINUTES = 60_000;

const settle = (changes?: Partial<SettleDrift>) => settleIn(world, process, changes);
const labels = () => labelsIn(world);
const isBobIn = () => world.iam.directory.isMember(iamUsers.bob, GROUP);
const whatHappened = () => world.stored.ledger.history.entries.map(({ what }) => what);

it("nothing was changed: nobody is told anything, and comparing costs a handful of calls", async () => {
  await aliceIsIn(world, process);
  await compareOften(world, [process]);
  const before = process.mortal.calls.length;
  await compareOften(world, [process], 1);
  expect(process.mortal.calls.slice(before)).toEqual(["load", "save", "take", "holdings", "save"]);
  expect(world.told).toEqual([]);
  expect(world.stored.ledger).toMatchObject({ open: [], claim: null });
});

describe("bob was put into the group by hand", () => {
  beforeEach(() => {
    bobIsPutIn(world);
  });

  it("is told once, whichever process finds it, and however often", async () => {
    const others = [process, aWatchingProcess(world), aWatchingProcess(world)];
    await compareOften(world, others, 6);
    expect(labels()).toEqual(["D-1 open · "]);
    expect(whatHappened()).toEqual(["found", "told"]);
    expect(isBobIn()).toBe(true);
  });

  it("is undone when an admin says so: bob is out, and the message says by whom", async () => {
    await compareOften(world, [process]);
    await settle();
    expect(isBobIn()).toBe(false);
    await compareOften(world, [process], 1);
    expect(labels()).toEqual(["D-1 over: undone"]);
    expect(world.told[0]?.drift.over?.by).toEqual(carol);
    expect(world.stored.ledger.open).toEqual([]);
    expect(world.stored.ledger.history.entries).toMatchObject([
      { what: "found" },
      { what: "told" },
      { what: "undo-ordered", by: carol },
      { what: "undone", by: carol },
    ]);
  });

  it("is undone by another process, where the one that took the order died", async () => {
    await compareOften(world, [process]);
    const other = aWatchingProcess(world);
    await settleDrift(
      { ...other.ports, drift: { ...other.ports.drift, nudge: () => undefined } },
      {
        number: 1,
        want: "undo",
        by: carol,
      },
    );
    world.now += MINUTES;
    await process.comparer.tick();
    expect(isBobIn()).toBe(false);
  });

  it("is adopted when an admin says so: it is on record, has a guard, and ends by its time", async () => {
    await compareOften(world, [process]);
    // client-a's admin role lasts without an end; client-c's an hour.
    const group = "client-c-admin";
    world.iam.byHand.leave(iamUsers.bob, GROUP);
    world.iam.byHand.addGroup(group, "/rolecall/");
    world.iam.byHand.join(iamUsers.bob, group);
    await compareOften(world, [process]);
    const number = world.stored.ledger.open.find(
      ({ finding }) => finding.what === "joined-by-hand" && finding.group === group,
    )?.number;
    await settle({ number: number ?? 0, want: "adopt" });

    const request = theOnlyRequest(world);
    expect(request).toMatchObject({
      ask: { requester: bob, lasting: 3600 },
      state: { name: "active", grant: { approval: { by: carol } } },
    });
    expect(request.history.entries.map(({ what }) => what)).toEqual([
      "asked",
      "adopted",
      "granted",
    ]);
    expect(Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.bob))).toEqual([
      `rolecall-guard.client-c.admin.${request.ref}`,
    ]);
    await compareOften(world, [process], 1);
    expect(labels()).toContain(`D-${String(number)} over: adopted`);

    await untilQuiet(world, process, 2 * HOUR);
    expect(theOnlyRequest(world).state.name).toBe("ended");
    expect(world.iam.directory.isMember(iamUsers.bob, group)).toBe(false);
    expect(world.slack.map(({ slot }) => slot)).not.toContain("receipt");
  });

  it("is put right by hand again: the message says so, and nobody did it through Rolecall", async () => {
    await compareOften(world, [process]);
    world.iam.byHand.leave(iamUsers.bob, GROUP);
    await compareOften(world, [process], 1);
    expect(labels()).toEqual(["D-1 over: put-right"]);
  });

  it("is nobody's to decide but an admin's, and not for themselves", async () => {
    await compareOften(world, [process]);
    expect(await settle({ by: bob })).toEqual({ refused: "drift-for-admins" });
    world.iam.byHand.bind(iamUsers.bob, "T0NORTHWIND/U0CAROL001");
    world.iam.byHand.bind(iamUsers.carol, undefined);
    await compareOften(world, [process]);
    expect(await settle({ want: "adopt" })).toMatchObject({ refused: "cannot-adopt", why: "own" });
    expect(isBobIn()).toBe(true);
    expect(labels()).toEqual(["D-1 open · "]);
  });

  it.each([
    ["not-linked", () => world.iam.byHand.bind(iamUsers.alice, "T0NORTHWIND/U0BOB00001")],
    ["nothing-to-adopt", () => world.iam.byHand.bind(iamUsers.bob, undefined)],
  ])("is not adopted: %s", async (why, change) => {
    change();
    await compareOften(world, [process]);
    expect(await settle({ want: "adopt" })).toMatchObject({ refused: "cannot-adopt", why });
    expect(world.records.size).toBe(0);
  });

  it("is not undone where bob got the access on record meanwhile", async () => {
    await compareOften(world, [process]);
    const asked = { requester: bob, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
    world.iam.byHand.leave(iamUsers.bob, GROUP);
    await askForAccess(process.ports, asked);
    await approveRequest(process.ports, {
      key: theOnlyRequest(world).key,
      approver: carol,
      meant: 0,
    });
    await untilQuiet(world, process, MINUTES);
    await settle();
    expect(isBobIn()).toBe(true);
    await compareOften(world, [process], 1);
    expect(labels()).toEqual(["D-1 over: on-record"]);
  });

  it("is decided once", async () => {
    await compareOften(world, [process]);
    await settle({ want: "adopt" });
    const again = await settle();
    expect(again).toHaveProperty("refused");
    expect(isBobIn()).toBe(true);
  });
});

it("a group was widened: an admin has it put right, and what was widened further is told by the same message", async () => {
  bobIsPutIn(world);
  world.iam.byHand.leave(iamUsers.bob, GROUP);
  world.iam.byHand.putPolicy(GROUP, "extra", { Statement: [] });
  await compareOften(world, [process]);
  world.iam.byHand.putPolicy(GROUP, "more", { Statement: [] });
  await compareOften(world, [process]);
  expect(world.told).toHaveLength(1);
  expect(world.told[0]?.shows).toMatch(/`extra` · .*`more`/);
  await settle();
  expect(Object.keys(world.iam.byHand.policiesOf(GROUP))).toEqual(["rolecall-access"]);
  await compareOften(world, [process], 1);
  expect(labels()).toEqual(["D-1 over: undone"]);
});

describe("AWS does not do at once what was ordered", () => {
  const troubled = (retryable: boolean, times: number) => {
    let left = times;
    const leave: AccessGroups["leave"] = async (...given) => {
      left -= 1;
      if (left >= 0) throw new Trouble("AWS says no.", { retryable });
      await world.iam.groups.leave(...given);
    };
    return aWatchingProcess(world, mortalProcess(), {
      groups: { ...world.iam.groups, leave },
    });
  };

  it("it is tried again while that may help, and the message says why it takes longer", async () => {
    bobIsPutIn(world);
    process = troubled(true, 2);
    await compareOften(world, [process]);
    await settle();
    expect(isBobIn()).toBe(true);
    expect(labels()).toEqual([expect.stringMatching(/^D-1 undo ordered \d+ · AWS says no\.$/)]);
    await compareOften(world, [process], 3);
    expect(isBobIn()).toBe(false);
    expect(labels()).toEqual(["D-1 over: undone"]);
  });

  it("it is open again where that does not help, and the admin may order it once more", async () => {
    bobIsPutIn(world);
    process = troubled(false, 1);
    await compareOften(world, [process]);
    await settle();
    expect(labels()).toEqual(["D-1 open · AWS says no."]);
    await settle();
    expect(isBobIn()).toBe(false);
  });
});

it("Slack takes no message: nothing is lost, and it is told when Slack is back", async () => {
  bobIsPutIn(world);
  let isDown = true;
  const announcer = watchedAnnouncer(world);
  process = aWatchingProcess(world, mortalProcess(), {
    announcer: {
      tell: async (drift) => {
        if (isDown) throw new Trouble("Slack could not be reached.", { retryable: true });
        return announcer.tell(drift);
      },
    },
  });
  await compareOften(world, [process], 4);
  expect(world.told).toEqual([]);
  isDown = false;
  await compareOften(world, [process], 1);
  expect(labels()).toEqual(["D-1 open · "]);
});
