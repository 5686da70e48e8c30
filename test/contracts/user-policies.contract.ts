// What inline policies on users promise, whatever IAM they are in.
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
}
