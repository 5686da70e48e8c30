// Roles made and changed within an account, and who may do so.
import {
  PutRolePolicyCommand,
  UpdateRoleCommand,
  type CreateRoleCommandInput,
} from "@aws-sdk/client-iam";
import { agency as seed, allowAssume } from "./aws-world.ts";
import { accessRole, assume, clientA, readOnlyArn, sessionOf } from "./bot-session.ts";
import {
  alreadyThere,
  arn,
  awsPolicy,
  denied,
  invalid,
  invalidInput,
  notThere,
  RoleName,
  rolesBy,
  type RoleSetting,
  startRoles,
  tooMuch,
  trustingRoot,
} from "./role-setting.ts";

let roles: RoleSetting;
afterEach(() => roles.agency.aws.stop());

describe("a role that is made", () => {
  beforeEach(async () => {
    roles = await startRoles();
  });

  test("is there with its path, description, longest session and tags, in that account alone", async () => {
    const made = await roles.create({
      Description: "reads everything",
      MaxSessionDuration: 7200,
      Tags: [
        { Key: "managed-by", Value: "rolecall" },
        { Key: "rolecall:request", Value: "R-7K3QXA" },
      ],
    });
    const known = {
      Arn: arn,
      Path: "/team/",
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Description: "reads everything",
      MaxSessionDuration: 7200,
      Tags: [
        { Key: "managed-by", Value: "rolecall" },
        { Key: "rolecall:request", Value: "R-7K3QXA" },
      ],
    };
    expect(made.Role).toMatchObject(known);
    expect(await roles.theRole()).toMatchObject(known);
    const [seen] = roles.agency.aws.world().roles.filter(({ name }) => name === RoleName);
    expect(seen).toMatchObject({
      arn,
      accountName: "client-a",
      tags: { "managed-by": "rolecall", "rolecall:request": "R-7K3QXA" },
      attached: {},
      policies: {},
    });
  });

  test("lasts an hour where nothing is said, and lets in whom it trusts", async () => {
    await roles.create();
    expect((await roles.theRole())?.MaxSessionDuration).toBe(3600);
    await assume(roles.agency, { RoleArn: arn });
  });

  test("is not made twice, whatever its path and the case of its name", async () => {
    await roles.create();
    for (const RoleName of ["Auditor", "AUDITOR", accessRole])
      await expect(roles.create({ RoleName, Path: "/" })).rejects.toMatchObject(alreadyThere);
  });

  test.each<[string, Partial<CreateRoleCommandInput>, string]>([
    ["a name with a space", { RoleName: "an auditor" }, "roleName"],
    ["a name that is too long", { RoleName: "a".repeat(65) }, "roleName"],
    ["a path without an end", { Path: "/team" }, "path"],
    ["a description that is too long", { Description: "d".repeat(1001) }, "description"],
    ["a description with a dash that is not Latin-1", { Description: "a – b" }, "description"],
    ["less than an hour", { MaxSessionDuration: 3599 }, "maxSessionDuration"],
    ["more than twelve hours", { MaxSessionDuration: 43_201 }, "maxSessionDuration"],
    ["a tag with a key that is too long", { Tags: [{ Key: "k".repeat(129), Value: "" }] }, "tags"],
    ["a tag with a star", { Tags: [{ Key: "client", Value: "*" }] }, "tags"],
    [
      "more than 50 tags",
      { Tags: Array.from({ length: 51 }, (_, at) => ({ Key: `tag-${at}`, Value: "" })) },
      "tags",
    ],
  ])("with %s is refused", async (_what, more, field) => {
    await expect(roles.create(more)).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining(field),
    });
  });

  test("takes no tag twice, and none of AWS's own", async () => {
    const twice = ["client", "Client"].map((Key) => ({ Key, Value: "a" }));
    await expect(roles.create({ Tags: twice })).rejects.toMatchObject(invalidInput);
    const reserved = [{ Key: "aws:client", Value: "a" }];
    await expect(roles.create({ Tags: reserved })).rejects.toMatchObject(invalidInput);
  });

  test("with a permissions boundary is not offered", async () => {
    await expect(
      roles.create({ PermissionsBoundary: awsPolicy("ReadOnlyAccess") }),
    ).rejects.toThrow("The sandbox offers no CreateRole with PermissionsBoundary");
  });
});

test("an account has so many roles and no more", async () => {
  roles = await startRoles({ rolesQuota: 5 });
  await roles.create();
  await expect(roles.create({ RoleName: "OneMore" })).rejects.toMatchObject({
    ...tooMuch,
    message: "Cannot exceed quota for RolesPerAccount: 5",
  });
});

