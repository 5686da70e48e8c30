// The bot's two roles: what each may do and the other may not, by the policies they are delivered with.
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetRoleCommand,
  GetUserCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import {
  CloseAccountCommand,
  CreateAccountCommand,
  ListParentsCommand,
  MoveAccountCommand,
  TagResourceCommand,
  type CreateAccountCommandInput,
} from "@aws-sdk/client-organizations";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { agency as seed, allowAssume, management, startAgency, type Agency } from "./aws-world.ts";
import { assume, sessionOf } from "./bot-session.ts";

const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
const own = `arn:aws:iam::${management}:role/rolecall`;
const provisioner = `${own}-provisioner`;
/** The policies name the agency's own accounts; this is none of them. */
const account = "343434343434";
const accessRole = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
const trust = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow" as const, Principal: { AWS: management }, Action: "sts:AssumeRole" },
  ],
};
const accounts = [
  {
    id: account,
    name: "client-a",
    email: "a@example.com",
    roles: [
      { name: "OrganizationAccountAccessRole", trust },
      { name: "Deployer", trust },
    ],
  },
];

let agency: Agency;
let provisioning: Awaited<ReturnType<typeof sessionOf>>;

async function start(bot: Partial<AwsSeed["bot"]> = {}, changes: Partial<AwsSeed> = {}) {
  const roles = { ...seed.bot, provisioner: true, ...bot };
  agency = await startAgency({ accounts, bot: roles, ...changes });
}
async function startBoth(...given: Parameters<typeof start>) {
  await start(...given);
  const RoleArn = agency.aws.world().botRoles[1]?.arn;
  provisioning = await sessionOf(agency, { RoleArn, RoleSessionName: "R-7K3QXA" });
}
afterEach(() => agency.aws.stop());

const create = (path = "/rolecall/") =>
  new CreateGroupCommand({ GroupName: "client-z-admin", Path: path });
const put = (GroupName: string) =>
  new PutGroupPolicyCommand({
    GroupName,
    PolicyName: "rolecall-access",
    PolicyDocument: JSON.stringify(allowAssume(accessRole)),
  });
const add = new AddUserToGroupCommand({ GroupName: "client-a-admin", UserName: "carol" });

describe("with two roles, the bot's own", () => {
  test("adds to access groups and reads, and makes no group", async () => {
    await startBoth();
    await agency.iam.send(add);
    await agency.iam.send(new GetUserCommand({ UserName: "alice" }));
    await expect(agency.iam.send(create())).rejects.toMatchObject(denied);
    await expect(agency.iam.send(put("client-a-admin"))).rejects.toMatchObject(denied);
    const deletion = new DeleteGroupCommand({ GroupName: "client-a-admin" });
    await expect(agency.iam.send(deletion)).rejects.toMatchObject(denied);
  });

  test("gets into no account", async () => {
    await startBoth();
    await expect(assume(agency, { RoleArn: accessRole })).rejects.toMatchObject(denied);
  });
});

