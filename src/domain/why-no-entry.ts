// Why access to an account would be of no use to somebody: the client who owns it lets nobody in, or not them.
import type { Account } from "./account.ts";
import type { Refusal } from "./refusal.ts";

/** `admins`: Slack user ids of those to ask. */
export function whyShut(
  { slug, shut }: Pick<Account, "slug" | "shut">,
  admins: readonly string[],
): Refusal | undefined {
  return shut && { refused: "account-shut", account: slug, ...shut, admins };
}

/** `arn`: of the person's IAM user. */
export function whyNotNamed({ slug, client }: Account, arn: string): Refusal | undefined {
  const named = client?.people ?? null;
  if (named === null || named.includes(arn)) return undefined;
  return { refused: "not-named-by-client", account: slug, arn };
}
