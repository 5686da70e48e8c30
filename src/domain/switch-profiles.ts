// Everything somebody may switch to, as an AWS CLI config and in the format of the browser extension aws-extend-switch-roles.
import { accessRoleArn } from "./account.ts";
import type { Account } from "./account.ts";
import { clientColour, clientOf } from "./client-colour.ts";
import { iniBlock, iniComment, sectionName } from "./ini-block.ts";
import { cliProfile, isCliOnly, profileName } from "./sign-in.ts";
import type { ManagementAccount, ProfileOwner, ProfileTarget } from "./sign-in.ts";

/** What is known of the account beyond its name decides where it stands and how it is coloured. */
export type SwitchTarget = ProfileTarget & {
  readonly account: Pick<Account, "slug" | "id" | "name" | "unit" | "tags">;
};

export type Named<Target> = Target & { readonly profile: string };

/** What stands around the profiles, so that they can be found again and replaced: the CLI refuses a file with a profile in it twice. */
const BEGIN = iniComment("rolecall begin");
const END = iniComment("rolecall end");

/** By client, and each under a name that no other has: one of two roles of the same name is told apart by a dot, which no slug has. */
export function namedTargets<Target extends SwitchTarget>(
  targets: readonly Target[],
): Named<Target>[] {
  const names = targets.map(profileName);
  const isShared = (name: string): boolean => names.filter((one) => one === name).length > 1;
  return targets
    .map((target) => {
      const { account, role } = target;
      const name = profileName(target);
      const apart = sectionName(`${account.slug}.${role.key}`);
      return { ...target, profile: isShared(name) ? apart : name };
    })
    .sort(byClient);
}

function byClient(one: Named<SwitchTarget>, other: Named<SwitchTarget>): number {
  return (
    compare(clientOf(one.account), clientOf(other.account)) || compare(one.profile, other.profile)
  );
}

/** Of code units, which is the same everywhere. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Blocks for ~/.aws/config, in order; none for nobody. */
export function cliConfig(
  management: ManagementAccount,
  targets: readonly SwitchTarget[],
  owner: ProfileOwner,
): string[] {
  if (targets.length === 0) return [];
  const profiles = namedTargets(targets).map(({ account, role, profile }) =>
    cliProfile(management, { account, role, name: profile }, owner),
  );
  return [BEGIN, ...profiles, END];
}

/**
 * Blocks for the extension's configuration, in order; none where there is nothing that the console can switch to. The extension
 * shows the roles of one base account only, in the order of the file, so that the order and the colours are what groups them.
 */
export function extensionConfig(
  management: ManagementAccount,
  targets: readonly SwitchTarget[],
): string[] {
  const named = namedTargets(targets).filter(({ role }) => isInExtension(role));
  if (named.length === 0) return [];
  const base = baseName(management, named);
  const { id, alias } = management;
  return [
    iniBlock(base, [
      ["aws_account_id", id],
      ...(alias === undefined ? [] : [["aws_account_alias", alias] as const]),
    ]),
    ...named.map((target, index) => {
      const block = extensionProfile(management, target, base);
      const client = clientOf(target.account);
      const before = named[index - 1];
      const isSame = before !== undefined && clientOf(before.account) === client;
      return isSame ? block : `${iniComment(client)}\n${block}`;
    }),
  ];
}

/** Its reader ends a value at the second `=`, so that a role with one in its name cannot be written. */
export function isInExtension(role: ProfileTarget["role"]): boolean {
  return !isCliOnly(role) && !role.roleName.includes("=");
}

function extensionProfile(
  { partition }: ManagementAccount,
  { account, role, profile }: Named<SwitchTarget>,
  base: string,
): string {
  return iniBlock(profile, [
    ["role_arn", accessRoleArn(partition, account, role)],
    ["source_profile", base],
    ["color", clientColour(account)],
  ]);
}

/** An account's number is the name of no profile. */
function baseName({ id, alias }: ManagementAccount, named: readonly Named<SwitchTarget>[]): string {
  if (alias === undefined || named.some(({ profile }) => profile === alias)) return id;
  return alias;
}
