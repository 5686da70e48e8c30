// Who in Slack is which IAM user, and whose e-mail address suggests one.
import { matchPeople } from "../../../src/domain/policy/match-people.ts";
import type { SlackMember, TaggedUser } from "../../../src/domain/policy/match-people.ts";
import { personKey } from "../../../src/domain/person.ts";
import { alice, bob, carol, dan } from "../../support/people.ts";

function member(
  person: typeof alice,
  email?: string,
  standing: SlackMember["standing"] = "member",
) {
  return { ...person, name: person.user, standing, ...(email === undefined ? {} : { email }) };
}

function suggestedFor(email: string, users: readonly TaggedUser[], others: SlackMember[] = []) {
  return matchPeople([member(alice, email), ...others], users).untagged[0]?.suggested;
}

it("links a member with the one IAM user that names them", () => {
  const match = matchPeople([member(alice)], [{ iamUser: "aa", tag: personKey(alice) }]);
  expect(match.linked).toEqual([{ member: member(alice), iamUser: "aa" }]);
  expect(match.untagged).toEqual([]);
});

it("lists members whom no IAM user names, and no guests, bots or people who left", () => {
  const members = [
    member(alice),
    member(bob, undefined, "guest"),
    member(carol, undefined, "deactivated"),
    member(dan, undefined, "bot"),
  ];
  expect(matchPeople(members, []).untagged).toEqual([{ member: member(alice) }]);
});

it.each([
  ["not-in-slack", [] as SlackMember[]],
  ["deactivated", [member(bob, undefined, "deactivated")]],
  ["guest", [member(bob, undefined, "guest")]],
])("finds a tag that names somebody who is gone: %s", (why, members) => {
  const tag = personKey(bob);
  expect(matchPeople(members, [{ iamUser: "bb", tag }]).gone).toEqual([
    { iamUser: "bb", tag, why },
  ]);
});

it("finds two IAM users that name one person, who is linked with neither", () => {
  const tag = personKey(alice);
  const match = matchPeople(
    [member(alice)],
    [
      { iamUser: "one", tag },
      { iamUser: "two", tag },
    ],
  );
  expect(match).toMatchObject({
    linked: [],
    untagged: [],
    doubles: [{ tag, iamUsers: ["one", "two"] }],
  });
});

it("finds a tag that names nobody", () => {
  const user = { iamUser: "aa", tag: "alice@northwind.example" };
  expect(matchPeople([], [user])).toMatchObject({ unreadable: [user], gone: [], doubles: [] });
});

describe("an IAM user is suggested", () => {
  it.each([
    ["called like the address", "alice@northwind.example", "Alice@Northwind.example"],
    ["called like its part before the @", "Alice.Andersen@northwind.example", "alice.andersen"],
  ])("%s", (_, email, iamUser) => {
    expect(suggestedFor(email, [{ iamUser }, { iamUser: "somebody.else" }])).toBe(iamUser);
  });
});

describe("no IAM user is suggested", () => {
  const email = "alice@northwind.example";
  const iamUser = "alice";

  it.each<[string, string, TaggedUser[], SlackMember[]]>([
    ["who is only called alike", email, [{ iamUser: "alice.andersen" }], []],
    ["beside another who fits", email, [{ iamUser }, { iamUser: email }], []],
    ["who is somebody else's by tag", email, [{ iamUser, tag: personKey(bob) }], [member(bob)]],
    ["whose tag cannot be read", email, [{ iamUser, tag: "?" }], []],
    ["who may be another's", email, [{ iamUser }], [member(bob, "alice@acme.example")]],
    [
      "who may be that of somebody who left",
      email,
      [{ iamUser }],
      [member(bob, "ALICE@acme.example", "deactivated")],
    ],
    ["without an address", "", [{ iamUser: "" }], []],
  ])("%s", (...[, address, users, others]) => {
    expect(suggestedFor(address, users, others)).toBeUndefined();
  });
});
