// Accounts outside the organization: what the client who owns one does there, and who gets in.
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { ListAccountsCommand } from "@aws-sdk/client-organizations";
import { clientRoutes } from "../../../sandbox/control/client-routes.ts";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import type { PolicyDocument, Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { agency as seed, allowAssume, management, startAgency, type Agency } from "./aws-world.ts";
import { assume, sessionOf } from "./bot-session.ts";

const account = "777788889999";
const ExternalId = "northwind-4Q7ZK2";
const name = "RolecallReadOnly";
const RoleArn = `arn:aws:iam::${account}:role/${name}`;
const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
const bot = { "aws:PrincipalArn": `arn:aws:iam::${management}:role/rolecall` };

const trusting = (Condition: Statement["Condition"] = {}): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${management}:root` },
      Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
      Condition,
    },
  ],
});
const needingId = trusting({ StringEquals: { "sts:ExternalId": ExternalId }, ArnEquals: bot });

let agency: Agency;
const start = (bot: AwsSeed["bot"]) =>
  startAgency({
    bot,
    users: [{ name: "alice", policies: { own: allowAssume(RoleArn) } }],
    elsewhere: [
      { id: account, name: "Harbour Line", organizationId: "o-harbourline", roles: [] },
      { id: "101010101010", name: "Lone Star", roles: [] },
    ],
  });
beforeEach(async () => {
  agency = await start({ ...seed.bot, mayAssume: ["*"] });
});
afterEach(() => agency.aws.stop());

function client(change: object) {
  const [route] = clientRoutes(agency.aws);
  return route?.answer({ params: {}, query: new URLSearchParams(), body: change });
}
const put = (more: object = {}) =>
  client({ do: "put-role", account, role: name, trust: needingId, ...more });
const seen = () => agency.aws.world().roles.filter(({ accountId }) => accountId === account);
const mayAlice = (more: object = {}) =>
  agency.aws.mayAssume({ user: "alice", role: RoleArn, mfa: true, ...more });

describe("an account outside the organization", () => {
  test("is in no list of Organizations, and says whose it is", async () => {
    const { Accounts = [] } = await agency.organizations.send(new ListAccountsCommand({}));
    expect(Accounts.map(({ Id }) => Id)).not.toContain(account);
    expect(agency.aws.organization().accounts.map(({ id }) => id)).not.toContain(account);
    expect(agency.aws.world().accounts).toContainEqual({
      ...{ id: account, name: "Harbour Line" },
      elsewhere: { organizationId: "o-harbourline" },
    });
  });

  test("is of an organization of its own, for the policies of whoever calls", async () => {
    expect(await entersWhere("o-harbourline", account)).toBe(true);
    expect(await entersWhere("o-agency0001", account)).toBe(false);
    expect(await entersWhere("o-agency0001", "101010101010")).toBe(false);
  });
});

/** Whether the bot gets in, where its own policy lets it into accounts of that organization only. */
async function entersWhere(organization: string, id: string): Promise<boolean> {
  await agency.aws.stop();
  const Condition = { StringEquals: { "aws:ResourceOrgID": organization } };
  const [statement] = [allowAssume("*").Statement].flat();
  const only = {
    ...allowAssume("*"),
    Statement: [{ Effect: "Allow" as const, ...statement, Condition }],
  };
  agency = await start({ ...seed.bot, policies: { only } });
  const role = "Auditor";
  agency.aws.changeClient({ do: "put-role", account: id, role, trust: trusting() });
  const lacking = /because no identity-based policy allows the sts:AssumeRole action$/;
  try {
    await assume(agency, { RoleArn: `arn:aws:iam::${id}:role/${role}` });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ message: expect.stringMatching(lacking) });
    return false;
  }
}

describe("the bot", () => {
  test("gets in with the ExternalId, and neither without it nor with another", async () => {
    put();
    await assume(agency, { RoleArn, ExternalId });
    for (const other of [{}, { ExternalId: "another" }])
      await expect(assume(agency, { RoleArn, ...other })).rejects.toMatchObject({
        ...denied,
        message: `User: arn:aws:sts::${management}:assumed-role/rolecall/rolecall is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      });
  });

  test("needs every condition of a statement to hold", async () => {
    const also = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
    put({ trust: trusting({ StringEquals: { "sts:ExternalId": ExternalId }, ...also }) });
    await expect(assume(agency, { RoleArn, ExternalId })).rejects.toMatchObject(denied);
  });

  test("is refused where there is no such role as where it is not trusted", async () => {
    await expect(assume(agency, { RoleArn, ExternalId })).rejects.toMatchObject(denied);
  });

  test("passes a source identity on only where the client's role lets it", async () => {
    put({ trust: needingId });
    await assume(agency, { RoleArn, ExternalId, SourceIdentity: "R-7K3QXA" });
    const [statement] = [needingId.Statement].flat();
    const Action = "sts:AssumeRole";
    const trust = { ...needingId, Statement: [{ ...statement, Action }] };
    client({ do: "set-trust", account, role: name, trust });
    await assume(agency, { RoleArn, ExternalId });
    await expect(
      assume(agency, { RoleArn, ExternalId, SourceIdentity: "R-7K3QXA" }),
    ).rejects.toThrow("is not authorized to perform: sts:SetSourceIdentity on resource");
  });

  test.each([
    ["ReadOnlyAccess", ["ReadOnlyAccess"], true],
    ["AdministratorAccess", ["AdministratorAccess"], true],
    ["something else", ["job-function/Billing"], false],
    ["nothing", [], false],
  ])("may look at the role from inside with %s: %p", async (_, policies, may) => {
    put({ policies });
    const { iam } = await sessionOf(agency, { RoleArn, ExternalId });
    const asked = iam.send(new GetRoleCommand({ RoleName: name }));
    if (may) expect((await asked).Role?.Arn).toBe(RoleArn);
    else await expect(asked).rejects.toMatchObject(denied);
  });
});

