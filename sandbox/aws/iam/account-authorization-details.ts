// GetAccountAuthorizationDetails: the whole directory of users and groups, page by page.
import { AwsError, validationError } from "../aws-error.ts";
import type { QueryFields, Xml, XmlObject } from "../query-protocol.ts";
import { groupShape, policiesShape, tagsShape, userShape } from "./iam-shapes.ts";
import type { IamGroup, IamState, IamUser } from "./iam-state.ts";
import type { Iam } from "./iam.ts";
import { pageEnd, readPage } from "./paging.ts";

const kinds = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

export function getAccountAuthorizationDetails(iam: Iam, fields: QueryFields): XmlObject {
  const wanted = readFilter(fields);
  const { most, after } = readPage(fields);
  // One entry more than fits, only to know whether there is a next page.
  const found = entriesAfter(iam.visible(), { wanted, place: readPlace(after), most: most + 1 });
  const page = found.slice(0, most);
  const last = page.at(-1);
  return {
    UserDetailList: page.flatMap(({ user }) => (user ? userDetail(user) : [])),
    GroupDetailList: page.flatMap(({ group }) => (group ? groupDetail(group) : [])),
    RoleDetailList: [],
    Policies: [],
    ...pageEnd(last && found.length > most ? last.place : undefined),
  };
}

interface Entry {
  place: string;
  user?: IamUser;
  group?: IamGroup;
}

/** Users come first, then groups; a page may hold the last users and the first groups. */
function entriesAfter(
  { users, groups }: IamState,
  { wanted, place, most }: { wanted: ReadonlySet<string>; place: Place; most: number },
): Entry[] {
  const entries: Entry[] = [];
  if (wanted.has("User") && place.kind === "User")
    for (const user of users.after(place.name, most))
      entries.push({ place: `User:${user.name}`, user });
  if (wanted.has("Group"))
    for (const group of groups.after(
      place.kind === "Group" ? place.name : undefined,
      most - entries.length,
    ))
      entries.push({ place: `Group:${group.name}`, group });
  return entries;
}

function readFilter(fields: QueryFields): Set<string> {
  const asked = fields.list("Filter");
  const wrong = asked.find((kind) => !kinds.includes(kind));
  if (wrong !== undefined)
    throw validationError(
      `1 validation error detected: Value '[${asked.join(", ")}]' at 'filter' failed to satisfy constraint: Member must satisfy enum value set: [${kinds.join(", ")}]`,
    );
  if (asked.length === 0 || asked.some((kind) => kind !== "User" && kind !== "Group"))
    throw new AwsError("InvalidInput", "The sandbox answers for Filter User and Group only.");
  return new Set(asked);
}

interface Place {
  kind: "User" | "Group";
  name?: string;
}

function readPlace(after: string | undefined): Place {
  if (after === undefined) return { kind: "User" };
  const [, kind, name] = /^(User|Group):(.*)$/.exec(after) ?? [];
  if (name === undefined) throw validationError("Invalid Marker.");
  return { kind: kind === "User" ? "User" : "Group", name };
}

function userDetail(user: IamUser): Xml {
  return {
    ...userShape(user),
    UserPolicyList: user.policies.size > 0 ? policiesShape(user.policies) : undefined,
    GroupList: [...user.groups].sort(),
    AttachedManagedPolicies: [],
    Tags: tagsShape(user.tags),
  };
}

function groupDetail(group: IamGroup): Xml {
  return {
    ...groupShape(group),
    GroupPolicyList: policiesShape(group.policies),
    AttachedManagedPolicies: [],
  };
}
