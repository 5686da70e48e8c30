// What the directory answers to somebody who has not looked before, whatever IAM it is.
import { personKey } from "../../src/domain/person.ts";
import { alice, bob, dan, iamUsers } from "../support/people.ts";
import type { IamWorld, Laxities, StartWorld } from "./iam-world.ts";
import { strictTest } from "./strict-test.ts";

const phone = "arn:aws:iam::111111111111:mfa/alice.andersen";
const USERS = [
  { name: iamUsers.alice, boundTo: personKey(alice), isFenced: true, mfaSerials: [phone] },
  { name: iamUsers.bob, boundTo: personKey(bob) },
  { name: "dana.dorn" },
];

export function directoryContract(start: StartWorld, laxities: Laxities = {}): void {
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

  it("tells whose an IAM user is, where it is one person's and one person has no other", async () => {
    const directory = world.directory();
    await directory.bindingOf(alice);
    expect(directory.personOf(iamUsers.alice)).toEqual(alice);
    expect(directory.personOf("dana.dorn")).toBeUndefined();
    expect(directory.personOf("nobody")).toBeUndefined();
    await world.byHand.bind("dana.dorn", personKey(alice));
    const later = world.directory();
    await later.bindingOf(alice);
    expect(later.personOf(iamUsers.alice)).toBeUndefined();
    expect(later.personOf("dana.dorn")).toBeUndefined();
  });

  it("tells the ARN of a user", async () => {
    const directory = world.directory();
    await directory.bindingOf(alice);
    expect(directory.arnOf(iamUsers.alice)).toMatch(/^arn:aws:iam::\d{12}:user\/alice\.andersen$/);
    expect(directory.arnOf("nobody")).toBeUndefined();
  });

  it("tells which MFA devices a user has, and does not know of a user that is not there", async () => {
    const directory = world.directory();
    expect(await directory.mfaOf(iamUsers.alice)).toMatchObject({ serials: [phone] });
    expect(await directory.mfaOf(iamUsers.bob)).toMatchObject({ serials: [] });
    expect(await directory.mfaOf("nobody")).toBeUndefined();
  });

  it("tells who is in a group, whoever made it", async () => {
    await world.byHand.addGroup("admins", "/team/");
    await world.byHand.join(iamUsers.alice, "admins");
    await world.byHand.join("dana.dorn", "admins");
    const directory = world.directory();
    await directory.bindingOf(alice);
    expect([...directory.membersOf("admins")].sort()).toEqual([iamUsers.alice, "dana.dorn"]);
    expect(directory.membersOf("nowhere")).toEqual([]);
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

  it("knows of no room for a user that never was", async () => {
    const directory = world.directory();
    await directory.bindingOf(alice);
    expect(directory.roomFor("nobody", "client-a-admin")).toBeUndefined();
  });

  it("tells how much room is left", async () => {
    await world.byHand.addGroup("team-1", "/");
    await world.byHand.addGroup("team-2", "/");
    await world.byHand.join(iamUsers.alice, "team-1");
    await world.byHand.join(iamUsers.alice, "team-2");
    const directory = world.directory();
    await directory.bindingOf(alice);
    const room = directory.roomFor(iamUsers.alice, "team-1");
    expect([...(room?.groupsOfUser ?? [])].sort()).toEqual(["team-1", "team-2"]);
    expect(room).toMatchObject({
      isMember: true,
      groupExists: true,
      groups: 2,
      inlineCharacters: 0,
      mostInlineCharacters: 2048,
    });
    expect(room?.mostGroups).toBeGreaterThanOrEqual(300);
    const other = { isMember: false, groupExists: false, groupsOfUser: [], boundary: null };
    expect(directory.roomFor(iamUsers.bob, "client-z-admin")).toMatchObject(other);
  });

  strictTest(laxities.boundaries, "tells which boundary a user carries", async () => {
    const directory = world.directory();
    await directory.bindingOf(alice);
    const room = directory.roomFor(iamUsers.alice, "team-1");
    expect(room?.boundary).toMatch(/^arn:aws:iam::\d{12}:policy\/rolecall\/people$/);
    expect(directory.roomFor(iamUsers.bob, "team-1")?.boundary).toBeNull();
  });

  it("knows the groups of the user's own, and what they hold", async () => {
    const [own, foreign] = ["own.alice.andersen.1", "own.alice.andersen.2"];
    await world.byHand.addGroup(own, "/rolecall/");
    await world.byHand.addGroup(foreign, "/");
    await world.byHand.addGroup("client-a-admin", "/rolecall/");
    await world.byHand.putPolicy(own, "one", aPolicyAbout("one/more"));
    const directory = world.directory();
    await directory.bindingOf(alice);
    const characters = JSON.stringify(aPolicyAbout("one/more")).length;
    expect(directory.roomFor(iamUsers.alice, "client-a-admin")).toMatchObject({
      own: [{ name: own, characters, isThere: true }],
      mostGroupCharacters: 5120,
    });
    expect(directory.roomFor(iamUsers.bob, "client-a-admin")?.own).toEqual([]);
  });

  it("counts a user's inline policies as AWS does, without white space", async () => {
    const first = aPolicyAbout("a role with spaces");
    const second = aPolicyAbout("one/more");
    await world.byHand.putUserPolicy(iamUsers.alice, "one", first);
    await world.byHand.putUserPolicy(iamUsers.alice, "two", second);
    const directory = world.directory();
    await directory.bindingOf(alice);
    const counted = JSON.stringify([first, second]).replace(/\s/g, "").length - "[,]".length;
    expect(directory.roomFor(iamUsers.alice, "team-1")?.inlineCharacters).toBe(counted);
  });
}

function aPolicyAbout(role: string) {
  const Resource = `arn:aws:iam::222222222222:role/${role}`;
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource }],
  };
}
