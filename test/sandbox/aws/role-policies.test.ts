// Inline policies of an access role, written from within its account, and who may write them.
import {
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  LimitExceededException,
  ListRolePoliciesCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { allowAssume, trustWithMfa, type Agency } from "./aws-world.ts";
import { accessRole, accessRoleArn, readOnlyArn, sessionOf, startAccounts } from "./bot-session.ts";

const PolicyName = "rolecall-sessions.alice.R-7K3QXA";
const document = JSON.stringify(allowAssume("*"));
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

const sized = (size: number) => {
  const empty = JSON.stringify(allowAssume("arn:"));
  return JSON.stringify(allowAssume(`arn:${"x".repeat(size - empty.length)}`));
};

let agency: Agency;
let admin: Awaited<ReturnType<typeof sessionOf>>;
beforeEach(async () => {
  agency = await startAccounts();
  admin = await sessionOf(agency);
});
afterEach(() => agency.aws.stop());

const put = (PolicyDocument = document, more: { PolicyName?: string; RoleName?: string } = {}) =>
  admin.iam.send(
    new PutRolePolicyCommand({ RoleName: accessRole, PolicyName, PolicyDocument, ...more }),
  );
const remove = () =>
  admin.iam.send(new DeleteRolePolicyCommand({ RoleName: accessRole, PolicyName }));
const get = (iam = admin.iam) =>
  iam.send(new GetRolePolicyCommand({ RoleName: accessRole, PolicyName }));
const list = async (RoleName = accessRole) =>
  (await admin.iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames;

test("a role says its id, its longest session and, URL-encoded, whom it trusts", async () => {
  const { Role } = await admin.iam.send(new GetRoleCommand({ RoleName: "ReadOnly" }));
  expect(Role).toMatchObject({
    Arn: readOnlyArn,
    Path: "/",
    RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    MaxSessionDuration: 43_200,
    AssumeRolePolicyDocument: expect.stringMatching(/^%7B%22Version/),
  });
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""))).toEqual(
    trustWithMfa,
  );
});

describe("a policy of a role", () => {
  test("is kept, read, listed and deleted once", async () => {
    await put();
    expect(decodeURIComponent((await get()).PolicyDocument ?? "")).toBe(document);
    expect(await list()).toEqual([PolicyName]);
    await remove();
    expect(await list()).toEqual([]);
    await expect(remove()).rejects.toThrow(NoSuchEntityException);
    await expect(get()).rejects.toThrow(`The role policy with name ${PolicyName} cannot be found.`);
  });

  test("is that role's alone, and is seen in the world", async () => {
    await put();
    expect(await list("ReadOnly")).toEqual([]);
    const { roles } = agency.aws.world();
    expect(roles.map(({ arn, policies }) => [arn, Object.keys(policies)])).toEqual([
      [accessRoleArn, [PolicyName]],
      [readOnlyArn, []],
      ["arn:aws:iam::222222222222:role/team/Deployer", []],
      ["arn:aws:iam::222222222222:role/People", []],
      ["arn:aws:iam::333333333333:role/Admin", []],
    ]);
  });

  test("must be a policy, of a role that is there", async () => {
    await expect(put("{")).rejects.toThrow(MalformedPolicyDocumentException);
    await expect(put(document, { PolicyName: "a b" })).rejects.toMatchObject({
      name: "ValidationError",
    });
    // The admin's role of the other account has this name; this account has none.
    await expect(put(document, { RoleName: "Admin" })).rejects.toThrow(NoSuchEntityException);
  });

  test("shares 10,240 characters with the role's others", async () => {
    await put(sized(10_240 - document.length));
    await put(document, { PolicyName: "one-more" });
    await expect(put(sized(10_241 - document.length))).rejects.toMatchObject({
      name: LimitExceededException.name,
      message: `Maximum policy size of 10240 bytes exceeded for role ${accessRole}`,
    });
  });

  test("is seen by reads only once it has spread", async () => {
    const slow = await startAccounts({ propagationMilliseconds: 10_000 });
    const { iam } = await sessionOf(slow);
    await iam.send(
      new PutRolePolicyCommand({ RoleName: accessRole, PolicyName, PolicyDocument: document }),
    );
    await expect(get(iam)).rejects.toThrow(NoSuchEntityException);
    slow.clock.advance(10_000);
    await get(iam);
    await slow.aws.stop();
  });
});

describe("who may write it", () => {
  test("not a session in a read-only role, which still looks", async () => {
    const { iam } = await sessionOf(agency, { RoleArn: readOnlyArn });
    await put();
    await get(iam);
    await iam.send(new GetRoleCommand({ RoleName: accessRole }));
    const change = { RoleName: accessRole, PolicyName };
    await expect(
      iam.send(new PutRolePolicyCommand({ ...change, PolicyDocument: document })),
    ).rejects.toMatchObject({
      ...denied,
      message:
        "User: arn:aws:sts::222222222222:assumed-role/ReadOnly/rolecall is not authorized to perform: " +
        `iam:PutRolePolicy on resource: role ${accessRole} because no identity-based policy allows the iam:PutRolePolicy action`,
    });
    await expect(iam.send(new DeleteRolePolicyCommand(change))).rejects.toMatchObject(denied);
  });

  test("not the bot itself, outside of a session in the account", async () => {
    const change = { RoleName: accessRole, PolicyName, PolicyDocument: document };
    await expect(agency.iam.send(new PutRolePolicyCommand(change))).rejects.toMatchObject(denied);
    await expect(get(agency.iam)).rejects.toMatchObject(denied);
  });

  test("a session that a session policy keeps to one role writes on that one alone", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:PutRolePolicy"],
          Resource: "arn:aws:iam::222222222222:role/team/Deployer",
        },
      ],
    });
    const { iam } = await sessionOf(agency, { Policy });
    const change = { RoleName: "Deployer", PolicyName };
    await iam.send(new PutRolePolicyCommand({ ...change, PolicyDocument: document }));
    await expect(iam.send(new DeleteRolePolicyCommand(change))).rejects.toMatchObject(denied);
    await expect(iam.send(new GetRoleCommand({ RoleName: accessRole }))).rejects.toMatchObject(
      denied,
    );
  });

  test("not even a session of its own role, once a policy of the role denies it", async () => {
    await put(
      JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
      }),
    );
    await expect(remove()).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining("with an explicit deny in an identity-based policy"),
    });
  });
});