describe("the provisioner", () => {
  test("makes access groups, and puts nobody into one", async () => {
    await startBoth();
    const { iam } = provisioning;
    await iam.send(create());
    await iam.send(put("client-z-admin"));
    await expect(iam.send(add)).rejects.toMatchObject(denied);
    const policy = { UserName: "alice", PolicyName: "own", PolicyDocument: "{}" };
    await expect(iam.send(new PutUserPolicyCommand(policy))).rejects.toMatchObject(denied);
  });

  test("makes no group elsewhere, and changes none there", async () => {
    await startBoth();
    const { iam } = provisioning;
    await expect(iam.send(create("/"))).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining("with an explicit deny in an identity-based policy"),
    });
    await expect(iam.send(put("developers"))).rejects.toMatchObject(denied);
  });

  test("gets into accounts by the access role, and by no other that lets it in", async () => {
    await startBoth();
    await assume(provisioning, { RoleArn: accessRole });
    const RoleArn = `arn:aws:iam::${account}:role/Deployer`;
    await expect(assume(provisioning, { RoleArn })).rejects.toMatchObject(denied);
  });

  test("does not touch the record", async () => {
    await startBoth();
    const table = new DescribeTableCommand({ TableName: "rolecall" });
    await expect(provisioning.dynamoDb.send(table)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

describe("accounts", () => {
  const organization = { creationMilliseconds: 0, throttles: false, units: ["clients"] };
  const wanted = { Email: "aws+d@example.com", AccountName: "client-d" };
  const request = { Key: "rolecall:request", Value: "R-7K3QXA" };
  const tagsOf = (owner: string) => [{ Key: "managed-by", Value: owner }, request];
  const Tags = tagsOf("rolecall");
  const refused = { name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } };
  const create = (client: Agency["organizations"], more: Partial<CreateAccountCommandInput> = {}) =>
    client.send(new CreateAccountCommand({ ...wanted, ...more }));
  const close = (client: Agency["organizations"], AccountId: string) =>
    client.send(new CloseAccountCommand({ AccountId }));
  const madeId = () => agency.aws.organization().accounts.at(-1)?.id ?? "";
  beforeEach(() => startBoth({}, { organization }));

  test("are made and closed by the provisioner alone, and only with the tag that says whose they are", async () => {
    const { organizations } = provisioning;
    await expect(create(agency.organizations, { Tags })).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining(
        `assumed-role/rolecall/rolecall is not authorized to perform: organizations:CreateAccount on resource: *`,
      ),
    });
    await expect(create(organizations)).rejects.toMatchObject(refused);
    await expect(create(organizations, { Tags: tagsOf("somebody") })).rejects.toMatchObject(
      refused,
    );
    await create(organizations, { Tags });
    await expect(close(agency.organizations, madeId())).rejects.toMatchObject(refused);
    await close(organizations, madeId());
  });

  test("that it did not make are not closed by it, until they are adopted", async () => {
    const { organizations } = provisioning;
    await expect(close(organizations, account)).rejects.toMatchObject(refused);
    const tag = (owner: string) =>
      organizations.send(new TagResourceCommand({ ResourceId: account, Tags: tagsOf(owner) }));
    await expect(tag("somebody")).rejects.toMatchObject(refused);
    await tag("rolecall");
    await close(organizations, account);
  });

  test("are moved by the provisioner alone, once they are its own, and looked at by both", async () => {
    const { root, units } = agency.aws.organization();
    const move = new MoveAccountCommand({
      AccountId: account,
      SourceParentId: root,
      DestinationParentId: units[0]?.id,
    });
    await expect(agency.organizations.send(move)).rejects.toMatchObject(refused);
    await expect(provisioning.organizations.send(move)).rejects.toMatchObject(refused);
    await provisioning.organizations.send(new TagResourceCommand({ ResourceId: account, Tags }));
    await provisioning.organizations.send(move);
    for (const { organizations } of [agency, provisioning])
      expect(
        (await organizations.send(new ListParentsCommand({ ChildId: account }))).Parents,
      ).toEqual([{ Id: units[0]?.id, Type: "ORGANIZATIONAL_UNIT" }]);
  });

  test("are out of reach from within an account, whatever its role may do there", async () => {
    const inside = await sessionOf(agency, { RoleArn: accessRole }, provisioning);
    await expect(create(inside.organizations, { Tags })).rejects.toMatchObject({
      ...refused,
      message: "You don't have permissions to access this resource.",
    });
  });
});

describe("each of the two", () => {
  test("reads both roles with their path, which a caller's identity does not tell", async () => {
    await startBoth({ rolePath: "/bots/" });
    for (const { iam } of [agency, provisioning]) {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName: "rolecall-provisioner" }));
      expect(Role).toMatchObject({
        Path: "/bots/",
        Arn: `arn:aws:iam::${management}:role/bots/rolecall-provisioner`,
      });
      await iam.send(new GetRoleCommand({ RoleName: "rolecall" }));
    }
  });

  test("changes neither", async () => {
    await startBoth();
    const change = { RoleName: "rolecall", PolicyDocument: JSON.stringify(trust) };
    for (const { iam } of [agency, provisioning])
      await expect(iam.send(new UpdateAssumeRolePolicyCommand(change))).rejects.toMatchObject(
        denied,
      );
  });
});

describe("with one role, the bot's own", () => {
  test("does what both may, and there is no other", async () => {
    await start({ provisioner: false });
    await agency.iam.send(create());
    await agency.iam.send(put("client-z-admin"));
    await agency.iam.send(add);
    await assume(agency, { RoleArn: accessRole });
    expect(agency.aws.world().botRoles.map(({ arn }) => arn)).toEqual([own]);
    await expect(assume(agency, { RoleArn: provisioner })).rejects.toMatchObject(denied);
  });
});

test("the roles of the bot stand apart from those of accounts in the world", async () => {
  await startBoth();
  const { roles, botRoles } = agency.aws.world();
  expect(botRoles.map(({ arn, policies }) => [arn, Object.keys(policies)])).toEqual([
    [own, ["runtime", "beyond"]],
    [provisioner, ["provisioner"]],
  ]);
  expect(roles.map(({ name }) => name)).toEqual(["OrganizationAccountAccessRole", "Deployer"]);
});
