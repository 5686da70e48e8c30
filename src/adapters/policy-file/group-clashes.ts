// What is wrong with the IAM groups that roles of rolecall.yaml have: those Rolecall would make, and those used as they are.
import { ACCESS_GROUP_PATH, accessGroupName } from "../../domain/account.ts";
import { repeated } from "./policy-clashes.ts";
import type { Fault, Path } from "./policy-faults.ts";
import { shown } from "./policy-words.ts";
import { readGroup } from "./read-account.ts";
import { entry, oneOrMoreIn, writtenRoles } from "./written-entries.ts";
import type { WrittenRole } from "./written-entries.ts";

/** The group that one role has. */
interface RoleGroup {
  readonly role: WrittenRole;
  /** `client-a as admin` */
  readonly of: string;
  /** As AWS tells names apart: whatever their paths and their capitals. */
  readonly name: string;
  /** As it is written; undefined where Rolecall makes one. */
  readonly written: string | undefined;
  readonly path: Path;
}

export function findGroupClashes(content: unknown): Fault[] {
  const groups = groupsIn(content);
  const byName = new Map<string, RoleGroup>();
  for (const group of groups) if (!byName.has(group.name)) byName.set(group.name, group);
  return groups.flatMap((group) => [
    ...underOurPath(group.written, group.path),
    ...shared(group, byName.get(group.name)),
    ...openedBy(group, byName),
  ]);
}

function groupsIn(content: unknown): RoleGroup[] {
  const owners = new Map<string, number>();
  return writtenRoles(content).flatMap((role): RoleGroup[] => {
    const { slug, key, position, path } = role;
    if (typeof slug !== "string") return [];
    // Two accounts that share a slug share every group too; it is said of the slug, which is enough.
    if (!owners.has(slug)) owners.set(slug, position);
    if (owners.get(slug) !== position) return [];
    const of = `${slug} as ${key}`;
    const written = entry(role.value, "group");
    if (typeof written !== "string") {
      return [{ role, of, name: accessGroupName(slug, key), written: undefined, path }];
    }
    return [{ role, of, name: plain(written), written, path: [...path, "group"] }];
  });
}

function plain(written: string): string {
  return readGroup(written).name.toLowerCase();
}

const OURS_ALONE = `is under ${ACCESS_GROUP_PATH}, where Rolecall makes the groups itself`;

function underOurPath(written: string | undefined, path: Path): Fault[] {
  if (written === undefined || !readGroup(written).path.startsWith(ACCESS_GROUP_PATH)) return [];
  return [{ path, says: `${shown(written)} ${OURS_ALONE}; name another, or leave it out` }];
}

function shared(group: RoleGroup, first: RoleGroup | undefined): Fault[] {
  if (!first || first === group) return [];
  const { name, written, path } = group;
  return [{ path, says: sharedWith(first, { name, written }), see: first.path }];
}

function sharedWith(first: RoleGroup, { name, written }: Pick<RoleGroup, "name" | "written">) {
  if (written === undefined && first.written === undefined) {
    return `another role's IAM group would be called ${name} too`;
  }
  if (written !== undefined && first.written !== undefined) {
    return `${shown(written)} is the group of ${first.of} too, and whoever is put into it for one would be in both; leave it out of one`;
  }
  const theirs = written ?? first.written ?? name;
  return `the group that Rolecall would make is called like ${shown(theirs)}, and AWS tells neither capitals nor paths apart`;
}

/** Whoever Rolecall puts into a group would be in by it here too, for good and by nobody's leave. */
function openedBy(group: RoleGroup, byName: ReadonlyMap<string, RoleGroup>): Fault[] {
  const path = [...group.role.path, "opened_by"];
  const words = oneOrMoreIn(entry(group.role.value, "opened_by"), path).flatMap(
    ({ value, path: at }) => (typeof value === "string" ? [{ word: value, path: at }] : []),
  );
  const named = words.map(({ word, path: at }) => ({ name: plain(word), path: at }));
  return [
    ...repeated(named, (name) => `${name} is listed twice`),
    ...words.flatMap(({ word, path: at }): Fault[] => {
      const outside = underOurPath(word, at);
      const owner = byName.get(plain(word));
      if (outside.length > 0 || !owner) return outside;
      const whose = owner === group ? "of this role already" : `of ${owner.of}`;
      return [
        {
          path: at,
          says: `${shown(word)} is the group ${whose}, which Rolecall puts people into; leave it out`,
          see: owner.path,
        },
      ];
    }),
  ];
}
