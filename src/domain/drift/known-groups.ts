// The access groups that Rolecall makes by rolecall.yaml, and what each lets its members into.
import { accessGroupOf, accessRoleArn } from "../account.ts";
import type { AccessPolicy } from "../access-policy.ts";

export interface KnownGroup {
  readonly slug: string;
  readonly roleKey: string;
  readonly roleArn: string;
}

export type KnownGroups = ReadonlyMap<string, KnownGroup>;

/** By the name of the group. What is used as it is, is not among them: who is in it, and what it holds, is not ours to judge. */
export function knownGroups(
  { accounts, leaving }: Pick<AccessPolicy, "accounts" | "leaving">,
  partition: string,
): KnownGroups {
  // The groups of an account that is being closed are there until it is.
  return new Map(
    [...leaving.values(), ...accounts.values()].flatMap((account) =>
      account.roles.flatMap((role): [string, KnownGroup][] => {
        const { group, isOurs } = accessGroupOf(account, role);
        const roleArn = accessRoleArn(partition, account, role);
        return isOurs ? [[group, { slug: account.slug, roleKey: role.key, roleArn }]] : [];
      }),
    ),
  );
}
