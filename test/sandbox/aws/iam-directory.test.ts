// Reading people and groups: what the bot's directory is built from.
import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  ListAccountAliasesCommand,
  ListGroupsForUserCommand,
  ListMFADevicesCommand,
  type ListMFADevicesCommandOutput,
  NoSuchEntityException,
  paginateGetAccountAuthorizationDetails,
  paginateListGroupsForUser,
} from "@aws-sdk/client-iam";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { agency as seed, allowAssume, management, startAgency, type Agency } from "./aws-world.ts";

const several = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => `${name}-${String(at).padStart(4, "0")}`);

async function withAgency(changes: Partial<AwsSeed>, story: (agency: Agency) => Promise<void>) {
  const agency = await startAgency(changes);
  try {
    await story(agency);
  } finally {
    await agency.aws.stop();
  }
}

async function directory(agency: Agency, pageSize?: number) {
  const pages = paginateGetAccountAuthorizationDetails(
    { client: agency.iam, ...(pageSize ? { pageSize } : {}) },
    { Filter: ["User", "Group"] },
  );
  const users: string[] = [];
  const groups: string[] = [];
  let count = 0;
  for await (const page of pages) {
    count += 1;
    users.push(...(page.UserDetailList ?? []).map((user) => user.UserName ?? "?"));
    groups.push(...(page.GroupDetailList ?? []).map((group) => group.GroupName ?? "?"));
  }
  return { users, groups, count };
}

describe("one user", () => {
  test("is shown with tags, and with the ARN of a permissions boundary", () =>
    withAgency(
      { users: [...seed.users, { name: "dan", boundary: allowAssume("*") }] },
      async ({ iam }) => {
        const { User: alice } = await iam.send(new GetUserCommand({ UserName: "alice" }));
        expect(alice).toMatchObject({
          UserName: "alice",
          Path: "/",
          Arn: `arn:aws:iam::${management}:user/alice`,
          UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/) as string,
          Tags: [
            { Key: "rolecall:slack-user", Value: "T1/U1" },
            { Key: "team", Value: "web" },
          ],
        });
        expect(alice?.CreateDate).toBeInstanceOf(Date);
        expect(alice?.PermissionsBoundary).toBeUndefined();
        const { User: dan } = await iam.send(new GetUserCommand({ UserName: "dan" }));
        expect(dan?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(
          `arn:aws:iam::${management}:policy/dan-boundary`,
        );
      },
    ));

  test("that does not exist is NoSuchEntity, whatever is asked about it", () =>
    withAgency({}, async ({ iam }) => {
      const zoe = { UserName: "zoe" };
      const asked = [
        iam.send(new GetUserCommand(zoe)),
        iam.send(new ListGroupsForUserCommand(zoe)),
        iam.send(new ListMFADevicesCommand(zoe)),
      ];
      for (const answer of asked) await expect(answer).rejects.toThrow(NoSuchEntityException);
      await expect(iam.send(new GetUserCommand({ UserName: "Alice" }))).rejects.toThrow(
        NoSuchEntityException,
      );
    }));

  test("must be named: the bot is a role, and a role is no user", () =>
    withAgency({}, async ({ iam }) => {
      await expect(iam.send(new GetUserCommand({}))).rejects.toMatchObject({
        name: "ValidationError",
      });
      await expect(iam.send(new GetUserCommand({ UserName: "a b" }))).rejects.toMatchObject({
        name: "ValidationError",
      });
    }));

  test("has groups, page by page", () =>
    withAgency(
      {
        groups: several(10, "team").map((name) => ({ name })),
        users: [{ name: "alice", groups: several(10, "team") }],
      },
      async ({ iam }) => {
        const pages = paginateListGroupsForUser(
          { client: iam, pageSize: 3 },
          { UserName: "alice" },
        );
        const sizes: (number | undefined)[] = [];
        const names: (string | undefined)[] = [];
        for await (const { Groups } of pages) {
          sizes.push(Groups?.length);
          names.push(...(Groups?.map((group) => group.GroupName) ?? []));
        }
        expect(sizes).toEqual([3, 3, 3, 1]);
        expect(names).toEqual(several(10, "team"));
      },
    ));

  test("has MFA devices, page by page", () =>
    withAgency(
      { users: [{ name: "alice", mfaDevices: several(3, "serial") }] },
      async ({ iam }) => {
        const serials = ({ MFADevices }: ListMFADevicesCommandOutput) =>
          MFADevices?.map((device) => device.SerialNumber);
        const first = await iam.send(new ListMFADevicesCommand({ UserName: "alice", MaxItems: 2 }));
        expect(first.IsTruncated).toBe(true);
        expect(serials(first)).toEqual(several(2, "serial"));
        const rest = await iam.send(
          new ListMFADevicesCommand({ UserName: "alice", Marker: first.Marker }),
        );
        expect(rest.IsTruncated).toBe(false);
        expect(serials(rest)).toEqual(["serial-0002"]);
      },
    ));
});

