// Access that was there before: who asks for it has it already, admins see it, and adopt it so that it ends.
import { isRefusal } from "../../src/domain/refusal.ts";
import { adoptStanding, standingToAdopt } from "../../src/operations/adopt-standing.ts";
import { findGrantOf } from "../../src/operations/find-mine.ts";
import { listStanding } from "../../src/operations/list-standing.ts";
import type { StandingList } from "../../src/operations/list-standing.ts";
import { listMyStanding } from "../../src/operations/my-standing.ts";
import { HOUR } from "../support/a-request.ts";
import { aProcess, aUser, aWorld, theOnlyRequest, untilQuiet } from "../support/a-world.ts";
import type { Process, World } from "../support/a-world.ts";
import { mayEnter } from "../support/may-enter.ts";
import { alice, bob, carol, iamUsers } from "../support/people.ts";
import {
  OPENER,
  USED,
  expectUntouched,
  isOpenedBy,
  openedRole,
  usedRole,
  usesGroup,
  withRole,
} from "../support/used-group.ts";
import { A_MINUTE, ask, letIn } from "./alice-asks.ts";

let world: World;
let process: Process;
beforeEach(() => {
  world = aWorld();
  process = aProcess(world);
});
afterEach(() => {
  expect(world.failures).toEqual([]);
});

const put = (name: keyof typeof iamUsers, group: string) =>
  world.iam.byHand.join(iamUsers[name], group);
const isIn = (name: keyof typeof iamUsers, group: string) =>
  world.iam.directory.isMember(iamUsers[name], group);

async function standing(slug?: string, by = carol): Promise<StandingList> {
  const listed = await listStanding(process.ports, { by, ...(slug ? { slug } : {}) });
  if (isRefusal(listed)) throw new Error(listed.refused);
  return listed;
}

async function listed(slug?: string, by = carol): Promise<string[]> {
  const { members } = await standing(slug, by);
  return members.map(
    ({ account, role, iamUser, by: { group }, notToAdopt }) =>
      `${account.slug} ${role.key} ${iamUser} ${group} ${notToAdopt ?? "may be adopted"}`,
  );
}

const ADMIN = { slug: "client-a", roleKey: "admin" };
const adopts = (changes: Partial<Parameters<typeof adoptStanding>[1]> = {}) =>
  adoptStanding(process.ports, {
    ...{ ...ADMIN, iamUser: iamUsers.alice, by: carol, lasting: "4h" },
    ...changes,
  });

describe("somebody who is in already asks for it", () => {
  it("is told by which group, and nobody is asked", async () => {
    usesGroup(world);
    put("alice", USED);
    expect(await ask(process)).toMatchObject({
      kind: "already-in",
      standing: { group: USED, isRoles: true },
      mfa: { state: "usable" },
    });
    expect(world.records.size).toBe(0);
  });

  it("is told the same of a group that opens the role besides", async () => {
    isOpenedBy(world);
    put("alice", OPENER);
    expect(await ask(process)).toMatchObject({
      kind: "already-in",
      standing: { group: OPENER, isRoles: false },
    });
  });

  it("is told so too where an earlier request came to nothing long ago", async () => {
    usesGroup(world);
    const key = await letIn(world, process, { lasting: "1h" });
    await untilQuiet(world, process, 2 * HOUR);
    expect((await process.ports.store.load(key))?.state.name).toBe("ended");
    put("alice", USED);
    world.now += HOUR;
    expect(await ask(process)).toMatchObject({ kind: "already-in", standing: { group: USED } });
  });

  it("may ask long after an end as well, where the directory could not be read since", async () => {
    usesGroup(world);
    await letIn(world, process, { lasting: "1h" });
    await untilQuiet(world, process, 2 * HOUR);
    world.now += 12 * HOUR;
    const { directory } = process.ports;
    let isBehind = true;
    const late = {
      ...directory,
      isMember: () => isBehind,
      readAnew: async () => {
        isBehind = false;
      },
    };
    const ports = { ...process.ports, directory: late };
    expect(await ask({ ...process, ports })).toMatchObject({ kind: "asked" });
  });

  it("may ask at once after an end, which the directory may not show yet", async () => {
    usesGroup(world);
    await letIn(world, process, { lasting: "1h" });
    await untilQuiet(world, process, 62 * A_MINUTE);
    put("alice", USED);
    expect(await ask(process)).toMatchObject({ kind: "asked" });
  });
});

