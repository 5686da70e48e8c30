// The names that are taken: in rolecall.yaml as it is, by IAM's groups, and by what has been proposed so far.
import type { AccessPolicy } from "../access-policy.ts";
import { ACCESS_GROUP_PATH, accessGroupName, accessGroupOf } from "../account.ts";
import type { Landscape } from "./landscape.ts";

export interface InUse {
  /** Null where there is none yet. */
  readonly policy: AccessPolicy | null;
  /** Of people and groups; a list of people has no other trace in the policy. */
  readonly names: readonly string[];
}

export interface TakenNames {
  readonly isFreeSlug: (slug: string) => boolean;
  takeSlug(slug: string): void;
  readonly isFreePerson: (name: string) => boolean;
  takePerson(name: string): void;
  /** Whether the group that Rolecall would make for a role is called like no other. */
  isFreeGroup(slug: string, key: string): boolean;
  takeGroup(slug: string, key: string): void;
}

/** AWS tells groups apart neither by their paths nor by capitals; those under Rolecall's own path it takes over. */
export function takenNames({ groups }: Landscape, { policy, names }: InUse): TakenNames {
  const accounts = policy ? [...policy.accounts.values()] : [];
  const slugs = new Set(accounts.map(({ slug }) => slug));
  const people = new Set(names);
  const others = groups.filter(({ path }) => !path.startsWith(ACCESS_GROUP_PATH));
  const groupNames = new Set([
    ...others.map(({ name }) => name.toLowerCase()),
    ...accounts.flatMap((account) =>
      account.roles.map((role) => accessGroupOf(account, role).group.toLowerCase()),
    ),
  ]);
  return {
    isFreeSlug: (slug) => !slugs.has(slug),
    takeSlug: (slug) => slugs.add(slug),
    isFreePerson: (name) => !people.has(name),
    takePerson: (name) => people.add(name),
    isFreeGroup: (slug, key) => !groupNames.has(accessGroupName(slug, key)),
    takeGroup: (slug, key) => groupNames.add(accessGroupName(slug, key)),
  };
}
