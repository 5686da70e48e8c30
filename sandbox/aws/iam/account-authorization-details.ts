// GetAccountAuthorizationDetails: users, groups, roles and the account's own managed policies, page by page.
import { AwsError, validationError } from "../aws-error.ts";
import type { QueryFields, Xml, XmlObject } from "../query-protocol.ts";
import {
  attachedShape,
  encodeDocument,
  groupShape,
  policiesShape,
  roleShape,
  tagsShape,
  userShape,
} from "./iam-shapes.ts";
import type { IamGroup, IamRole, IamState, IamUser } from "./iam-state.ts";
import type { Iam } from "./iam.ts";
import { managedPolicyName } from "./managed-policies.ts";
import { pageEnd, readPage } from "./paging.ts";

const kinds = ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"];

/** In the order in which AWS shows them; a page may hold the last of one and the first of the next. */
const offered = ["User", "Group", "Role", "LocalManagedPolicy"] as const;
type Kind = (typeof offered)[number];

export function getAccountAuthorizationDetails(iam: Iam, fields: QueryFields): XmlObject {
  const wanted = readFilter(fields);
  const { most, after } = readPage(fields);
  // One entry more than fits, only to know whether there is a next page.
  const asked = { wanted, place: readPlace(after), most: most + 1 };
  const found = entriesAfter(iam.visible(), asked, iam.accountId);
  const page = found.slice(0, most);
  const last = page.at(-1);
  return {
    UserDetailList: page.flatMap(({ user }) => (user ? userDetail(user) : [])),
    GroupDetailList: page.flatMap(({ group }) => (group ? groupDetail(group) : [])),
    RoleDetailList: page.flatMap(({ role }) => (role ? roleDetail(role) : [])),
    Policies: page.flatMap(({ policy }) => (policy ? policyDetail(policy) : [])),
    ...pageEnd(last && found.length > most ? last.place : undefined),
  };
}

interface Entry {
  place: string;
  user?: IamUser;
  group?: IamGroup;
  role?: IamRole;
  /** ARN and document. */
  policy?: readonly [string, string];
}

interface Wanted {
  wanted: ReadonlySet<Kind>;
  place: Place;
  most: number;
}

function entriesAfter(
  state: IamState,
  { wanted, place, most }: Wanted,
  accountId: string,
): Entry[] {
  const entries: Entry[] = [];
  for (const kind of offered.slice(offered.indexOf(place.kind))) {
    const name = kind === place.kind ? place.name : undefined;
    const asked = { after: name, most: most - entries.length, accountId };
    if (wanted.has(kind)) entries.push(...listed[kind](state, asked));
  }
  return entries;
}

interface Asked {
  after: string | undefined;
  most: number;
  accountId: string;
}

type List = (state: IamState, asked: Asked) => Entry[];

const listed: Readonly<Record<Kind, List>> = {
  User: ({ users }, { after, most }) =>
    users.after(after, most).map((user) => ({ place: `User:${user.name}`, user })),
  Group: ({ groups }, { after, most }) =>
    groups.after(after, most).map((group) => ({ place: `Group:${group.name}`, group })),
  Role: ({ roles }, { after = "", most, accountId }) =>
    [...roles.values()]
      .filter((role) => role.accountId === accountId && role.name > after)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .slice(0, most)
      .map((role) => ({ place: `Role:${role.name}`, role })),
  LocalManagedPolicy: ({ policies }, { after = "", most }) =>
    [...policies]
      .filter(([arn]) => arn > after)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, most)
      .map((policy) => ({ place: `LocalManagedPolicy:${policy[0]}`, policy })),
};

function isOffered(kind: string): kind is Kind {
  return offered.some((one) => one === kind);
}

function readFilter(fields: QueryFields): Set<Kind> {
  const asked = fields.list("Filter");
  const wrong = asked.find((kind) => !kinds.includes(kind));
  if (wrong !== undefined)
    throw validationError(
      `1 validation error detected: Value '[${asked.join(", ")}]' at 'filter' failed to satisfy constraint: Member must satisfy enum value set: [${kinds.join(", ")}]`,
    );
  if (asked.length === 0 || !asked.every(isOffered))
    throw new AwsError(
      "InvalidInput",
      `The sandbox answers for Filter ${offered.join(", ")} only.`,
    );
  return new Set(asked.filter(isOffered));
}

interface Place {
  kind: Kind;
  name?: string;
}

function readPlace(after: string | undefined): Place {
  if (after === undefined) return { kind: "User" };
  const [, kind = "", name] = /^([A-Za-z]+):(.*)$/.exec(after) ?? [];
  if (name === undefined || !isOffered(kind)) throw validationError("Invalid Marker.");
  return { kind, name };
}

function userDetail(user: IamUser): Xml {
  return {
    ...userShape(user),
    UserPolicyList: user.policies.size > 0 ? policiesShape(user.policies) : undefined,
    GroupList: [...user.groups].sort(),
    AttachedManagedPolicies: attachedShape(user.attached),
    Tags: tagsShape(user.tags),
  };
}

function groupDetail(group: IamGroup): Xml {
  return {
    ...groupShape(group),
    GroupPolicyList: policiesShape(group.policies),
    AttachedManagedPolicies: attachedShape(group.attached),
  };
}

/** Less than GetRole tells, but with its policies. */
function roleDetail(role: IamRole): Xml {
  return {
    ...roleShape(role),
    Description: undefined,
    MaxSessionDuration: undefined,
    InstanceProfileList: [],
    RolePolicyList: policiesShape(role.policies),
    AttachedManagedPolicies: attachedShape(role.attached),
  };
}

/** The sandbox knows one version of each. */
function policyDetail([arn, document]: readonly [string, string]): Xml {
  const version = { VersionId: "v1", IsDefaultVersion: true };
  return {
    PolicyName: managedPolicyName(arn),
    Arn: arn,
    Path: arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1),
    DefaultVersionId: version.VersionId,
    PolicyVersionList: [{ Document: encodeDocument(document), ...version }],
  };
}
