import { parseSeed, agencySeed, type Seed } from "../../../sandbox/seed.ts";

function spoiled(spoil: (seed: Seed) => void): string {
  const seed = agencySeed();
  spoil(seed);
  return JSON.stringify(seed);
}

test("the agency is a seed", () => {
  const seed = agencySeed();
  expect(seed.people.map(({ key }) => key)).toEqual([
    "alice",
    "bob",
    "carol",
    "dan",
    "erin",
    "frank",
  ]);
});

test("a seed may be YAML too", () => {
  expect(parseSeed(`# as JSON, with a remark\n${JSON.stringify(agencySeed())}`)).toEqual(
    agencySeed(),
  );
});

test("every account of the agency's policy exists in its AWS, with the roles it names", () => {
  const { aws, policy } = agencySeed();
  for (const { id, roles } of policy["accounts"] as {
    id: string;
    roles: Record<string, { role: string }>;
  }[]) {
    const account = aws.accounts.find((one) => one.id === id);
    expect(account?.roles.map(({ name }) => name)).toEqual(
      Object.values(roles).map(({ role }) => role),
    );
  }
});

test.each<[string, (seed: Seed) => void, RegExp]>([
  [
    "a member nobody knows",
    (seed) => seed.channels[0]?.members.push("zoe"),
    /there is no person "zoe"; there are: alice, bob.*\n.*channels\[0\]\.members\[2\]/,
  ],
  [
    "two people with one id",
    (seed) => Object.assign(seed.people[1] ?? {}, { id: "U0ALICE001" }),
    /"U0ALICE001" is there already\n.*people\[1\]\.id/,
  ],
  [
    "a Slack id that is none",
    (seed) => Object.assign(seed.people[0] ?? {}, { id: "alice" }),
    /must be U and at least 8 capital letters or digits, like U0ALICE001/,
  ],
  [
    "an account id that lost its zeros",
    (seed) => Object.assign(seed.aws.accounts[0] ?? {}, { id: 2222 }),
    /aws\.accounts\[0\]\.id/,
  ],
  [
    "a user in a group that is not there",
    (seed) => Object.assign(seed.aws.users[0] ?? {}, { groups: ["admins"] }),
    /there is no group "admins"; there are: developers, billing-readers/,
  ],
  [
    "a member account with the id of the management account",
    (seed) => Object.assign(seed.aws.accounts[0] ?? {}, { id: "111111111111" }),
    /"111111111111" is there already/,
  ],
  [
    "a word that means nothing",
    (seed) => Object.assign(seed.people[0] ?? {}, { nick: "al" }),
    /Unrecognized key: "nick"/,
  ],
])("%s is refused, with the place it is in", (_what, spoil, said) => {
  expect(() => parseSeed(spoiled(spoil), "my.json")).toThrow(said);
  expect(() => parseSeed(spoiled(spoil), "my.json")).toThrow("my.json cannot be used");
});

test("text that is neither JSON nor YAML is refused", () => {
  expect(() => parseSeed("{ people: [", "my.json")).toThrow("my.json is neither JSON nor YAML");
});
