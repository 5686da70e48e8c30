// The access groups that rolecall.yaml knows, and what each lets its members into.
import { accessGroupName, accessRoleArn } from "../account.ts";
import type { AccessPolicy } from "../access-policy.ts";

export interface KnownGroup {
  readonly slug: string;
  readonly roleKey: string;
  readonly roleArn: string;
}

export type KnownGroups = ReadonlyMap<string, KnownGroup>;

/** By the name of the group. */
export function knownGroups(
  { accounts, leaving }: Pick<AccessPolicy, "accounts" | "leaving">,
  partition: string,
): KnownGroups {
  // The groups of an account that is being closed are there until it is.
  return new Map(
    [...leaving.values(), ...accounts.values()].flatMap((account) =>
      account.roles.map((role) => [
        accessGroupName(account.slug, role.key),
        {
          slug: account.slug,
          roleKey: role.key,
          roleArn: accessRoleArn(partition, account, role),
        },
      ]),
    ),
  );
}
