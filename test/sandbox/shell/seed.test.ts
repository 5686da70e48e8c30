import { parseSeed, agencySeed, type Seed } from "../../../sandbox/seed.ts";
import { awsSeed, slackSeed } from "../../../sandbox/seed-worlds.ts";

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
    "grace",
  ]);
});

test("in the agency all but Dana carry the boundary that lets Rolecall write their policies", () => {
  const { aws } = agencySeed();
  const bounded = aws.users.filter(({ boundary }) => boundary === "rolecall/people");
  expect(bounded.map(({ name }) => name)).toEqual([
    "alice.andersen",
    "bob.baker",
    "carol.cruz",
    "grace.gomez",
  ]);
  expect(Object.keys(aws.policies ?? {})).toEqual(["rolecall/people"]);
});

test("whom the agency's policy names is there: people, and Slack user groups", () => {
  const { people, groups, policy } = agencySeed();
  const { people: named, groups: namedGroups } = policy as Record<string, Record<string, string>>;
  const ids = [...people, ...groups].map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([...Object.values(named ?? {}), ...Object.values(namedGroups ?? {})]),
  );
  expect(groups).toMatchObject([{ key: "platform", id: "S0PLATFORM1", members: ["bob", "carol"] }]);
});

test("Slack sends the bot the events its manifest names", () => {
  expect(slackSeed(agencySeed()).events).toContain("app_home_opened");
});

test("Grace is in as many groups as AWS takes", () => {
  const grace = agencySeed().aws.users.find((user) => user.name === "grace.gomez");
  expect(grace?.groups).toHaveLength(10);
});

test("what the seed says of the bot's rights reaches its AWS, beside the bot's key", () => {
  const seed = agencySeed();
  expect(awsSeed(seed).bot).toEqual({
    roleName: "rolecall-bot",
    accessKeyId: expect.stringMatching(/^AKIA/),
    secretAccessKey: expect.any(String),
    provisioner: true,
  });
  seed.aws.bot = { userPolicies: "open", mayAssume: ["OrganizationAccountAccessRole"] };
  expect(awsSeed(parseSeed(JSON.stringify(seed))).bot).toMatchObject(seed.aws.bot);
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

test("every account of the agency is in the unit that its policy says", () => {
  const { aws, policy } = agencySeed();
  const units = (policy["accounts"] as { id: string; unit: string }[]).map(({ id, unit }) => [
    id,
    unit,
  ]);
  expect(aws.accounts.map(({ id, unit }) => [id, unit])).toEqual(units);
});

test.each<[string, (seed: Seed) => void, RegExp]>([
  [
    "an account in a unit that is not there",
    (seed) => Object.assign(seed.aws.accounts[0] ?? {}, { unit: "banks" }),
    /there is no unit "banks"; there are: clients, clients\/banks.*\n.*aws\.accounts\[0\]\.unit/,
  ],
  [
    "a unit in one that comes later",
    (seed) => Object.assign(seed.aws, { organization: { units: ["clients/banks", "clients"] } }),
    /there is no unit before it "clients"/,
  ],
  [
    "a member nobody knows",
    (seed) => seed.channels[0]?.members.push("zoe"),
    /there is no person "zoe"; there are: alice, bob.*\n.*channels\[0\]\.members\[2\]/,
  ],
  [
    "a member of a user group nobody knows",
    (seed) => seed.groups[0]?.members.push("zoe"),
    /there is no person "zoe".*\n.*groups\[0\]\.members\[2\]/,
  ],
  [
    "two user groups with one handle",
    (seed) =>
      seed.groups.push({ key: "x", id: "S0SECOND01", handle: "platform", name: "X", members: [] }),
    /"platform" is there already\n.*groups\[1\]\.handle/,
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
    "a permissions boundary that is not there",
    (seed) => Object.assign(seed.aws.users[0] ?? {}, { boundary: "people" }),
    /there is no policy "people"; there are: rolecall\/people\n.*aws\.users\[0\]\.boundary/,
  ],
  [
    "a bot whose boundary is no ARN",
    (seed) => Object.assign(seed.aws, { bot: { boundary: "rolecall/people" } }),
    /must be the ARN of a policy, like arn:aws:iam::111111111111:policy\/rolecall\/people/,
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
