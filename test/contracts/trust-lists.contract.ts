// What every keeper of the lists of whom roles trust promises, whatever it stores in.
import { withTrusted, withoutTrusted } from "../../src/domain/trust-list.ts";
import type { TrustList } from "../../src/domain/trust-list.ts";
import type { TrustLists } from "../../src/ports/trust-lists.ts";
import { iamUsers } from "../support/people.ts";
import { strictTest } from "./strict-test.ts";

const admin = { accountId: "222222222222", roleName: "OrganizationAccountAccessRole" };
const arn = (name: string) => `arn:aws:iam::111111111111:user/${name}`;
const alice = { ref: "R-1", arn: arn(`team/${iamUsers.alice}`) };
const bob = { ref: "R-2", arn: arn(iamUsers.bob) };
const carol = { ref: "R-3", arn: arn(iamUsers.carol) };

/** `fresh` connects one more process to the same lists each time its answer is called. `laxity`: why a store cannot be trusted with writes at the same moment. */
export function trustListsContract(fresh: () => Promise<() => TrustLists>, laxity?: string): void {
  let connect: () => TrustLists;
  let lists: TrustLists;

  beforeEach(async () => {
    connect = await fresh();
    lists = connect();
  });

  it("is an empty one where nobody was ever trusted", async () => {
    expect(await lists.load(admin)).toEqual({ ...admin, trusted: [], version: 0 });
  });

  it("keeps every word, and counts what is saved", async () => {
    const first = saved(await lists.save(withTrusted(await lists.load(admin), alice)));
    expect(first).toEqual({ ...admin, trusted: [alice], version: 1 });
    const second = saved(await connect().save(withTrusted(first, bob)));
    expect(await lists.load(admin)).toEqual({ ...admin, trusted: [alice, bob], version: 2 });
    await lists.save(withoutTrusted(second, alice.ref));
    expect(await connect().load(admin)).toEqual({ ...admin, trusted: [bob], version: 3 });
  });

  it("counts a saving that changes nothing, so that whoever read before has to read again", async () => {
    const first = saved(await lists.save(await lists.load(admin)));
    await connect().save(first);
    expect(await lists.save(withTrusted(first, alice))).toBe("changed");
  });

  it("keeps each role of each account apart", async () => {
    const others = [
      { ...admin, roleName: "RolecallReadOnly" },
      { ...admin, roleName: `team/${admin.roleName}` },
      { ...admin, accountId: "444444444444" },
    ];
    await lists.save(withTrusted(await lists.load(admin), alice));
    for (const other of others) {
      expect(await lists.load(other)).toEqual({ ...other, trusted: [], version: 0 });
    }
  });

  it("tells who comes second that somebody else has saved it", async () => {
    const empty = await lists.load(admin);
    await lists.save(withTrusted(empty, alice));
    expect(await connect().save(withTrusted(empty, bob))).toBe("changed");
    expect((await lists.load(admin)).trusted).toEqual([alice]);
  });

  strictTest(laxity, "lets exactly one of several win", async () => {
    for (const round of [1, 2]) {
      const list = await lists.load(admin);
      const race = [alice, bob, carol].map((one) => connect().save(withTrusted(list, one)));
      const winners = (await Promise.all(race)).filter((outcome) => outcome !== "changed");
      expect(winners).toEqual([await lists.load(admin)]);
      expect(winners[0]?.version).toBe(round);
    }
  });
}

function saved(outcome: TrustList | "changed"): TrustList {
  if (outcome === "changed") throw new Error("somebody else was first");
  return outcome;
}
