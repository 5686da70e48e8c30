// Which account Rolecall runs in: its id, its partition and the alias people sign in with.
import { ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { STSClient } from "@aws-sdk/client-sts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import { askAws } from "./aws-errors.ts";

export async function readManagementAccount(clients: {
  readonly iam: IAMClient;
  readonly sts: STSClient;
}): Promise<ManagementAccount> {
  const [identity, alias] = await Promise.all([whoAmI(clients.sts), accountAlias(clients.iam)]);
  return alias === undefined ? identity : { ...identity, alias };
}

async function whoAmI(sts: STSClient): Promise<ManagementAccount> {
  const doing = { action: "sts:GetCallerIdentity", about: "Rolecall's own role" };
  const { Arn = "", Account = "" } = await askAws(doing, () =>
    sts.send(new GetCallerIdentityCommand()),
  );
  return { id: Account, partition: Arn.split(":")[1] ?? "aws" };
}

async function accountAlias(iam: IAMClient): Promise<string | undefined> {
  const doing = { action: "iam:ListAccountAliases", about: "the management account" };
  const { AccountAliases } = await askAws(doing, () => iam.send(new ListAccountAliasesCommand()));
  return AccountAliases?.[0];
}
