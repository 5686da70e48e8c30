// Which account Rolecall runs in, its id, its partition and the alias people sign in with, and as which role.
import { GetRoleCommand, ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { GetCallerIdentityResponse, STSClient } from "@aws-sdk/client-sts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { askAws } from "./aws-errors.ts";

export async function readManagementAccount(clients: {
  readonly iam: IAMClient;
  readonly sts: STSClient;
}): Promise<ManagementAccount> {
  const [identity, alias] = await Promise.all([
    whoAmI(clients.sts),
    readAlias(clients.iam, "the management account"),
  ]);
  return alias === undefined ? identity : { ...identity, alias };
}

async function whoAmI(sts: STSClient): Promise<ManagementAccount> {
  const { Arn = "", Account = "" } = await callerIdentity(sts);
  return { id: Account, partition: Arn.split(":")[1] ?? "aws" };
}

/** Whose credentials these are. */
export async function callerIdentity(sts: STSClient): Promise<GetCallerIdentityResponse> {
  const doing = { action: "sts:GetCallerIdentity", about: "Rolecall's own role" };
  return askAws(doing, () => sts.send(new GetCallerIdentityCommand()));
}

/** The role Rolecall runs as, with its path, which AWS leaves out where it says who calls; null where it runs as a user. */
export async function ownRoleArn(clients: {
  readonly iam: IAMClient;
  readonly sts: STSClient;
}): Promise<string | null> {
  const { Arn = "" } = await callerIdentity(clients.sts);
  const name = /^arn:[^:]+:sts::\d+:assumed-role\/([^/]+)\//.exec(Arn)?.[1];
  if (name === undefined) return null;
  const doing = { action: "iam:GetRole", about: `Rolecall's own role, ${name}` };
  const command = new GetRoleCommand({ RoleName: name });
  const { Role } = await askAws(doing, () => clients.iam.send(command));
  return Role?.Arn ?? null;
}

/** Of the account that the client acts in. */
export async function readAlias(iam: IAMClient, about: string): Promise<string | undefined> {
  const doing = { action: "iam:ListAccountAliases", about };
  const { AccountAliases } = await askAws(doing, () => iam.send(new ListAccountAliasesCommand()));
  return AccountAliases?.[0];
}
