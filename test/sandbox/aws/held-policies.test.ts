// Managed policies that users and groups hold, as the directory shows them, and whom they let in; and the roles of an account as a list.
import {
  ListAttachedGroupPoliciesCommand,
  ListRolesCommand,
  paginateGetAccountAuthorizationDetails,
  type AttachedPolicy,
  type GetAccountAuthorizationDetailsResponse,
} from "@aws-sdk/client-iam";
import { agency as seed, allowAssume, management, roleOf, startAgency } from "./aws-world.ts";
import type { Agency } from "./aws-world.ts";
import { clientA } from "./bot-session.ts";
import { RoleName, startRoles, trustingRoot } from "./role-setting.ts";

const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
const OWN = `arn:aws:iam::${management}:policy/team/to-a`;

let agency: Agency;
beforeEach(async () => {
  agency = await startAgency({
    policies: { "team/to-a": allowAssume(roleOf(clientA)), other: allowAssume("*") },
    groups: [...seed.groups, { name: "admins", attached: [ADMINISTRATOR, "team/to-a"] }],
    users: [
      { name: "dora", attached: ["team/to-a"] },
      { name: "anna", groups: ["admins"] },
      { name: "nobody" },
    ],
  });
});
afterEach(() => agency.aws.stop());

const arns = (attached: readonly AttachedPolicy[] = []) =>
  attached.map(({ PolicyArn }) => PolicyArn);

async function pagesOf(pageSize: number) {
  const asked = { Filter: ["User" as const, "Group" as const, "LocalManagedPolicy" as const] };
  const all: GetAccountAuthorizationDetailsResponse[] = [];
  const pages = paginateGetAccountAuthorizationDetails({ client: agency.iam, pageSize }, asked);
  for await (const page of pages) all.push(page);
  return {
    users: all.flatMap(({ UserDetailList = [] }) => UserDetailList),
    groups: all.flatMap(({ GroupDetailList = [] }) => GroupDetailList),
    policies: all.flatMap(({ Policies = [] }) => Policies),
  };
}

test.each([1, 2, 1000])("are shown with their documents, in pages of %i", async (pageSize) => {
  const { users, groups, policies } = await pagesOf(pageSize);
  const held = [
    ...users.map((user) => [user.UserName, arns(user.AttachedManagedPolicies)]),
    ...groups.map((group) => [group.GroupName, arns(group.AttachedManagedPolicies)]),
  ];
  expect(held).toEqual(
    expect.arrayContaining([
      ["dora", [OWN]],
      ["nobody", []],
      ["admins", [ADMINISTRATOR, OWN]],
    ]),
  );
  expect(policies.map(({ Arn }) => Arn)).toHaveLength(2);
  const own = policies.find(({ Arn }) => Arn === OWN)?.PolicyVersionList?.[0]?.Document;
  expect(JSON.parse(decodeURIComponent(own ?? ""))).toEqual(allowAssume(roleOf(clientA)));
});

test("let in those who hold them", () => {
  const letIn = (user: string) =>
    agency.aws.mayAssume({ user, role: roleOf(clientA), mfa: true }).allowed;
  expect({ dora: letIn("dora"), anna: letIn("anna"), nobody: letIn("nobody") }).toEqual({
    dora: true,
    anna: true,
    nobody: false,
  });
});

test("of a group are listed", async () => {
  const command = new ListAttachedGroupPoliciesCommand({ GroupName: "admins" });
  const { AttachedPolicies = [] } = await agency.iam.send(command);
  expect(AttachedPolicies.map(({ PolicyName }) => PolicyName)).toEqual([
    "AdministratorAccess",
    "to-a",
  ]);
});

test("that do not exist cannot be seeded", async () => {
  const groups = [{ name: "admins", attached: ["missing"] }];
  await expect(startAgency({ groups })).rejects.toThrow("there is no policy");
});

test("the roles of the account one is in are listed with whom they trust", async () => {
  const roles = await startRoles();
  try {
    await roles.create();
    const { Roles = [] } = await roles.iam.send(new ListRolesCommand({ MaxItems: 100 }));
    const found = Roles.find((role) => role.RoleName === RoleName);
    expect(found?.Path).toBe("/team/");
    expect(decodeURIComponent(found?.AssumeRolePolicyDocument ?? "")).toBe(trustingRoot);
    expect(Roles.every(({ Arn = "" }) => Arn.split(":")[4] === clientA)).toBe(true);
  } finally {
    await roles.agency.aws.stop();
  }
});
