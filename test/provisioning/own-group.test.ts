// A grant that a group of the user's own holds, through death at every call, late calls and changes by hand.
import { seatSubject } from "../../src/domain/request.ts";
import { approveRequest } from "../../src/operations/approve-request.ts";
import { askForAccess } from "../../src/operations/ask-for-access.ts";
import { extendAccess } from "../../src/operations/extend-access.ts";
import { giveBack } from "../../src/operations/give-back.ts";
import { revokeAccess } from "../../src/operations/revoke-access.ts";
import type { UserPolicies } from "../../src/ports/user-policies.ts";
import { HOUR } from "../support/a-request.ts";
import { LEASE, aProcess, aWorld, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { World } from "../support/a-world.ts";
import {
  aWatchedWorld,
  aWatchingProcess,
  compareOften,
  labelsIn,
  settle,
} from "../support/drift-watch.ts";
import { fillGroupsOf, fillPoliciesOf, groupsOf, mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import { DAY, FATES, SOON, play } from "./dying-process.ts";
import type { Act, Journey } from "./dying-process.ts";

const OWN = "own.alice.andersen.1";
const WISH = { requester: alice, slug: "client-a", roleKey: "admin", reason: "fix the DNS" };
const key = (number: number) => ({ subject: seatSubject(alice, "client-a", "admin"), number });
const MINUTE = 60_000;

const asks =
  (lasting = "4h"): Act =>
  ({ ports }) =>
    askForAccess(ports, { ...WISH, lasting });
const approves =
  (number = 1, meant = 0): Act =>
  ({ ports }) =>
    approveRequest(ports, { key: key(number), approver: bob, meant });
const givesBack: Act = ({ ports }) => giveBack(ports, key(1), alice);
const wantsMore: Act = ({ ports }) =>
  extendAccess(ports, { key: key(1), by: alice, lasting: "2h", reason: "not done" });
const revokes: Act = ({ ports }) => revokeAccess(ports, { key: key(1), by: carol, sessions: true });
const dayPasses: Act = () => Promise.resolve();

const JOURNEYS: Readonly<Record<string, Omit<Journey, "begin">>> = {
  "made longer, ended by its time": {
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [wantsMore, SOON],
      [approves(1, 1), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, true, true, false],
  },
  "given back, and asked for again in the quarantine": {
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [givesBack, SOON],
      [asks("1h"), SOON],
      [approves(2), SOON],
      [dayPasses, DAY],
    ],
    mayEnter: [false, true, false, false, true, false],
  },
  "revoked with its sessions": {
    acts: [
      [asks(), SOON],
      [approves(), SOON],
      [revokes, DAY],
    ],
    mayEnter: [false, true, false],
  },
};

async function playHeld(journey: Omit<Journey, "begin">, doom?: Parameters<typeof play>[1]) {
  const worlds: World[] = [];
  const begin = (world: World) => {
    fillPoliciesOf(world, iamUsers.alice);
    worlds.push(world);
  };
  const played = await play({ ...journey, begin }, doom);
  return {
    ...played,
    inOwnGroup: worlds.map(({ iam }) => Object.keys(iam.byHand.policiesOf(OWN))),
  };
}

describe.each(Object.entries(JOURNEYS))("%s, with a death at every call", (_what, journey) => {
  it("ends in the same world, wherever the process dies, with the group empty and hers", async () => {
    const calm = await playHeld(journey);
    expect(calm.mayEnter).toEqual(journey.mayEnter);
    expect(calm.calls).toContain("make");
    expect(calm).toMatchObject({
      inOwnGroup: [[]],
      world: { groups: [OWN], userPolicies: ["theirs"], rolePolicies: [], bugs: [] },
    });
    const { calls, ...expected } = calm;
    for (const fate of FATES) {
      for (const [index, name] of calls.entries()) {
        const point = `${fate} call ${index + 1}, ${name}`;
        const { calls: _calls, ...told } = await playHeld(journey, { call: index + 1, fate });
        expect({ point, ...told }).toEqual({ point, ...expected });
      }
    }
  });
});

/** Where the user's own policies are full, so that a group of her own is what is left. */
function aTightWorld() {
  const world = aWorld();
  fillPoliciesOf(world, iamUsers.alice);
  return { world, process: aProcess(world) };
}

/** Alice's request is tried, and what is in its way is told. */
async function tried({ world, process }: ReturnType<typeof aTightWorld>) {
  await asks()(process);
  await approves()(process);
  await untilQuiet(world, process, SOON);
  return theOnlyRequest(world).state;
}

describe("making sure of the group", () => {
  it("lets nobody in while somebody else is in it, and says who", async () => {
    const scene = aTightWorld();
    const { iam } = scene.world;
    iam.byHand.addGroup(OWN, "/rolecall/");
    await asks()(scene.process);
    iam.byHand.join(iamUsers.bob, OWN);
    expect(await tried(scene)).toMatchObject({ name: "active" });
    // The plan goes into the next group, since she was not in the first.
    expect(groupsOf(iam, iamUsers.alice)).toEqual(["own.alice.andersen.2"]);
  });

  it("is stuck where somebody joined it after it was planned", async () => {
    const scene = aTightWorld();
    const { iam } = scene.world;
    await asks()(scene.process);
    iam.byHand.addGroup(OWN, "/rolecall/");
    iam.byHand.join(iamUsers.bob, OWN);
    const state = await tried(scene);
    expect(state).toMatchObject({ name: "stuck", step: "own-group" });
    expect(state).toMatchObject({ cause: expect.stringContaining(iamUsers.bob) });
    expect(iam.byHand.policiesOf(OWN)).toEqual({});
  });

  it("is stuck where the name is somebody else's group, or she is in ten by then", async () => {
    const foreign = aTightWorld();
    await asks()(foreign.process);
    foreign.world.iam.byHand.addGroup(OWN, "/");
    expect(await tried(foreign)).toMatchObject({ name: "stuck", step: "own-group" });
    const crowded = aTightWorld();
    await asks()(crowded.process);
    fillGroupsOf(crowded.world, iamUsers.alice);
    expect(await tried(crowded)).toMatchObject({ name: "stuck", step: "own-group" });
  });

  it("ends what is stuck, though there is no group", async () => {
    const scene = aTightWorld();
    await asks()(scene.process);
    fillGroupsOf(scene.world, iamUsers.alice);
    await tried(scene);
    await givesBack(scene.process);
    await untilQuiet(scene.world, scene.process, MINUTE);
    expect(theOnlyRequest(scene.world).state).toMatchObject({ name: "ended" });
  });

  it("puts her back in who was taken out by hand, when an admin has it undone", async () => {
    const world = aWatchedWorld();
    fillPoliciesOf(world, iamUsers.alice);
    const process = aWatchingProcess(world);
    await asks()(process);
    await approves()(process);
    await untilQuiet(world, process, MINUTE);
    await compareOften(world, [process]);
    expect(world.told).toEqual([]);
    world.iam.byHand.leave(iamUsers.alice, OWN);
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
    await compareOften(world, [process]);
    expect(world.told).toMatchObject([{ drift: { finding: { what: "policy-gone" } } }]);
    await settle(world, process);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    await compareOften(world, [process], 2);
    expect(labelsIn(world)).toEqual(["D-1 over: undone"]);
  });
});

function aGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

/** It waits on its way until it is let go, and lands then, however late. */
function aSleeper(world: World) {
  const [sleep, gate] = [aGate(), aGate()];
  const { policies } = world.iam;
  const paused: UserPolicies = {
    ...policies,
    put: async (place, document) => {
      sleep.open();
      await gate.opened;
      return policies.put(place, document, { onBehalfOf: "R-TEST", isOver: () => false });
    },
  };
  const seen = new Proxy(world, {
    get: (target, property) =>
      property === "iam"
        ? { ...world.iam, policies: paused }
        : (Reflect.get(target, property) as unknown),
  });
  return { sleeper: aProcess(seen), asleep: sleep.opened, letGo: gate.open };
}

describe("a call that writes the policy after its claim was over", () => {
  /** One process fell asleep while letting her in; another did, and she has given it back. */
  async function givenBackMeanwhile() {
    const { world, process } = aTightWorld();
    const late = aSleeper(world);
    await asks()(process);
    await approves()(late.sleeper);
    await late.asleep;
    world.now += LEASE + 1;
    await untilQuiet(world, process, MINUTE);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    await givesBack(process);
    await untilQuiet(world, process, MINUTE);
    return { world, process, ...late };
  }

  it("opens nothing, and what it wrote is taken away", async () => {
    const { world, sleeper, letGo } = await givenBackMeanwhile();
    letGo();
    await new Promise(setImmediate);
    expect(mayEnter(world, iamUsers.alice)).toBe(false);
    await untilQuiet(world, sleeper, MINUTE);
    expect(Object.keys(world.iam.byHand.policiesOf(OWN))).toEqual([
      "rolecall-ended.client-a.admin.R-id-1",
    ]);
    await untilQuiet(world, sleeper);
    expect(world.iam.byHand.policiesOf(OWN)).toEqual({});
  });

  it("opens nothing beyond the end of the access that was asked for since", async () => {
    const { world, process, letGo } = await givenBackMeanwhile();
    await asks("1h")(process);
    await approves(2)(process);
    await untilQuiet(world, process, MINUTE);
    letGo();
    await new Promise(setImmediate);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    const entered: boolean[] = [];
    // Rolecall is down from here on; the late policy would let her in for hours yet.
    for (let minutes = 61; minutes < 4 * 60; minutes += 20) {
      entered.push(mayEnter({ ...world, now: world.now + minutes * MINUTE }, iamUsers.alice));
    }
    expect(new Set(entered)).toEqual(new Set([false]));
    await untilQuiet(world, process, 5 * HOUR);
    expect(world.iam.byHand.policiesOf(OWN)).toEqual({});
  });
});
