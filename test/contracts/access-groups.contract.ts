// What access groups promise, whatever IAM they are in.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { ACCESS_POLICY_NAME, accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";
import { Trouble } from "../../src/domain/trouble.ts";
import type { GroupCondition } from "../../src/ports/access-groups.ts";
import { iamUsers } from "../support/people.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";

const USERS = [{ name: iamUsers.alice }, { name: iamUsers.bob }];
const wanted = {
  group: "client-a-admin",
  path: ACCESS_GROUP_PATH,
  roleArn: "arn:aws:iam::222222222222:role/team/OrganizationAccountAccessRole",
};
const { group } = wanted;
const ours = accessGroupPolicy(wanted.roleArn);
const everything: PolicyDocument = {
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
  const establish = async () => world.groups.establish(wanted, await condition());
  const trouble = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => "no trouble",
      (error: unknown) => (error instanceof Trouble ? error : "not trouble"),
    );

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
        world.groups.establish(wanted, missing),
        world.groups.establish(wanted, missing),
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
      await world.groups.join(group, iamUsers.alice);
      await world.byHand.putPolicy(group, "handy", everything);
      await establish();
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(true);
    });

    it("that is somebody else's is left as it is, and the trouble names it", async () => {
      await world.byHand.addGroup(group, "/");
      await world.byHand.putPolicy(group, "theirs", everything);
      for (const seen of [await condition(), { kind: "missing" } as const]) {
        const met = await trouble(world.groups.establish(wanted, seen));
        expect(met).toMatchObject({ retryable: false });
        expect(String(met)).toContain(`/${group}`);
      }
      expect(await world.byHand.policiesOf(group)).toEqual({ theirs: everything });
    });
  });

  describe("a membership", () => {
    beforeEach(establish);

    it("begins with joining and ends with leaving", async () => {
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(false);
      await world.groups.join(group, iamUsers.alice);
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(true);
      expect(await world.groups.isMember(group, iamUsers.bob)).toBe(false);
      await world.groups.leave(group, iamUsers.alice);
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(false);
    });

    it("may be begun and ended twice", async () => {
      await world.groups.join(group, iamUsers.alice);
      await world.groups.join(group, iamUsers.alice);
      await world.groups.leave(group, iamUsers.alice);
      await world.groups.leave(group, iamUsers.alice);
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(false);
    });

    it("is over where the user or the group is gone", async () => {
      await world.groups.join(group, iamUsers.alice);
      await world.byHand.deleteUser(iamUsers.alice);
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(false);
      await world.groups.leave(group, iamUsers.alice);
      await world.byHand.deleteGroup(group);
      expect(await world.groups.isMember(group, iamUsers.bob)).toBe(false);
      await world.groups.leave(group, iamUsers.bob);
    });

    it("cannot begin for a user who is gone", async () => {
      const met = await trouble(world.groups.join(group, "nobody"));
      expect(met).toMatchObject({ retryable: false });
    });

    it("may begin later where the group is not there (yet)", async () => {
      const met = await trouble(world.groups.join("client-z-admin", iamUsers.alice));
      expect(met).toMatchObject({ retryable: true });
    });

    it("is found among more groups than fit one answer", async () => {
      const others = Array.from({ length: 9 }, (_, count) => `team-${count}`);
      for (const other of others) {
        await world.byHand.addGroup(other, "/");
        await world.byHand.join(iamUsers.alice, other);
      }
      await world.groups.join(group, iamUsers.alice);
      expect(await world.groups.isMember(group, iamUsers.alice)).toBe(true);
    });

    strictTest(
      laxities["permission by path"],
      "cannot begin or end in a group that is not Rolecall's",
      async () => {
        await world.byHand.addGroup("admins", "/");
        await world.byHand.join(iamUsers.bob, "admins");
        const refused = { retryable: false };
        expect(await trouble(world.groups.join("admins", iamUsers.alice))).toMatchObject(refused);
        expect(await trouble(world.groups.leave("admins", iamUsers.bob))).toMatchObject(refused);
        expect(await world.groups.isMember("admins", iamUsers.alice)).toBe(false);
        expect(await world.groups.isMember("admins", iamUsers.bob)).toBe(true);
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
        const met = await trouble(world.groups.join(group, iamUsers.alice));
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
