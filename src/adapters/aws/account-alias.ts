// Gives an account its alias, which is one in the whole world.
import { CreateAccountAliasCommand } from "@aws-sdk/client-iam";
import { askAws, existsAlready } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { readAlias } from "./management-account.ts";

/** `about`, in words: the account. */
export async function nameAccount(
  iam: FencedIam,
  alias: string,
  about: string,
): Promise<"set" | "taken"> {
  const command = new CreateAccountAliasCommand({ AccountAlias: alias });
  try {
    await askAws({ action: "iam:CreateAccountAlias", about }, () => sendFenced(iam, command));
    return "set";
  } catch (error) {
    if (!existsAlready(error)) throw error;
    // By the account itself, maybe: an answer may have been lost.
    return (await readAlias(iam.client, about)) === alias ? "set" : "taken";
  }
}
