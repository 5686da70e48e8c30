// The whole of IAM as plain JSON, as written: what an administrator would find.
import type { IamRole, IamState, IamUser } from "./iam/iam-state.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import { parsed } from "./policy/sourced-policies.ts";

export interface World {
  users: {
    name: string;
    arn: string;
    tags: Record<string, string>;
    groups: string[];
    policies: Record<string, PolicyDocument>;
    mfaDevices: string[];
    /** Of the permissions boundary: what it says, and which managed policy it is. */
    boundary?: PolicyDocument;
    boundaryArn?: string;
  }[];
  groups: {
    name: string;
    path: string;
    arn: string;
    members: string[];
    policies: Record<string, PolicyDocument>;
  }[];
  roles: (Omit<IamRole, "policies"> & { policies: Record<string, PolicyDocument> })[];
}

export function worldOf(state: IamState): World {
  const users = [...state.users.all()].map((user) => ({
    name: user.name,
    arn: user.arn,
    tags: Object.fromEntries(user.tags),
    groups: [...user.groups].sort(),
    policies: documents(user.policies),
    mfaDevices: user.mfaDevices.map(({ serial }) => serial),
    ...boundaryOf(state, user),
  }));
  const groups = [...state.groups.all()].map((group) => ({
    name: group.name,
    path: group.path,
    arn: group.arn,
    members: [...group.members].sort(),
    policies: documents(group.policies),
  }));
  const roles = [...state.roles.values()].map((role) => ({
    ...role,
    policies: documents(role.policies),
  }));
  return { users, groups, roles };
}

function boundaryOf({ policies }: IamState, { boundary: arn }: IamUser) {
  const document = arn === undefined ? undefined : policies.get(arn);
  return arn !== undefined && document !== undefined
    ? { boundary: parsed(document), boundaryArn: arn }
    : {};
}

function documents(policies: ReadonlyMap<string, string>): Record<string, PolicyDocument> {
  return Object.fromEntries([...policies].map(([name, text]) => [name, parsed(text)]));
}
