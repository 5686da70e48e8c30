// Why access to an account would be of no use to somebody, looked at before anybody is asked to approve it.
import type { Wanted } from "../domain/access-policy.ts";
import { whyNotNamed, whyShut } from "../domain/why-no-entry.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { AskPorts } from "./ask-ports.ts";

export function whyKeptOut(
  { directory, policy }: Pick<AskPorts, "directory" | "policy">,
  { account }: Pick<Wanted, "account">,
  iamUser: string,
): Refusal | undefined {
  const shut = whyShut(account, policy.admins);
  if (shut || !account.client?.people) return shut;
  const arn = directory.arnOf(iamUser);
  return arn === undefined ? { refused: "directory-not-read" } : whyNotNamed(account, arn);
}
