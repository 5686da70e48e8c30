// What the directory answers to somebody who has not looked before, whatever IAM it is.
import { personKey } from "../../src/domain/person.ts";
import { alice, bob, dan, iamUsers } from "../support/people.ts";
import type { IamWorld, StartWorld } from "./iam-world.ts";

const USERS = [
  { name: iamUsers.alice, boundTo: personKey(alice) },
  { name: iamUsers.bob, boundTo: personKey(bob) },
  { name: "dana.dorn" },
];

export function directoryContract(start: StartWorld): void {
  let world: IamWorld;
  beforeEach(async () => {
    world = await start(USERS);
  });
  afterEach(() => world.stop());

  it("finds the IAM user of a person", async () => {
    const linked = { kind: "linked", iamUser: iamUsers.alice };
    expect(await world.directory().bindingOf(alice)).toEqual(linked);
  });

  it("says that a person has no IAM user", async () => {
    expect(await world.directory().bindingOf(dan)).toEqual({ kind: "not-linked" });
  });

  it("does not take a person of another workspace for one of ours", async () => {
    const stranger = { ...alice, team: "T0ACMECORP" };
    expect(await world.directory().bindingOf(stranger)).toEqual({ kind: "not-linked" });
  });

  it("names both users where two are bound to one person", async () => {
    await world.byHand.bind("dana.dorn", personKey(alice));
    const binding = await world.directory().bindingOf(alice);
    const iamUsersBound = binding.kind === "ambiguous" ? [...binding.iamUsers].sort() : [];
    expect(iamUsersBound).toEqual([iamUsers.alice, "dana.dorn"]);
  });

  it("tells who is in which group", async () => {
    await world.byHand.addGroup("client-a-admin", "/rolecall/");
    await world.byHand.join(iamUsers.alice, "client-a-admin");
    const directory = world.directory();
    await directory.bindingOf(alice);
    expect(directory.isMember(iamUsers.alice, "client-a-admin")).toBe(true);
    expect(directory.isMember(iamUsers.bob, "client-a-admin")).toBe(false);
    expect(directory.isMember(iamUsers.alice, "client-b-admin")).toBe(false);
    expect(directory.isMember("nobody", "client-a-admin")).toBe(false);
  });
}
