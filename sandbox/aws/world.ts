// The whole of IAM as plain JSON, as written: what an administrator would find.
import type { IamState } from "./iam/iam-state.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import type { Role } from "./roles.ts";

export interface World {
  users: {
    name: string;
    arn: string;
    tags: Record<string, string>;
    groups: string[];
    policies: Record<string, PolicyDocument>;
    mfaDevices: string[];
    boundary?: PolicyDocument;
  }[];
  groups: {
    name: string;
    path: string;
    arn: string;
    members: string[];
    policies: Record<string, PolicyDocument>;
  }[];
  roles: Role[];
}

export function worldOf(state: IamState, roles: ReadonlyMap<string, Role>): World {
  const users = [...state.users.all()].map((user) => ({
    name: user.name,
    arn: user.arn,
    tags: Object.fromEntries(user.tags),
    groups: [...user.groups].sort(),
    policies: documents(user.policies),
    mfaDevices: user.mfaDevices.map(({ serial }) => serial),
    ...(user.boundary && { boundary: JSON.parse(user.boundary.document) as PolicyDocument }),
  }));
  const groups = [...state.groups.all()].map((group) => ({
    name: group.name,
    path: group.path,
    arn: group.arn,
    members: [...group.members].sort(),
    policies: documents(group.policies),
  }));
  return { users, groups, roles: [...roles.values()] };
}

function documents(policies: ReadonlyMap<string, string>): Record<string, PolicyDocument> {
  return Object.fromEntries(
    [...policies].map(([name, text]) => [name, JSON.parse(text) as PolicyDocument]),
  );
}
