// What access groups promise, whatever IAM they are in.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import type { GroupCondition } from "../../src/ports/access-groups.ts";
import { iamUsers } from "../support/people.ts";
import { held, lost } from "./iam-world.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";
import { troubleOf } from "./trouble-of.ts";

export const USERS = [{ name: iamUsers.alice }, { name: iamUsers.bob }];
export const wanted = {
  group: "client-a-admin",
  path: ACCESS_GROUP_PATH,
  roleArn: "arn:aws:iam::222222222222:role/team/OrganizationAccountAccessRole",
};
const { group } = wanted;
const ours = accessGroupPolicy(wanted.roleArn);
export const everything: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

export function accessGroupsContract(start: StartWorld, laxities: Laxities = {}): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  const condition = () => world.groups.condition(wanted);
  const establish = async () => world.groups.establish(wanted, await condition(), held);
  const isIn = async (iamUser: string, which = group) =>
    (await world.groups.groupsOf(iamUser)).includes(which);
  const join = (iamUser: string, which = group) =>
    world.groups.join({ group: which, iamUser }, held);
  const leave = (iamUser: string, which = group) =>
    world.groups.leave({ group: which, iamUser }, held);

  describe("a group", () => {
    it("is missing until it is made, and then is as wanted", async () => {
      expect(await condition()).toEqual({ kind: "missing" });
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
      expect(await world.byHand.policiesOf(group)).toEqual({ [ACCESS_POLICY_NAME]: ours });
    });

    it("may be made twice, by two who both saw that it was missing", async () => {
      const missing: GroupCondition = { kind: "missing" };
      await Promise.all([
        world.groups.establish(wanted, missing, held),
        world.groups.establish(wanted, missing, held),
      ]);
      expect(await condition()).toEqual({ kind: "as-wanted" });
    });

    it("is altered, and put right, where its policy allows something else", async () => {
      await establish();
      await world.byHand.putPolicy(group, ACCESS_POLICY_NAME, everything);
      expect(await condition()).toMatchObject({ kind: "altered" });
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
      expect(await world.byHand.policiesOf(group)).toEqual({ [ACCESS_POLICY_NAME]: ours });
    });

    it("is altered, and put right, where it has a policy that is not ours", async () => {
      await establish();
      await world.byHand.putPolicy(group, "handy", everything);
      const { differences } = altered(await condition());
      expect(differences.join()).toContain("handy");
      await establish();
      expect(await world.byHand.policiesOf(group)).toEqual({ [ACCESS_POLICY_NAME]: ours });
    });

    it("is altered, and put right, where it was made without our policy", async () => {
      await world.byHand.addGroup(group, wanted.path);
      expect(altered(await condition()).differences).toHaveLength(1);
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
    });

    it("is not mistaken for the group of another role", async () => {
      await establish();
      const other = { ...wanted, roleArn: "arn:aws:iam::333333333333:role/Admin" };
      expect(await world.groups.condition(other)).toMatchObject({ kind: "altered" });
    });

    it("keeps its members when it is put right", async () => {
      await establish();
      await join(iamUsers.alice);
      await world.byHand.putPolicy(group, "handy", everything);
      await establish();
      expect(await isIn(iamUsers.alice)).toBe(true);
    });

    it("that is somebody else's is left as it is, and the trouble names it", async () => {
      await world.byHand.addGroup(group, "/");
      await world.byHand.putPolicy(group, "theirs", everything);
      for (const seen of [await condition(), { kind: "missing" } as const]) {
        const met = await troubleOf(world.groups.establish(wanted, seen, held));
        expect(met).toMatchObject({ retryable: false });
        expect(String(met)).toContain(`/${group}`);
      }
      expect(await world.byHand.policiesOf(group)).toEqual({ theirs: everything });
    });
  });

  describe("a group of somebody's own", () => {
    const own = { group: "own.alice.andersen.1", path: ACCESS_GROUP_PATH };
    const make = () => world.groups.make(own, held);

    it("is not there until it is made, with nothing and nobody in it", async () => {
      expect(await world.groups.membersOf(own)).toBeUndefined();
      await make();
      expect(await world.groups.membersOf(own)).toEqual([]);
      expect(await world.byHand.policiesOf(own.group)).toEqual({});
    });

    it("may be made twice, and stays as it is", async () => {
      await Promise.all([make(), make()]);
      await join(iamUsers.alice, own.group);
      await world.byHand.putPolicy(own.group, "ours", ours);
      await make();
      expect(await world.groups.membersOf(own)).toEqual([iamUsers.alice]);
      expect(await world.byHand.policiesOf(own.group)).toEqual({ ours });
    });

    it("tells of everybody who is in it", async () => {
      await make();
      await world.byHand.join(iamUsers.bob, own.group);
      await join(iamUsers.alice, own.group);
      const members = await world.groups.membersOf(own);
      expect([...(members ?? [])].sort()).toEqual([iamUsers.alice, iamUsers.bob]);
    });

    it("is not taken for ours where somebody else's has the name", async () => {
      await world.byHand.addGroup(own.group, "/");
      for (const call of [make, () => world.groups.membersOf(own)]) {
        const met = await troubleOf(call());
        expect(met).toMatchObject({ retryable: false });
        expect(String(met)).toContain(`/${own.group}`);
      }
    });
  });

  describe("a group that was there before", () => {
    const there = { group: "admins", path: "/team/" };

    it("tells who is in it, and that it is not there where it is not", async () => {
      expect(await world.groups.membersOf(there)).toBeUndefined();
      await world.byHand.addGroup("admins", "/team/");
      await world.byHand.join(iamUsers.bob, "admins");
      expect(await world.groups.membersOf(there)).toEqual([iamUsers.bob]);
    });

    it("is not taken for one of the same name elsewhere, and the trouble says where that is", async () => {
      await world.byHand.addGroup("admins", "/");
      const met = await troubleOf(world.groups.membersOf(there));
      expect(met).toMatchObject({ retryable: false });
      expect(String(met)).toContain("/admins");
    });
  });

  describe("once the hold is over", () => {
    const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };

    it("no group is made, and none is put right", async () => {
      expect(
        await troubleOf(world.groups.establish(wanted, await condition(), lost)),
      ).toMatchObject(late);
      const own = { group: "own.alice.andersen.1", path: ACCESS_GROUP_PATH };
      expect(await troubleOf(world.groups.make(own, lost))).toMatchObject(late);
      expect(await world.groups.membersOf(own)).toBeUndefined();
      expect(await condition()).toEqual({ kind: "missing" });
      await establish();
      await world.byHand.putPolicy(group, "handy", everything);
      const found = await condition();
      expect(await troubleOf(world.groups.establish(wanted, found, lost))).toMatchObject(late);
      expect(await condition()).toEqual(found);
    });

    it("nobody is let in, and nobody out", async () => {
      await establish();
      await join(iamUsers.bob);
      const alice = { group, iamUser: iamUsers.alice };
      const bob = { group, iamUser: iamUsers.bob };
      expect(await troubleOf(world.groups.join(alice, lost))).toMatchObject(late);
      expect(await troubleOf(world.groups.leave(bob, lost))).toMatchObject(late);
      expect(await isIn(iamUsers.alice)).toBe(false);
      expect(await isIn(iamUsers.bob)).toBe(true);
    });
  });

  describe("a membership", () => {
    beforeEach(establish);

    it("begins with joining and ends with leaving", async () => {
      expect(await isIn(iamUsers.alice)).toBe(false);
      await join(iamUsers.alice);
      expect(await isIn(iamUsers.alice)).toBe(true);
      expect(await isIn(iamUsers.bob)).toBe(false);
      await leave(iamUsers.alice);
      expect(await isIn(iamUsers.alice)).toBe(false);
    });

    it("may be begun and ended twice", async () => {
      await join(iamUsers.alice);
      await join(iamUsers.alice);
      await leave(iamUsers.alice);
      await leave(iamUsers.alice);
      expect(await isIn(iamUsers.alice)).toBe(false);
    });

    it("is over where the user or the group is gone", async () => {
      await join(iamUsers.alice);
      await world.byHand.deleteUser(iamUsers.alice);
      expect(await isIn(iamUsers.alice)).toBe(false);
      await leave(iamUsers.alice);
      await world.byHand.deleteGroup(group);
      expect(await isIn(iamUsers.bob)).toBe(false);
      await leave(iamUsers.bob);
    });

    it("cannot begin for a user who is gone", async () => {
      const met = await troubleOf(join("nobody"));
      expect(met).toMatchObject({ retryable: false });
    });

    it("may begin later where the group is not there (yet)", async () => {
      const met = await troubleOf(join(iamUsers.alice, "client-z-admin"));
      expect(met).toMatchObject({ retryable: true });
    });

    it("is found among more groups than fit one answer", async () => {
      const others = Array.from({ length: 9 }, (_, count) => `team-${count}`);
      for (const other of others) {
        await world.byHand.addGroup(other, "/");
        await world.byHand.join(iamUsers.alice, other);
      }
      await join(iamUsers.alice);
      expect(await isIn(iamUsers.alice)).toBe(true);
      const all = await world.groups.groupsOf(iamUsers.alice);
      expect([...all].sort()).toEqual([group, ...others]);
      expect(await world.groups.groupsOf(iamUsers.bob)).toEqual([]);
    });

    strictTest(
      laxities["permission by path"],
      "cannot begin or end in a group that is not Rolecall's",
      async () => {
        await world.byHand.addGroup("admins", "/");
        await world.byHand.join(iamUsers.bob, "admins");
        const refused = { retryable: false };
        expect(await troubleOf(join(iamUsers.alice, "admins"))).toMatchObject(refused);
        expect(await troubleOf(leave(iamUsers.bob, "admins"))).toMatchObject(refused);
        expect(await isIn(iamUsers.alice, "admins")).toBe(false);
        expect(await isIn(iamUsers.bob, "admins")).toBe(true);
      },
    );

    strictTest(
      laxities["ten groups"],
      "cannot begin in an eleventh group, and the trouble says why",
      async () => {
        for (let count = 1; count <= 10; count += 1) {
          await world.byHand.addGroup(`team-${count}`, "/");
          await world.byHand.join(iamUsers.alice, `team-${count}`);
        }
        const met = await troubleOf(join(iamUsers.alice));
        expect(met).toMatchObject({ retryable: false });
        expect(String(met)).toMatch(/alice\.andersen is already in ten groups/);
      },
    );
  });
}

function altered(condition: GroupCondition): Extract<GroupCondition, { kind: "altered" }> {
  if (condition.kind !== "altered") throw new Error(`expected altered, got ${condition.kind}`);
  return condition;
}