describe("what is not Rolecall's to end", () => {
  it.each([
    ["the role's own group", USED, () => usesGroup(world)],
    ["a group that opens the role besides", OPENER, () => isOpenedBy(world)],
  ])("is named with its group: %s", async (_which, group, begin) => {
    begin();
    put("alice", group);
    expect(await findGrantOf(process.ports, alice, { slug: "client-a" })).toEqual({
      ...{ refused: "not-ours-to-end", account: "client-a", role: "admin", group },
    });
    const readOnly = { slug: "client-a", roleKey: "read-only" };
    expect(await findGrantOf(process.ports, alice, readOnly)).toMatchObject({
      refused: "not-active",
    });
  });

  it("is among what somebody has, but for what is on record", async () => {
    usesGroup(world);
    put("alice", USED);
    const mine = await listMyStanding(process.ports, alice, []);
    expect(mine).toMatchObject([{ account: { slug: "client-a" }, by: { group: USED } }]);
    world.iam.byHand.leave(iamUsers.alice, USED);
    await letIn(world, process, { lasting: "4h" });
    const open = await process.ports.store.openOf(alice);
    expect(await listMyStanding(process.ports, alice, open)).toEqual([]);
    expect(await listMyStanding(process.ports, bob, [])).toEqual([]);
  });
});

describe("an admin asks who is in without a request", () => {
  it("sees who, by which group, and what can be adopted", async () => {
    usesGroup(world, { ...usedRole, openedBy: [OPENER] });
    world.iam.byHand.addGroup(OPENER, "/");
    world.iam.byHand.addUser({ name: "dana.dorn" });
    put("alice", USED);
    world.iam.byHand.join("dana.dorn", USED);
    put("carol", USED);
    put("bob", USED);
    put("bob", OPENER);
    expect(await listed()).toEqual([
      `client-a admin ${iamUsers.alice} ${USED} may be adopted`,
      `client-a admin ${iamUsers.bob} ${OPENER} opened-by`,
      `client-a admin ${iamUsers.carol} ${USED} own`,
      `client-a admin dana.dorn ${USED} not-linked`,
    ]);
    expect(await listed("client-c")).toEqual([]);
  });

  it("does not see whom a request lets in", async () => {
    usesGroup(world);
    await letIn(world, process, { lasting: "4h" });
    expect(await listed()).toEqual([]);
  });

  it("sees those in Rolecall's own groups too, whom nobody has put on record", async () => {
    world.iam.byHand.addGroup("client-c-admin", "/rolecall/");
    put("alice", "client-c-admin");
    expect(await listed("client-c")).toEqual([
      `client-c admin ${iamUsers.alice} client-c-admin may be adopted`,
    ]);
  });

  it("sees ten, and how many more there are", async () => {
    usesGroup(world);
    for (let count = 1; count <= 13; count += 1) {
      world.iam.byHand.addUser({ name: `user-${count}` });
      world.iam.byHand.join(`user-${count}`, USED);
    }
    const { members, more } = await standing();
    expect([members.length, more]).toEqual([10, 3]);
  });

  it("is refused where they are no admin, or the account is not there", async () => {
    expect(await listStanding(process.ports, { by: bob })).toEqual({
      refused: "standing-for-admins",
    });
    expect(await listStanding(process.ports, { by: carol, slug: "nowhere" })).toMatchObject({
      refused: "unknown-account",
    });
  });
});

