// A session's source identity: who may set it, whom it follows, and which roles it keeps the bot out of.
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { PolicyDocument, Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { agency as seed, management, startAgency, type Agency } from "./aws-world.ts";
import { assume, sessionOf } from "./bot-session.ts";

const ref = "R-7K3QXA";
const account = "222222222222";
const both = ["sts:AssumeRole", "sts:SetSourceIdentity"];
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const provisioner = `arn:aws:iam::${management}:role/rolecall-provisioner`;

function trusting(Action: Statement["Action"], Condition: Statement["Condition"] = {}) {
  const Principal = { AWS: [`arn:aws:iam::${management}:root`, account] };
  const document: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal, Action: Action ?? [], Condition }],
  };
  return document;
}

const roles = [
  { name: "AtBirth", trust: trusting("sts:AssumeRole"), allows: "admin" as const },
  { name: "Hardened", trust: trusting(both), allows: "admin" as const },
  { name: "Next", trust: trusting(both) },
  { name: "NextAtBirth", trust: trusting("sts:AssumeRole") },
  { name: "ForAsked", trust: trusting(both, { StringLike: { "sts:SourceIdentity": "R-*" } }) },
  { name: "ForCarried", trust: trusting(both, { StringEquals: { "aws:SourceIdentity": ref } }) },
];

let agency: Agency;
beforeEach(async () => {
  agency = await startAgency({
    bot: { ...seed.bot, provisioner: true, mayAssume: ["*"] },
    accounts: [{ id: account, name: "client-a", email: "a@example.com", roles }],
  });
});
afterEach(() => agency.aws.stop());

const asProvisioner = (SourceIdentity?: string) =>
  sessionOf(agency, {
    RoleArn: provisioner,
    RoleSessionName: ref,
    ...(SourceIdentity === undefined ? {} : { SourceIdentity }),
  });
const maySetIt = (name: string) => ({
  name: "AccessDenied",
  message: expect.stringContaining(
    `is not authorized to perform: sts:SetSourceIdentity on resource: ${role(name)}`,
  ),
});
const mayEnter = (name: string) => ({
  name: "AccessDenied",
  message: expect.stringContaining(`sts:AssumeRole on resource: ${role(name)}`),
});

test("the bot becomes the provisioner under the request's reference, with it as source identity", async () => {
  const said = await assume(agency, {
    RoleArn: provisioner,
    RoleSessionName: ref,
    SourceIdentity: ref,
  });
  expect(said).toMatchObject({ SourceIdentity: ref });
  const { sts } = await asProvisioner(ref);
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: management,
    Arn: `arn:aws:sts::${management}:assumed-role/rolecall-provisioner/${ref}`,
  });
  expect(agency.calls.since(0).at(-1)).toMatchObject({
    about: { as: "rolecall-provisioner" },
  });
});

describe("a session that carries one", () => {
  test("does not get into a role as Organizations leaves it, and one that carries none does", async () => {
    const carrying = await asProvisioner(ref);
    await expect(assume(carrying, { RoleArn: role("AtBirth") })).rejects.toMatchObject(
      maySetIt("AtBirth"),
    );
    await assume(await asProvisioner(), { RoleArn: role("AtBirth") });
  });

  test("gets into a role that lets it be passed on, and carries it there unasked", async () => {
    const carrying = await asProvisioner(ref);
    const { SourceIdentity } = await assume(carrying, { RoleArn: role("Hardened") });
    expect(SourceIdentity).toBe(ref);
  });

  test("carries it through every further role, each of which has to let it", async () => {
    const carrying = await asProvisioner(ref);
    const inAccount = await sessionOf(agency, { RoleArn: role("Hardened") }, carrying);
    expect(await assume(inAccount, { RoleArn: role("Next") })).toMatchObject({
      SourceIdentity: ref,
    });
    await expect(assume(inAccount, { RoleArn: role("NextAtBirth") })).rejects.toMatchObject(
      maySetIt("NextAtBirth"),
    );
  });

  test("cannot change it, but may say it again", async () => {
    const carrying = await asProvisioner(ref);
    const asked = { RoleArn: role("Hardened") };
    await expect(assume(carrying, { ...asked, SourceIdentity: "R-OTHER1" })).rejects.toMatchObject(
      maySetIt("Hardened"),
    );
    await assume(carrying, { ...asked, SourceIdentity: ref });
  });
});

describe("a trust policy", () => {
  test("sees the one that is asked for as sts:SourceIdentity", async () => {
    const bare = await asProvisioner();
    const asked = { RoleArn: role("ForAsked") };
    await expect(assume(bare, asked)).rejects.toMatchObject(mayEnter("ForAsked"));
    await expect(assume(bare, { ...asked, SourceIdentity: "alice" })).rejects.toMatchObject(
      mayEnter("ForAsked"),
    );
    await assume(bare, { ...asked, SourceIdentity: ref });
  });

  test("sees the one that is carried as aws:SourceIdentity", async () => {
    const asked = { RoleArn: role("ForCarried") };
    await expect(assume(await asProvisioner("R-OTHER1"), asked)).rejects.toMatchObject(
      mayEnter("ForCarried"),
    );
    await assume(await asProvisioner(ref), asked);
  });
});

test("a role's own policy has to let its sessions set one, not only the other's trust", async () => {
  const { sts } = await sessionOf(
    agency,
    {
      RoleArn: role("Hardened"),
      Policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" }],
      }),
    },
    await asProvisioner(),
  );
  const asked = { RoleArn: role("Next") };
  await assume({ sts }, asked);
  await expect(assume({ sts }, { ...asked, SourceIdentity: ref })).rejects.toMatchObject(
    maySetIt("Next"),
  );
});

test.each([
  ["of one letter", "R"],
  ["with a space", "R 7K3QXA"],
  ["that AWS keeps for itself", "aws:R-7K3QXA"],
  ["that is too long", "R".repeat(65)],
])("a source identity %s is refused", async (_what, SourceIdentity) => {
  await expect(assume(agency, { RoleArn: provisioner, SourceIdentity })).rejects.toMatchObject({
    name: "ValidationError",
    message: expect.stringContaining("Value at 'sourceIdentity' failed to satisfy constraint"),
  });
});
