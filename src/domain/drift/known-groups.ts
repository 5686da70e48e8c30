// The access groups that rolecall.yaml knows, and what each lets its members into.
import { accessGroupName, accessRoleArn } from "../account.ts";
import type { Account } from "../account.ts";

export interface KnownGroup {
  readonly slug: string;
  readonly roleKey: string;
  readonly roleArn: string;
}

export type KnownGroups = ReadonlyMap<string, KnownGroup>;

/** By the name of the group. */
export function knownGroups(
  accounts: ReadonlyMap<string, Account>,
  partition: string,
): KnownGroups {
  return new Map(
    [...accounts.values()].flatMap((account) =>
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