describe("people", () => {
  test("switch as into any other account, where the role asks for no ExternalId", () => {
    put({ trust: trusting({ Bool: { "aws:MultiFactorAuthPresent": "true" } }) });
    expect(mayAlice()).toMatchObject({ allowed: true });
    expect(mayAlice({ mfa: false })).toMatchObject({
      ...{ allowed: false, because: expect.stringContaining("needs MFA") },
    });
    expect(agency.aws.sessions.open({ user: "alice", role: RoleArn, mfa: true })).toMatchObject({
      ...{ allowed: true, id: "session-1" },
    });
  });

  test("do not where it asks for one, which the console cannot give, and do by the command line", () => {
    put({ trust: trusting({ StringEquals: { "sts:ExternalId": ExternalId } }) });
    expect(mayAlice()).toMatchObject({
      ...{ allowed: false, because: expect.stringContaining("needs an external id") },
    });
    expect(mayAlice({ externalId: ExternalId })).toMatchObject({ allowed: true });
  });

  test("are of the organization they are of", () => {
    const of = (organization: string) =>
      trusting({ StringEquals: { "aws:PrincipalOrgID": organization } });
    put({ trust: of("o-agency0001") });
    expect(mayAlice()).toMatchObject({ allowed: true });
    put({ trust: of("o-harbourline") });
    expect(mayAlice()).toMatchObject({ allowed: false });
  });
});

describe("who plays the client", () => {
  test("makes a role, with its path, how long sessions last, and what it may do", () => {
    put({ path: "/team/", policies: ["job-function/Billing"], maxSessionSeconds: 14_400 });
    expect(seen()).toMatchObject([
      {
        ...{ name, path: "/team/", accountName: "Harbour Line", trust: needingId },
        ...{ maxSessionSeconds: 14_400, attached: { Billing: {} } },
      },
    ]);
  });

  test("makes it anew, changes whom it trusts, and deletes it", () => {
    put({ path: "/team/" });
    put({ policies: ["ReadOnlyAccess"] });
    expect(seen()).toMatchObject([{ path: "/", attached: { ReadOnlyAccess: {} } }]);
    client({ do: "set-trust", account, role: name, trust: trusting() });
    expect(seen()).toMatchObject([{ trust: trusting(), attached: { ReadOnlyAccess: {} } }]);
    client({ do: "delete-role", account, role: name });
    expect(seen()).toEqual([]);
  });

  test("opens a further account", () => {
    client({
      do: "open-account",
      id: "121212121212",
      name: "Quay",
      organizationId: "o-quay000001",
    });
    client({ do: "put-role", account: "121212121212", role: name, trust: trusting() });
    expect(agency.aws.world().roles.at(-1)).toMatchObject({ accountName: "Quay" });
    const again = { do: "open-account", id: "121212121212", name: "Again" };
    expect(() => client(again)).toThrow("There is an account 121212121212 already.");
  });

  test("is told what IAM does not take, and then nothing has changed", () => {
    put();
    const nobody = `arn:aws:iam::${management}:role/nobody`;
    const [statement] = [needingId.Statement].flat();
    const trust = { ...needingId, Statement: [{ ...statement, Principal: { AWS: nobody } }] };
    expect(() => put({ trust })).toThrow("Invalid principal in policy");
    expect(() => put({ policies: ["Everything"] })).toThrow("does not exist or is not attachable");
    expect(() => put({ role: "a role" })).toThrow(/roleName/);
    expect(() => put({ maxSessionSeconds: 60 })).toThrow("does not take this body");
    expect(() => client({ do: "delete-role", account, role: "Nobody" })).toThrow("Nobody");
    expect(seen()).toMatchObject([{ name, trust: needingId }]);
  });

  test("cannot do so in an account of the organization", () => {
    expect(() => put({ account: "222222222222" })).toThrow(
      "There is no account 222222222222 outside the organization; there are: 777788889999, 101010101010.",
    );
  });
});