describe("an admin adopts it", () => {
  beforeEach(() => {
    usesGroup(world);
    put("alice", USED);
  });

  it("is on record, has a guard, and ends when its time is over; the group stays as it is", async () => {
    put("bob", USED);
    expect(await adopts()).toMatchObject({ person: alice, group: USED });
    await untilQuiet(world, process, A_MINUTE);
    const { ref, ask: asked, state, history } = theOnlyRequest(world);
    expect(asked).toMatchObject({ requester: alice, lasting: 4 * 3600 });
    expect(state).toMatchObject({ name: "active", grant: { approval: { by: carol } } });
    expect(history.entries.map(({ what }) => what)).toEqual(["asked", "adopted", "granted"]);
    expect(Object.keys(world.iam.byHand.userPoliciesOf(iamUsers.alice))).toEqual([
      `rolecall-guard.client-a.admin.${ref}`,
    ]);
    expect(mayEnter(world, iamUsers.alice)).toBe(true);
    expect(await listed()).toEqual([`client-a admin ${iamUsers.bob} ${USED} may be adopted`]);

    await untilQuiet(world, process, 6 * HOUR);
    expect(theOnlyRequest(world).state.name).toBe("ended");
    expect([isIn("alice", USED), isIn("bob", USED)]).toEqual([false, true]);
    expectUntouched(world);
  });

  it.each([
    ["by somebody who is no admin", { by: bob }, { refused: "standing-for-admins" }],
    ["of their own", { iamUser: iamUsers.carol }, { refused: "cannot-adopt", why: "own" }],
    ["of somebody who is out by now", { iamUser: iamUsers.bob }, { why: "gone" }],
    ["of a user who is linked to nobody", { iamUser: "dana.dorn" }, { why: "not-linked" }],
    ["without an end", { lasting: "standing" }, { refused: "odd-time" }],
    ["for longer than the rule allows", { lasting: "13h" }, { refused: "too-long" }],
    ["of a role that is not there", { roleKey: "root" }, { refused: "unknown-role" }],
  ])("is refused %s", async (_what, changes, refusal) => {
    world.iam.byHand.addUser({ name: "dana.dorn" });
    world.iam.byHand.join("dana.dorn", USED);
    put("carol", USED);
    expect(await adopts(changes)).toMatchObject(refusal);
    expect(world.records.size).toBe(0);
    expect(isIn("bob", USED)).toBe(false);
  });

  it("is refused where another group lets them in as well: an end would be none", async () => {
    world.policy = withRole({ ...usedRole, ...openedRole, group: { name: USED, path: "/team/" } });
    world.iam.byHand.addGroup(OPENER, "/");
    put("alice", OPENER);
    expect(await adopts()).toMatchObject({ why: "opened-by", group: OPENER, isStanding: true });
  });

  it("is refused where two users are marked as theirs, or without the boundary", async () => {
    world.iam.byHand.setBoundary(iamUsers.alice, null);
    expect(await adopts()).toMatchObject({ why: "no-boundary", isStanding: true });
    world.iam.byHand.addUser({ ...aUser("alice", alice), name: "alice.too" });
    expect(await adopts()).toMatchObject({ why: "not-linked" });
  });

  it("is refused before a form opens where it is their own", async () => {
    put("carol", USED);
    const own = { ...ADMIN, iamUser: iamUsers.carol, by: carol };
    expect(await standingToAdopt(process.ports, own)).toMatchObject({ why: "own" });
    const others = { ...own, iamUser: iamUsers.alice };
    expect(await standingToAdopt(process.ports, others)).toMatchObject({ person: alice });
  });

  it("is done once", async () => {
    await adopts();
    await untilQuiet(world, process, A_MINUTE);
    expect(await adopts()).toMatchObject({ why: "seat-taken", isStanding: true });
  });
});
