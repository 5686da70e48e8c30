// What taking an access group away promises, whatever IAM it is in.
import { iamUsers } from "../support/people.ts";
import { USERS, everything, wanted } from "./access-groups.contract.ts";
import { held, lost } from "./iam-world.ts";
import type { IamWorld, StartWorld } from "./iam-world.ts";
import { troubleOf } from "./trouble-of.ts";

const { group } = wanted;

export function accessGroupsRemovalContract(start: StartWorld): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  const condition = () => world.groups.condition(wanted);
  const establish = async () => world.groups.establish(wanted, await condition(), held);
  const isIn = async (iamUser: string) => (await world.groups.groupsOf(iamUser)).includes(group);
  const join = (iamUser: string) => world.groups.join({ group, iamUser }, held);
  const late = { message: expect.stringMatching(/^This took longer than/), retryable: true };

  describe("a group that is taken away", () => {
    const remove = () => world.groups.remove(wanted, held);

    it("is gone with what it holds, and everybody who was in it is out", async () => {
      await establish();
      await world.byHand.putPolicy(group, "handy", everything);
      await join(iamUsers.alice);
      await world.byHand.join(iamUsers.bob, group);
      await remove();
      expect(await condition()).toEqual({ kind: "missing" });
      expect(await world.groups.membersOf(wanted)).toBeUndefined();
      expect([await isIn(iamUsers.alice), await isIn(iamUsers.bob)]).toEqual([false, false]);
    });

    it("may be taken away twice, and by two at the same moment", async () => {
      await establish();
      await join(iamUsers.alice);
      await Promise.all([remove(), remove()]);
      await remove();
      expect(await condition()).toEqual({ kind: "missing" });
    });

    it("that is somebody else's is left as it is, and the trouble names it", async () => {
      await world.byHand.addGroup(group, "/");
      await world.byHand.putPolicy(group, "theirs", everything);
      await world.byHand.join(iamUsers.alice, group);
      const met = await troubleOf(remove());
      expect(met).toMatchObject({ retryable: false });
      expect(String(met)).toContain(`/${group}`);
      expect(await world.byHand.policiesOf(group)).toEqual({ theirs: everything });
      expect(await isIn(iamUsers.alice)).toBe(true);
    });

    it("may be made anew", async () => {
      await establish();
      await remove();
      await establish();
      expect(await condition()).toEqual({ kind: "as-wanted" });
    });

    it("is left once the hold is over", async () => {
      await establish();
      await join(iamUsers.bob);
      expect(await troubleOf(world.groups.remove(wanted, lost))).toMatchObject(late);
      expect(await condition()).toEqual({ kind: "as-wanted" });
      expect(await isIn(iamUsers.bob)).toBe(true);
    });
  });
}
