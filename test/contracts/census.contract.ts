// What a census tells of AWS, whatever IAM it is.
import { accessGroupPolicy, guardPolicy } from "../../src/domain/iam-documents.ts";
import { personKey } from "../../src/domain/person.ts";
import { alice, bob, iamUsers } from "../support/people.ts";
import type { IamWorld, StartWorld } from "./iam-world.ts";

const USERS = [
  { name: iamUsers.alice, boundTo: personKey(alice), isFenced: true },
  { name: iamUsers.bob, boundTo: personKey(bob) },
  { name: "dana.dorn" },
];
const GROUP = "client-a-admin";
const ROLE = "arn:aws:iam::222222222222:role/team/Admin";
const GUARD = "rolecall-guard.client-a.admin.R-7K3QXA";

export function censusContract(start: StartWorld): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  it("finds nothing of ours where there is nothing", async () => {
    const { groups, members, policies } = await world.census.take();
    expect({ groups, members, policies }).toEqual({
      groups: new Map(),
      members: new Map(),
      policies: new Map(),
    });
  });

  it("tells who is in groups that Rolecall did not make, and not what those hold", async () => {
    await world.byHand.addGroup("team-1", "/team/");
    await world.byHand.putPolicy("team-1", "theirs", accessGroupPolicy(ROLE));
    await world.byHand.join(iamUsers.alice, "team-1");
    const { groups, members } = await world.census.take();
    expect(groups).toEqual(new Map());
    expect(members).toEqual(new Map([["team-1", [iamUsers.alice]]]));
  });

  it("tells who is in which access group, and what the groups hold", async () => {
    await world.byHand.addGroup(GROUP, "/rolecall/");
    await world.byHand.addGroup("client-b-admin", "/rolecall/");
    await world.byHand.putPolicy(GROUP, "rolecall-access", accessGroupPolicy(ROLE));
    await world.byHand.putPolicy(GROUP, "extra", guardPolicy(ROLE, 0));
    await world.byHand.join(iamUsers.alice, GROUP);
    await world.byHand.join("dana.dorn", GROUP);
    const { groups, members } = await world.census.take();
    expect([...groups.keys()].sort()).toEqual([GROUP, "client-b-admin"]);
    expect(groups.get(GROUP)).toEqual({
      policies: { "rolecall-access": accessGroupPolicy(ROLE), extra: guardPolicy(ROLE, 0) },
      attached: [],
    });
    expect(groups.get("client-b-admin")).toEqual({ policies: {}, attached: [] });
    expect([...(members.get(GROUP) ?? [])].sort()).toEqual([iamUsers.alice, "dana.dorn"]);
    expect(members.get("client-b-admin") ?? []).toEqual([]);
  });

  it("tells which policies of ours a user has, and none of others", async () => {
    await world.byHand.putUserPolicy(iamUsers.alice, GUARD, guardPolicy(ROLE, 1000));
    await world.byHand.putUserPolicy(iamUsers.alice, "their-own", guardPolicy(ROLE, 0));
    await world.byHand.putUserPolicy(iamUsers.bob, "their-own", guardPolicy(ROLE, 0));
    const { policies } = await world.census.take();
    expect(policies).toEqual(new Map([[iamUsers.alice, { [GUARD]: guardPolicy(ROLE, 1000) }]]));
  });

  it("tells whose user it is, as the tag has it", async () => {
    expect((await world.census.take()).tags).toEqual(
      new Map([
        [iamUsers.alice, personKey(alice)],
        [iamUsers.bob, personKey(bob)],
      ]),
    );
  });
}