describe("the directory of users and groups", () => {
  const everybody = new GetAccountAuthorizationDetailsCommand({ Filter: ["User", "Group"] });

  test("shows users with tags, groups and URL-encoded inline policies", () =>
    withAgency({}, async ({ iam }) => {
      const { UserDetailList: users = [] } = await iam.send(everybody);
      expect(users).toMatchObject([
        {
          UserName: "alice",
          GroupList: ["developers"],
          Tags: [{ Key: "rolecall:slack-user", Value: "T1/U1" }, { Key: "team" }],
        },
        {
          UserName: "bob",
          UserPolicyList: [
            { PolicyName: "own", PolicyDocument: expect.stringMatching(/^%7B%22Version/) },
          ],
        },
        { UserName: "carol", GroupList: [], Tags: [] },
      ]);
      const encoded = users.flatMap((user) => user.UserPolicyList ?? [])[0]?.PolicyDocument;
      expect(JSON.parse(decodeURIComponent(String(encoded)))).toEqual(
        allowAssume("arn:aws:iam::333333333333:role/Admin"),
      );
    }));

  test("shows who carries which permissions boundary", () =>
    withAgency(
      {
        users: [...seed.users, { name: "dan", boundary: "rolecall/people" }],
        policies: { "rolecall/people": allowAssume("*") },
      },
      async ({ iam }) => {
        const { UserDetailList: users = [] } = await iam.send(everybody);
        const boundaries = users.map((user) => [user.UserName, user.PermissionsBoundary]);
        expect(boundaries).toEqual([
          ["alice", undefined],
          ["bob", undefined],
          ["carol", undefined],
          [
            "dan",
            {
              PermissionsBoundaryType: "Policy",
              PermissionsBoundaryArn: `arn:aws:iam::${management}:policy/rolecall/people`,
            },
          ],
        ]);
      },
    ));

  test("shows groups with their path and inline policies", () =>
    withAgency({}, async ({ iam }) => {
      const { GroupDetailList, IsTruncated } = await iam.send(everybody);
      expect(GroupDetailList).toMatchObject([
        {
          Path: "/rolecall/",
          GroupName: "client-a-admin",
          GroupPolicyList: [{ PolicyName: "rolecall-access" }],
          AttachedManagedPolicies: [],
        },
        { Path: "/", GroupName: "developers", GroupPolicyList: [] },
      ]);
      expect(IsTruncated).toBe(false);
    }));

  test.each([undefined, 1, 7, 1000])("is complete in pages of %s", (pageSize) =>
    withAgency(
      {
        users: several(150, "user").map((name) => ({ name })),
        groups: several(60, "group").map((name) => ({ name })),
      },
      async (agency) => {
        const { users, groups, count } = await directory(agency, pageSize);
        expect(users).toEqual(several(150, "user"));
        expect(groups).toEqual(several(60, "group"));
        expect(count).toBe(Math.ceil(210 / (pageSize ?? 100)));
      },
    ),
  );

  test("can be asked for users or for groups alone", () =>
    withAgency({}, async ({ iam }) => {
      const users = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ["User"] }));
      expect(users.UserDetailList).toHaveLength(3);
      expect(users.GroupDetailList ?? []).toEqual([]);
      const groups = await iam.send(
        new GetAccountAuthorizationDetailsCommand({ Filter: ["Group"] }),
      );
      expect(groups.UserDetailList ?? []).toEqual([]);
      expect(groups.GroupDetailList).toHaveLength(2);
    }));

  test("refuses page sizes and markers that AWS would refuse", () =>
    withAgency({}, async ({ iam }) => {
      for (const wrong of [{ MaxItems: 0 }, { MaxItems: 1001 }, { Marker: "made-up" }])
        await expect(
          iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ["User"], ...wrong })),
        ).rejects.toMatchObject({ name: "ValidationError" });
    }));
});

describe("the account", () => {
  test("says its alias, or that it has none", async () => {
    await withAgency({}, async ({ iam }) => {
      const { AccountAliases } = await iam.send(new ListAccountAliasesCommand({}));
      expect(AccountAliases).toEqual(["agency"]);
    });
    await withAgency({ alias: "" }, async ({ iam }) => {
      const { AccountAliases } = await iam.send(new ListAccountAliasesCommand({}));
      expect(AccountAliases).toEqual([]);
    });
  });

  test("says its counts and quotas", () =>
    withAgency({}, async ({ iam }) => {
      const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
      expect(SummaryMap).toMatchObject({
        Users: 3,
        Groups: 2,
        GroupsPerUserQuota: 10,
        GroupsQuota: 500,
        UserPolicySizeQuota: 2048,
        GroupPolicySizeQuota: 5120,
        RolePolicySizeQuota: 10_240,
        AssumeRolePolicySizeQuota: 2048,
        MFADevices: 1,
      });
    }));
});
