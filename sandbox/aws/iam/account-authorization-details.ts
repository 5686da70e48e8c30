// GetAccountAuthorizationDetails: the whole directory of users and groups, page by page.
import { AwsError, validationError } from "../aws-error.ts";
import type { QueryFields, Xml, XmlObject } from "../query-protocol.ts";
import { groupShape, policiesShape, tagsShape, userShape } from "./iam-shapes.ts";
import type { IamGroup, IamUser } from "./iam-state.ts";
import type { Iam } from "./iam.ts";
import { pageEnd, readPage } from "./paging.ts";

const kinds = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

/** Users come first, then groups; a page may hold the last users and the first groups. */
export function getAccountAuthorizationDetails(iam: Iam, fields: QueryFields): XmlObject {
  const wanted = readFilter(fields);
  const { most, after } = readPage(fields);
  const place = readPlace(after);
  const state = iam.visible();

  const users =
    wanted.has("User") && place.kind === "User" ? state.users.after(place.name, most + 1) : [];
  const room = most + 1 - users.length;
  const groupsFrom = place.kind === "Group" ? place.name : undefined;
  const groups = wanted.has("Group") && room > 0 ? state.groups.after(groupsFrom, room) : [];

  // One entry more than fits was looked up, only to know whether there is a next page.
  const more = users.length + groups.length > most;
  if (more) (groups.length > 0 ? groups : users).pop();
  const lastGroup = groups.at(-1);
  const last = lastGroup ? `Group:${lastGroup.name}` : `User:${users.at(-1)?.name ?? ""}`;
  return {
    UserDetailList: users.map(userDetail),
    GroupDetailList: groups.map(groupDetail),
    RoleDetailList: [],
    Policies: [],
    ...pageEnd(more ? last : undefined),
  };
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

function readPlace(after: string | undefined): { kind: "User" | "Group"; name?: string } {
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
