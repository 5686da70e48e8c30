// Managed policies attached to a role, and what its sessions may do by them.
import {
  DetachRolePolicyCommand,
  GetRoleCommand,
  paginateListAttachedRolePolicies,
} from "@aws-sdk/client-iam";
import { allowAssume, management } from "./aws-world.ts";
import { sessionOf } from "./bot-session.ts";
import {
  arn,
  awsPolicy,
  denied,
  invalidInput,
  notThere,
  RoleName,
  rolesBy,
  type RoleSetting,
  startRoles,
  tooMuch,
} from "./role-setting.ts";

let roles: RoleSetting;
afterEach(() => roles.agency.aws.stop());

describe("managed policies", () => {
  beforeEach(async () => {
    roles = await startRoles();
    await roles.create();
  });
  const session = () => sessionOf(roles.agency, { RoleArn: arn });

  test("decide what a session in the role may do", async () => {
    const reading = await session();
    const aboutTheRole = new GetRoleCommand({ RoleName });
    await expect(reading.iam.send(aboutTheRole)).rejects.toMatchObject(denied);
    await roles.attach(awsPolicy("ReadOnlyAccess"));
    await reading.iam.send(aboutTheRole);
    await expect(
      rolesBy(reading.iam).attach(awsPolicy("AdministratorAccess")),
    ).rejects.toMatchObject(denied);
    await roles.attach(awsPolicy("AdministratorAccess"));
    await rolesBy(reading.iam).attach(awsPolicy("job-function/Billing"));
  });

  test("of a power user reach everything but IAM", async () => {
    await roles.attach(awsPolicy("PowerUserAccess"));
    roles.agency.aws.change({
      do: "put-user-policy",
      user: "alice",
      policy: "own",
      document: allowAssume(arn),
    });
    const { id = "" } = roles.agency.aws.sessions.open({ user: "alice", role: arn, mfa: true });
    const may = (action: string) => roles.agency.aws.sessions.act(id, { action, resource: "*" });
    expect(may("ec2:RunInstances")).toMatchObject({
      allowed: true,
      statement: { from: "role Auditor in client-a (222222222222), policy PowerUserAccess" },
    });
    expect(may("iam:CreateUser").allowed).toBe(false);
    expect(may("iam:ListRoles").allowed).toBe(true);
  });

  test("are listed by name, and attached twice they are there once", async () => {
    await roles.attach(awsPolicy("job-function/ViewOnlyAccess"));
    await roles.attach(awsPolicy("SecurityAudit"));
    await roles.attach(awsPolicy("SecurityAudit"));
    expect(await roles.attached()).toEqual([
      { PolicyName: "SecurityAudit", PolicyArn: awsPolicy("SecurityAudit") },
      { PolicyName: "ViewOnlyAccess", PolicyArn: awsPolicy("job-function/ViewOnlyAccess") },
    ]);
    const names: (string | undefined)[] = [];
    const pages = paginateListAttachedRolePolicies(
      { client: roles.iam, pageSize: 1 },
      { RoleName },
    );
    for await (const { AttachedPolicies = [] } of pages)
      names.push(...AttachedPolicies.map(({ PolicyName }) => PolicyName));
    expect(names).toEqual(["SecurityAudit", "ViewOnlyAccess"]);
    const [seen] = roles.agency.aws.world().roles.filter(({ name }) => name === RoleName);
    expect(Object.keys(seen?.attached ?? {})).toEqual(["ViewOnlyAccess", "SecurityAudit"]);
  });

  test("that AWS does not know, or another account made, are not there", async () => {
    for (const unknown of [
      awsPolicy("ReadOnly"),
      awsPolicy("Billing"),
      `arn:aws:iam::${management}:policy/rolecall/people`,
    ])
      await expect(roles.attach(unknown)).rejects.toMatchObject({
        ...notThere,
        message: `Policy ${unknown} does not exist or is not attachable.`,
      });
    await expect(roles.attach("ReadOnlyAccess".padEnd(20, "!"))).rejects.toMatchObject(
      invalidInput,
    );
    expect(await roles.attached()).toEqual([]);
  });

  test("once detached are there no more, and decide nothing", async () => {
    await roles.attach(awsPolicy("ReadOnlyAccess"));
    const reading = await session();
    const detach = new DetachRolePolicyCommand({
      RoleName,
      PolicyArn: awsPolicy("ReadOnlyAccess"),
    });
    await roles.iam.send(detach);
    expect(await roles.attached()).toEqual([]);
    await expect(rolesBy(reading.iam).theRole()).rejects.toMatchObject(denied);
    await expect(roles.iam.send(detach)).rejects.toMatchObject(notThere);
  });

  test("are ten at most", async () => {
    const ten = [
      ...["AdministratorAccess", "ReadOnlyAccess", "PowerUserAccess", "SecurityAudit"],
      ...["IAMReadOnlyAccess", "AWSSupportAccess", "AWSBillingReadOnlyAccess"],
      ...["job-function/Billing", "job-function/ViewOnlyAccess", "job-function/SupportUser"],
    ].map(awsPolicy);
    for (const one of ten) await roles.attach(one);
    await expect(
      roles.attach(awsPolicy("job-function/NetworkAdministrator")),
    ).rejects.toMatchObject({
      ...tooMuch,
      message: "Cannot exceed quota for PoliciesPerRole: 10",
    });
    await roles.attach(awsPolicy("ReadOnlyAccess"));
  });
});
