// What inline policies on users promise, whatever IAM they are in.
import { ACCESS_GROUP_PATH } from "../../src/domain/account.ts";
import { guardPolicy, tombstonePolicy } from "../../src/domain/iam-documents.ts";
import { iamUsers } from "../support/people.ts";
import { held, lost } from "./iam-world.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";
import { troubleOf } from "./trouble-of.ts";

const USERS = [{ name: iamUsers.alice, isFenced: true }, { name: iamUsers.bob }];
const roleArn = "arn:aws:iam::222222222222:role/team/Admin";
const noon = Date.UTC(2026, 0, 5, 12);
const guard = guardPolicy(roleArn, noon);
const guards = { iamUser: iamUsers.alice, policy: "rolecall-guard.client-a.admin.R-7K3QXA" };
const tombstones = { iamUser: iamUsers.alice, policy: "rolecall-ended.client-a.admin.R-7K3QXA" };

export function userPoliciesContract(start: StartWorld, laxities: Laxities = {}): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  const writtenBy = (user: string) => world.byHand.userPoliciesOf(user);

  it("is not there until it is written, and then as it was written", async () => {
    expect(await world.policies.find(guards)).toBeUndefined();
    expect(await world.policies.put(guards, guard, held)).toBe("written");
    expect(await world.policies.find(guards)).toEqual(guard);
    expect(await writtenBy(iamUsers.alice)).toEqual({ [guards.policy]: guard });
  });

  it("takes the place of what stands under its name, and of nothing else", async () => {
    const later = guardPolicy(roleArn, noon + 3_600_000);
    const tombstone = tombstonePolicy(roleArn);
    await world.byHand.putUserPolicy(iamUsers.alice, "theirs", tombstone);
    await world.policies.put(guards, guard, held);
    await world.policies.put(guards, later, held);
    await world.policies.put(tombstones, tombstone, held);
    const expected = {
      theirs: tombstone,
      [guards.policy]: later,
      [tombstones.policy]: tombstone,
    };
    expect(await writtenBy(iamUsers.alice)).toEqual(expected);
    await world.policies.remove(guards, held);
    expect(await world.policies.find(guards)).toBeUndefined();
    expect(Object.keys(await writtenBy(iamUsers.alice)).sort()).toEqual([
      tombstones.policy,
      "theirs",
    ]);
  });

  it("may be removed twice, and where the user is gone", async () => {
    await world.policies.put(guards, guard, held);
    await world.policies.remove(guards, held);
    await world.policies.remove(guards, held);
    await world.byHand.deleteUser(iamUsers.alice);
    await world.policies.remove(guards, held);
    expect(await world.policies.find(guards)).toBeUndefined();
  });

  it("cannot be written on a user who is gone", async () => {
    const nobodys = { ...guards, iamUser: "nobody" };
    expect(await troubleOf(world.policies.put(nobodys, guard, held))).toMatchObject({
      retryable: false,
    });
  });

  it("is neither written nor removed once the hold is over", async () => {
    const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };
    await world.policies.put(tombstones, guard, held);
    expect(await troubleOf(world.policies.put(guards, guard, lost))).toMatchObject(late);
    expect(await troubleOf(world.policies.remove(tombstones, lost))).toMatchObject(late);
    expect(await writtenBy(iamUsers.alice)).toEqual({ [tombstones.policy]: guard });
  });

  strictTest(
    laxities["permission by boundary"],
    "is neither written nor removed on a user without the boundary, and the trouble says so",
    async () => {
      const theirs = { iamUser: iamUsers.bob, policy: "theirs" };
      await world.byHand.putUserPolicy(iamUsers.bob, "theirs", guard);
      const calls = [
        () => world.policies.put({ ...guards, iamUser: iamUsers.bob }, guard, held),
        () => world.policies.put(theirs, tombstonePolicy(roleArn), held),
        () => world.policies.remove(theirs, held),
      ];
      for (const call of calls) {
        const met = await troubleOf(call());
        expect(met).toMatchObject({ retryable: false });
        expect(met.message).toMatch(/boundary/);
      }
      expect(await writtenBy(iamUsers.bob)).toEqual({ theirs: guard });
    },
  );

  strictTest(
    laxities["room for policies"],
    "has no room where a user's policies are as long as AWS allows, and then changes nothing",
    async () => {
      const long = tombstonePolicy(`${roleArn}/${"x".repeat(1800)}`);
      await world.byHand.putUserPolicy(iamUsers.alice, "long", long);
      expect(await world.policies.put(guards, guard, held)).toBe("no-room");
      expect(await writtenBy(iamUsers.alice)).toEqual({ long });
    },
  );

  describe("in a group that holds them in the user's place", () => {
    const heldBy = "own.alice.andersen.1";
    const held1 = { ...guards, heldBy };
    const held2 = { ...tombstones, heldBy };

    it("is written, found and removed there, and nothing is on the user", async () => {
      await world.byHand.addGroup(heldBy, ACCESS_GROUP_PATH);
      expect(await world.policies.find(held1)).toBeUndefined();
      expect(await world.policies.put(held1, guard, held)).toBe("written");
      expect(await world.policies.put(held2, tombstonePolicy(roleArn), held)).toBe("written");
      expect(await world.policies.find(held1)).toEqual(guard);
      expect(await world.policies.find(guards)).toBeUndefined();
      expect(await writtenBy(iamUsers.alice)).toEqual({});
      const later = guardPolicy(roleArn, noon + 3_600_000);
      await world.policies.put(held1, later, held);
      await world.policies.remove(held2, held);
      await world.policies.remove(held2, held);
      expect(await world.byHand.policiesOf(heldBy)).toEqual({ [held1.policy]: later });
    });

    it("needs no boundary of the user", async () => {
      await world.byHand.addGroup(heldBy, ACCESS_GROUP_PATH);
      const bobs = { ...held1, iamUser: iamUsers.bob };
      expect(await world.policies.put(bobs, guard, held)).toBe("written");
      await world.policies.remove(bobs, held);
      expect(await world.byHand.policiesOf(heldBy)).toEqual({});
    });

    it("is nowhere without the group, and may be removed all the same", async () => {
      expect(await world.policies.put(held1, guard, held)).toBe("no-group");
      expect(await world.policies.find(held1)).toBeUndefined();
      await world.policies.remove(held1, held);
    });

    it("is neither written nor removed once the hold is over", async () => {
      await world.byHand.addGroup(heldBy, ACCESS_GROUP_PATH);
      await world.policies.put(held2, guard, held);
      const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };
      expect(await troubleOf(world.policies.put(held1, guard, lost))).toMatchObject(late);
      expect(await troubleOf(world.policies.remove(held2, lost))).toMatchObject(late);
      expect(await world.byHand.policiesOf(heldBy)).toEqual({ [held2.policy]: guard });
    });

    strictTest(
      laxities["permission by path"],
      "is neither written nor removed where the group is not Rolecall's",
      async () => {
        await world.byHand.addGroup(heldBy, "/");
        await world.byHand.putPolicy(heldBy, held2.policy, guard);
        for (const call of [
          () => world.policies.put(held1, guard, held),
          () => world.policies.remove(held2, held),
        ]) {
          const met = await troubleOf(call());
          expect(met).toMatchObject({ retryable: false });
          expect(met.message).toContain(heldBy);
        }
        expect(await world.byHand.policiesOf(heldBy)).toEqual({ [held2.policy]: guard });
      },
    );

    strictTest(
      laxities["room for policies"],
      "has more room than a user has, counted for the group as a whole",
      async () => {
        await world.byHand.addGroup(heldBy, ACCESS_GROUP_PATH);
        const long = tombstonePolicy(`${roleArn}/${"x".repeat(2400)}`);
        expect(await world.policies.put(held1, long, held)).toBe("written");
        expect(await world.policies.put(held2, guard, held)).toBe("written");
        expect(await world.policies.put({ ...held1, policy: "more" }, long, held)).toBe("no-room");
        expect(Object.keys(await world.byHand.policiesOf(heldBy))).toHaveLength(2);
      },
    );
  });
}
