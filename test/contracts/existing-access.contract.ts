// What is read of AWS before Rolecall is there, whatever IAM it is.
import { accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import { existingAccess } from "../../src/adapters/aws/existing-access.ts";
import { iamClient, organizationsClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { personKey } from "../../src/domain/person.ts";
import { alice, iamUsers } from "../support/people.ts";
import { clientAccount } from "./iam-world.ts";
import type { IamWorld, StartingUser } from "./iam-world.ts";

export interface Reached {
  readonly world: IamWorld;
  /** What an AWS client needs to reach it. */
  readonly reach: NonNullable<Parameters<typeof iamClient>[0]> & { readonly endpoint: string };
}

const ROLE = `arn:aws:iam::${clientAccount.id}:role/team/Admin`;

export function existingAccessContract(
  start: (users: readonly StartingUser[]) => Promise<Reached>,
): void {
  let reached: Reached;
  beforeEach(async () => {
    reached = await start([
      { name: iamUsers.alice, boundTo: personKey(alice) },
      { name: "dana.dorn" },
    ]);
  });
  afterEach(() => reached.world.stop());

  function existing() {
    const { endpoint, region = "eu-central-1", credentials } = reached.reach;
    const at = { endpoint, region, ...(credentials ? { credentials } : {}) };
    return existingAccess({
      iam: iamClient(at),
      sts: stsClient(at),
      organizations: organizationsClient(at),
      iamFor: (session) => iamClient({ ...at, credentials: session }),
    });
  }

  it("tells of groups and users with their policies, paths, tags and who is in which", async () => {
    const { byHand } = reached.world;
    await byHand.addGroup("team-1", "/team/");
    await byHand.putPolicy("team-1", "to-a", accessGroupPolicy(ROLE));
    await byHand.join("dana.dorn", "team-1");
    await byHand.putUserPolicy(iamUsers.alice, "own", accessGroupPolicy(ROLE));
    const { groups, users, partition } = await existing().read();
    expect(partition).toBe("aws");
    const held = (name: string) => [{ name, document: accessGroupPolicy(ROLE) }];
    expect(groups).toEqual([{ name: "team-1", path: "/team/", policies: held("to-a") }]);
    expect([...users].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      {
        ...{ name: iamUsers.alice, path: "/", groups: [], policies: held("own"), boundary: null },
        tag: personKey(alice),
      },
      { name: "dana.dorn", path: "/", groups: ["team-1"], policies: [], boundary: null },
    ]);
  });

  it("tells of the roles of an account from inside, with their paths and whom they trust", async () => {
    const insides = await existing().look([clientAccount.id], clientAccount.manager);
    const inside = insides.get(clientAccount.id);
    const roles = inside && "why" in inside ? [] : (inside ?? []);
    expect(roles).toContainEqual({
      roleName: "team/Admin",
      trust: {
        Version: "2012-10-17",
        Statement: expect.arrayContaining([
          expect.objectContaining({ Principal: { AWS: "111111111111" } }),
        ]),
      },
    });
  });
}
