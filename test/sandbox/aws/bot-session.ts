// An agency whose bot may work in its accounts, for tests of the sessions it opens there.
import { AssumeRoleCommand, type AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import type { AwsSeed } from "../../../sandbox/aws/aws-seed.ts";
import { agency, startAgency, trustWithMfa, type Agency } from "./aws-world.ts";

export const clientA = "222222222222";
export const accessRole = "OrganizationAccountAccessRole";
export const accessRoleArn = `arn:aws:iam::${clientA}:role/${accessRole}`;
export const readOnlyArn = `arn:aws:iam::${clientA}:role/ReadOnly`;

const [accountA, accountB] = agency.accounts;

/** The bot may assume every role that trusts it. client-a has an admin's role, two read-only ones, and one that trusts people only. */
export function startAccounts(changes: Partial<AwsSeed> = {}): Promise<Agency> {
  const peopleOnly = { ...trustWithMfa, Statement: [trustWithMfa.Statement].flat().slice(1) };
  const roles = [
    { name: accessRole, trust: trustWithMfa },
    { name: "ReadOnly", trust: trustWithMfa, maxSessionSeconds: 43_200 },
    { name: "Deployer", path: "/team/", trust: trustWithMfa },
    { name: "People", trust: peopleOnly },
  ];
  const accounts = [accountA, accountB].flatMap((account) =>
    account ? [{ ...account, roles: account.id === clientA ? roles : account.roles }] : [],
  );
  return startAgency({ accounts, bot: { ...agency.bot, mayAssume: ["*"] }, ...changes });
}

export function assume({ sts }: Pick<Agency, "sts">, more: Partial<AssumeRoleCommandInput> = {}) {
  const asked = { RoleArn: accessRoleArn, RoleSessionName: "rolecall", ...more };
  return sts.send(new AssumeRoleCommand(asked));
}

/** SDK clients that sign as a session of the bot, or as one that another session opened. */
export async function sessionOf(
  agency: Agency,
  more: Partial<AssumeRoleCommandInput> = {},
  { sts }: Pick<Agency, "sts"> = agency,
) {
  const { Credentials: keys } = await assume({ sts }, more);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = { ...keys };
  return agency.signedAs({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  });
}
