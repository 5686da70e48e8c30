// The world as an administrator sees and changes it, and how long a change takes to be seen.
import {
  AddUserToGroupCommand,
  GetUserCommand,
  ListGroupsForUserCommand,
  PutGroupPolicyCommand,
} from "@aws-sdk/client-iam";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { agency as seed, allowAssume, roleOf, startAgency, type Agency } from "./aws-world.ts";

const GroupName = "client-a-admin";
const mayAlice = ({ aws }: Agency) =>
  aws.mayAssume({ user: "alice", role: roleOf("222222222222"), mfa: true }).allowed;
const groupsOfAlice = async ({ iam }: Agency) => {
  const { Groups } = await iam.send(new ListGroupsForUserCommand({ UserName: "alice" }));
  return Groups?.map((group) => group.GroupName);
};

async function inWorld(story: (agency: Agency) => Promise<void>, changes: Partial<AwsSeed> = {}) {
  const agency = await startAgency(changes);
  try {
    await story(agency);
  } finally {
    await agency.aws.stop();
  }
}

test("the world shows users, groups and roles, with what the bot did to them", () =>
  inWorld(async (agency) => {
    await agency.iam.send(new AddUserToGroupCommand({ UserName: "alice", GroupName }));
    const { users, groups, roles } = agency.aws.world();
    expect(users[0]).toEqual({
      name: "alice",
      arn: "arn:aws:iam::111111111111:user/alice",
      tags: { "rolecall:slack-user": "T1/U1", team: "web" },
      groups: [GroupName, "developers"],
      policies: {},
      mfaDevices: ["arn:aws:iam::111111111111:mfa/alice"],
    });
    expect(groups.find(({ name }) => name === GroupName)).toMatchObject({
      path: "/rolecall/",
      members: ["alice"],
      policies: { "rolecall-access": allowAssume(roleOf("222222222222")) },
    });
    expect(roles.map(({ arn }) => arn)).toEqual([roleOf("222222222222"), roleOf("333333333333")]);
  }));

test("an administrator tags and untags people", () =>
  inWorld(async ({ aws, iam }) => {
    aws.change({ do: "tag-user", user: "carol", key: "rolecall:slack-user", value: "T1/U3" });
    aws.change({ do: "untag-user", user: "alice", key: "team" });
    const tagsOf = async (UserName: string) =>
      (await iam.send(new GetUserCommand({ UserName }))).User?.Tags;
    expect(await tagsOf("carol")).toEqual([{ Key: "rolecall:slack-user", Value: "T1/U3" }]);
    expect(await tagsOf("alice")).toHaveLength(1);
  }));

test("a user who is deleted leaves every group, and a namesake is somebody else", () =>
  inWorld(async (agency) => {
    const { aws, iam } = agency;
    const idOfAlice = async () =>
      (await iam.send(new GetUserCommand({ UserName: "alice" }))).User?.UserId;
    const before = await idOfAlice();
    aws.change({ do: "add-to-group", user: "alice", group: GroupName });
    expect(mayAlice(agency)).toBe(true);
    aws.change({ do: "delete-user", user: "alice" });
    expect(aws.world().groups.flatMap(({ members }) => members)).toEqual([]);
    aws.change({ do: "create-user", user: "alice", tags: { team: "new" } });
    expect(await idOfAlice()).not.toBe(before);
    expect(mayAlice(agency)).toBe(false);
  }));

test("a group that is deleted takes its access with it", () =>
  inWorld(async (agency) => {
    agency.aws.change({ do: "add-to-group", user: "alice", group: GroupName });
    agency.aws.change({ do: "delete-group", group: GroupName });
    expect(await groupsOfAlice(agency)).toEqual(["developers"]);
    expect(mayAlice(agency)).toBe(false);
    agency.aws.change({
      do: "create-group",
      group: GroupName,
      policy: allowAssume(roleOf("222222222222")),
    });
    agency.aws.change({ do: "add-to-group", user: "alice", group: GroupName });
    expect(mayAlice(agency)).toBe(true);
    agency.aws.change({ do: "remove-from-group", user: "alice", group: GroupName });
    expect(mayAlice(agency)).toBe(false);
  }));

test("an administrator rewrites a policy behind the bot's back", () =>
  inWorld(async (agency) => {
    agency.aws.change({ do: "add-to-group", user: "alice", group: GroupName });
    const document = allowAssume(roleOf("333333333333"));
    agency.aws.change({
      do: "put-group-policy",
      group: GroupName,
      policy: "rolecall-access",
      document,
    });
    expect(mayAlice(agency)).toBe(false);
  }));

test("an administrator writes and deletes a policy of somebody's own", () =>
  inWorld(async (agency) => {
    const own = { user: "alice", policy: "own" } as const;
    agency.aws.change({ do: "put-user-policy", ...own, document: allowAssume("*") });
    expect(agency.aws.world().users[0]?.policies).toEqual({ own: allowAssume("*") });
    expect(mayAlice(agency)).toBe(true);
    agency.aws.change({ do: "delete-user-policy", ...own });
    expect(mayAlice(agency)).toBe(false);
    expect(() => agency.aws.change({ do: "delete-user-policy", ...own })).toThrow(
      "The user policy with name own cannot be found.",
    );
  }));