test("a role is seen, and can be assumed, only once it has spread", async () => {
  roles = await startRoles({ propagationMilliseconds: 10_000 });
  await roles.create();
  await expect(roles.theRole()).rejects.toMatchObject(notThere);
  await expect(assume(roles.agency, { RoleArn: arn })).rejects.toMatchObject(denied);
  roles.agency.clock.advance(10_000);
  await roles.theRole();
  await assume(roles.agency, { RoleArn: arn });
});

describe("a role that is changed", () => {
  beforeEach(async () => {
    roles = await startRoles();
  });

  test("says its new description and longest session; without one it is an hour again", async () => {
    await roles.create({ Description: "old", MaxSessionDuration: 7200 });
    const change = { RoleName, Description: "new", MaxSessionDuration: 14_400 };
    await roles.iam.send(new UpdateRoleCommand(change));
    expect(await roles.theRole()).toMatchObject({ Description: "new", MaxSessionDuration: 14_400 });
    await roles.iam.send(new UpdateRoleCommand({ RoleName }));
    expect(await roles.theRole()).toMatchObject({ Description: "new", MaxSessionDuration: 3600 });
  });

  test("has to be there", async () => {
    await expect(roles.iam.send(new UpdateRoleCommand({ RoleName }))).rejects.toMatchObject(
      notThere,
    );
    await expect(roles.trust(trustingRoot)).rejects.toMatchObject(notThere);
    await expect(roles.attach(awsPolicy("ReadOnlyAccess"))).rejects.toMatchObject(notThere);
    await expect(roles.attached()).rejects.toMatchObject(notThere);
  });
});

describe("who may make a role", () => {
  test("not a session that only reads", async () => {
    roles = await startRoles();
    const reading = await sessionOf(roles.agency, { RoleArn: readOnlyArn });
    await expect(rolesBy(reading.iam).create({})).rejects.toMatchObject(denied);
  });

  const only = (Action: string[], Condition = {}) =>
    sessionOf(roles.agency, {
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action,
            Resource: `arn:aws:iam::${clientA}:role/team/*`,
            ...Condition,
          },
        ],
      }),
    });

  test("by path, and with tags only who may tag roles", async () => {
    roles = await startRoles();
    const Tags = [{ Key: "managed-by", Value: "rolecall" }];
    const making = await only(["iam:CreateRole"]);
    await expect(rolesBy(making.iam).create({ Path: "/" })).rejects.toMatchObject(denied);
    await expect(rolesBy(making.iam).create({ Tags })).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining("iam:TagRole"),
    });
    await rolesBy(making.iam).create({});
    const tagging = await only(["iam:CreateRole", "iam:TagRole"]);
    await rolesBy(tagging.iam).create({ RoleName: "Other", Tags });
  });

  test("by its tags", async () => {
    roles = await startRoles();
    const { iam: fenced } = await only(["iam:CreateRole", "iam:TagRole"], {
      Condition: {
        StringEquals: { "aws:RequestTag/managed-by": "rolecall" },
        "ForAllValues:StringEquals": { "aws:TagKeys": ["managed-by", "client"] },
      },
    });
    const ours = { Key: "managed-by", Value: "rolecall" };
    await expect(rolesBy(fenced).create({})).rejects.toMatchObject(denied);
    await expect(
      rolesBy(fenced).create({ Tags: [ours, { Key: "stage", Value: "test" }] }),
    ).rejects.toMatchObject(denied);
    await rolesBy(fenced).create({ Tags: [ours, { Key: "client", Value: "a" }] });
  });

  test("nor attaches what its policy does not name, nor writes on roles without the tag", async () => {
    roles = await startRoles();
    await roles.create({ Tags: [{ Key: "managed-by", Value: "rolecall" }] });
    await roles.create({ RoleName: "Other" });
    const { iam: fenced } = await only(["iam:AttachRolePolicy", "iam:PutRolePolicy"], {
      Condition: {
        StringEquals: { "aws:ResourceTag/managed-by": "rolecall" },
        ArnEqualsIfExists: { "iam:PolicyARN": awsPolicy("ReadOnlyAccess") },
      },
    });
    await rolesBy(fenced).attach(awsPolicy("ReadOnlyAccess"));
    await expect(rolesBy(fenced).attach(awsPolicy("AdministratorAccess"))).rejects.toMatchObject(
      denied,
    );
    const put = (RoleName: string) =>
      fenced.send(
        new PutRolePolicyCommand({
          RoleName,
          PolicyName: "own",
          PolicyDocument: JSON.stringify(allowAssume("*")),
        }),
      );
    await put(RoleName);
    await expect(put("Other")).rejects.toMatchObject(denied);
  });

  test("not the bot itself, in the management account", async () => {
    roles = await startRoles({ bot: { ...seed.bot } });
    await expect(rolesBy(roles.agency.iam).create({})).rejects.toMatchObject(denied);
  });
});
