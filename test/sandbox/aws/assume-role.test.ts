// The bot opens a session in a role of an account: whom STS lets in, for how long, and what its keys are good for.
import { GetRoleCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { ListAccountsCommand } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { agency as seed, allowAssume, type Agency } from "./aws-world.ts";
import {
  accessRole,
  accessRoleArn,
  assume,
  clientA,
  readOnlyArn,
  sessionOf,
  startAccounts,
} from "./bot-session.ts";

const minute = 60_000;
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
const invalid = { name: "ValidationError", $metadata: { httpStatusCode: 400 } };
const aboutTheRole = new GetRoleCommand({ RoleName: accessRole });

let agency: Agency;
beforeEach(async () => {
  agency = await startAccounts();
});
afterEach(() => agency.aws.stop());

describe("the bot is let in", () => {
  test("by a role that trusts it, and gets keys for an hour", async () => {
    const { Credentials, AssumedRoleUser } = await assume(agency);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(Credentials?.SecretAccessKey).toHaveLength(40);
    expect(Credentials?.SessionToken?.length).toBeGreaterThan(100);
    const lasts = (Credentials?.Expiration?.getTime() ?? 0) - agency.clock.now();
    expect(Math.round(lasts / minute)).toBe(60);
    expect(AssumedRoleUser).toEqual({
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:rolecall$/),
      Arn: `arn:aws:sts::${clientA}:assumed-role/${accessRole}/rolecall`,
    });
    expect(agency.calls.since(0)).toMatchObject([
      { action: "AssumeRole", about: { role: accessRoleArn, session: "rolecall" } },
    ]);
  });

  test("not by a role that trusts only people with MFA, nor by one that is not there", async () => {
    for (const name of ["People", "Nobody"]) {
      const RoleArn = `arn:aws:iam::${clientA}:role/${name}`;
      await expect(assume(agency, { RoleArn })).rejects.toMatchObject({
        ...denied,
        message: `User: arn:aws:sts::111111111111:assumed-role/rolecall/rolecall is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      });
    }
  });

  test("not beyond the roles its own policy names", async () => {
    const fenced = await startAccounts({ bot: { ...seed.bot, mayAssume: ["ReadOnly"] } });
    await assume(fenced, { RoleArn: readOnlyArn });
    await expect(assume(fenced)).rejects.toMatchObject(denied);
    await fenced.aws.stop();
  });
});

describe("what is asked for", () => {
  test.each([
    ["a session name with a space", { RoleSessionName: "role call" }, "roleSessionName"],
    ["a session name of one letter", { RoleSessionName: "r" }, "roleSessionName"],
    ["a session name that is too long", { RoleSessionName: "r".repeat(65) }, "roleSessionName"],
    ["less than 15 minutes", { DurationSeconds: 899 }, "durationSeconds"],
    ["more than 12 hours", { DurationSeconds: 43_201 }, "durationSeconds"],
    ["a session policy that is too long", { Policy: " ".repeat(2049) }, "policy"],
    ["no ARN of a role", { RoleArn: "OrganizationAccountAccessRole" }, "roleArn"],
  ])("%s is refused", async (_, more, field) => {
    await expect(assume(agency, more)).rejects.toMatchObject({
      ...invalid,
      message: expect.stringContaining(`Value at '${field}' failed to satisfy constraint`),
    });
  });

  test("more than an hour is refused even where the role would allow it: the bot is a role itself", async () => {
    const longer = { RoleArn: readOnlyArn, DurationSeconds: 3601 };
    await expect(assume(agency, longer)).rejects.toMatchObject({
      ...invalid,
      message:
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    });
    await assume(agency, { RoleArn: readOnlyArn, DurationSeconds: 3600 });
  });

  test("what the sandbox does not evaluate is refused by name", async () => {
    const Tags = [{ Key: "a", Value: "b" }];
    await expect(assume(agency, { Tags })).rejects.toThrow("AssumeRole with Tags");
  });
});

describe("the session's keys", () => {
  test("say who they are, and act in that account", async () => {
    const { iam, sts } = await sessionOf(agency);
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: clientA,
      Arn: `arn:aws:sts::${clientA}:assumed-role/${accessRole}/rolecall`,
      UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:rolecall$/),
    });
    const { Role } = await iam.send(aboutTheRole);
    expect(Role?.Arn).toBe(accessRoleArn);
    expect(agency.calls.since(0).at(-1)).toMatchObject({
      action: "GetRole",
      about: { role: accessRole, account: clientA },
    });
  });

  test("are good until they expire, and not a moment longer", async () => {
    const session = await sessionOf(agency, { DurationSeconds: 900 });
    agency.clock.advance(14 * minute);
    await session.iam.send(aboutTheRole);
    agency.clock.advance(minute);
    await expect(session.iam.send(aboutTheRole)).rejects.toMatchObject({
      name: "ExpiredToken",
      message: "The security token included in the request is expired",
      $metadata: { httpStatusCode: 403 },
    });
    await expect(session.organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "ExpiredTokenException",
    });
  });

  test("are worth nothing without their token, or with another's", async () => {
    const { Credentials } = await assume(agency);
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
    };
    const other = (await assume(agency)).Credentials?.SessionToken ?? "";
    for (const wrong of [keys, { ...keys, sessionToken: other }])
      await expect(agency.signedAs(wrong).iam.send(aboutTheRole)).rejects.toMatchObject({
        name: "InvalidClientTokenId",
      });
  });

  test("reach no users and no organization: those are the management account's", async () => {
    const { iam, organizations } = await sessionOf(agency);
    await expect(iam.send(new GetUserCommand({ UserName: "alice" }))).rejects.toMatchObject({
      name: "InvalidAction",
      message: expect.stringContaining("in the management account only"),
    });
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("open no further session where the next role trusts the bot alone", async () => {
    const { sts } = await sessionOf(agency);
    const next = { RoleArn: readOnlyArn, RoleSessionName: "rolecall" };
    await expect(sts.send(new AssumeRoleCommand(next))).rejects.toMatchObject(denied);
  });

  test("may do less than the role, where a session policy says so", async () => {
    const Policy = JSON.stringify(allowAssume("*"));
    const { iam } = await sessionOf(agency, { Policy });
    await expect(iam.send(aboutTheRole)).rejects.toMatchObject(denied);
  });
});