test("an administrator sets, rewrites and removes somebody's permissions boundary", () =>
  inWorld(async (agency) => {
    const { aws } = agency;
    const bound = { do: "set-boundary", user: "alice", boundary: "rolecall/people" } as const;
    aws.change({ do: "add-to-group", user: "alice", group: GroupName });
    expect(() => aws.change(bound)).toThrow(
      "Policy arn:aws:iam::111111111111:policy/rolecall/people does not exist or is not attachable.",
    );
    aws.change({ ...bound, document: allowAssume("arn:aws:iam::333333333333:role/*") });
    expect(aws.world().users[0]).toMatchObject({
      boundary: allowAssume("arn:aws:iam::333333333333:role/*"),
      boundaryArn: "arn:aws:iam::111111111111:policy/rolecall/people",
    });
    expect(mayAlice(agency)).toBe(false);
    aws.change({ ...bound, document: allowAssume("*") });
    expect(mayAlice(agency)).toBe(true);
    aws.change({ do: "create-user", user: "nora", boundary: "rolecall/people" });
    aws.change({ do: "remove-boundary", user: "alice" });
    const bounded = aws.world().users.filter(({ boundaryArn }) => boundaryArn);
    expect(bounded.map(({ name }) => name)).toEqual(["nora"]);
  }));

test("an administrator, too, meets names that do not exist and quotas", () =>
  inWorld(async ({ aws }) => {
    expect(() => aws.change({ do: "tag-user", user: "zoe", key: "a", value: "b" })).toThrow(
      "The user with name zoe cannot be found.",
    );
    expect(() => aws.change({ do: "create-user", user: "ALICE" })).toThrow("already exists");
    expect(() => aws.change({ do: "delete-group", group: "none" })).toThrow("cannot be found");
    const own = { policy: "own", document: allowAssume(`arn:${"x".repeat(2048)}`) };
    expect(() => aws.change({ do: "put-user-policy", user: "alice", ...own })).toThrow(
      "Maximum policy size of 2048 bytes exceeded for user alice",
    );
    expect(() => aws.change({ do: "put-role-policy", role: "none", ...own })).toThrow(
      "The role none cannot be found.",
    );
  }));

test("with a propagation delay, a write is checked at once and seen later", () =>
  inWorld(
    async (agency) => {
      const add = new AddUserToGroupCommand({ UserName: "alice", GroupName });
      await agency.iam.send(add);
      expect(await groupsOfAlice(agency)).toEqual(["developers"]);
      expect(mayAlice(agency)).toBe(false);
      expect(agency.aws.world().users[0]?.groups).toContain(GroupName);

      agency.clock.advance(5_000);
      await agency.iam.send(
        new PutGroupPolicyCommand({
          GroupName,
          PolicyName: "rolecall-access",
          PolicyDocument: JSON.stringify(allowAssume(roleOf("333333333333"))),
        }),
      );
      agency.clock.advance(5_000);
      expect(await groupsOfAlice(agency)).toEqual([GroupName, "developers"]);
      expect(mayAlice(agency)).toBe(true);
      agency.clock.advance(5_000);
      expect(mayAlice(agency)).toBe(false);
    },
    { propagationMilliseconds: 10_000 },
  ));

test.each<[string, Partial<AwsSeed>, string]>([
  ["two users of one name", { users: [{ name: "a1" }, { name: "A1" }] }, "two users"],
  ["two groups of one name", { groups: [{ name: "g" }, { name: "G" }] }, "two groups"],
  ["a member of nothing", { users: [{ name: "a1", groups: ["none"] }] }, "does not exist"],
  ["a user name with a space", { users: [{ name: "a b" }] }, "userName is invalid"],
  [
    "a policy that is too large",
    { users: [{ name: "a1", policies: { p: allowAssume(`arn:${"x".repeat(2048)}`) } }] },
    "too large",
  ],
  [
    "a user in too many groups",
    {
      groupsPerUserQuota: 1,
      groups: [{ name: "g" }, { name: "h" }],
      users: [{ name: "a1", groups: ["g", "h"] }],
    },
    "too many groups",
  ],
  [
    "a boundary that is no policy of it",
    { users: [{ name: "a1", boundary: "rolecall/people" }] },
    "policy/rolecall/people, which does not exist",
  ],
  [
    "a role without a principal",
    {
      accounts: [
        {
          id: "222222222222",
          name: "a",
          email: "a@example.com",
          roles: [{ name: "R", trust: allowAssume("*") }],
        },
      ],
    },
    "prohibited field Resource",
  ],
])("a seed with %s is refused", async (_, changes, says) => {
  await expect(startAgency({ ...seed, ...changes })).rejects.toThrow(says);
});
