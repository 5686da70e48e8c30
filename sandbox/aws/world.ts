// The whole of IAM as plain JSON, as written: what an administrator would find.
import type { IamAccount, IamGroup, IamRole, IamState, IamUser } from "./iam/iam-state.ts";
import { managedPolicy, managedPolicyName } from "./iam/managed-policies.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";
import { parsed } from "./policy/sourced-policies.ts";

export interface World {
  users: {
    name: string;
    arn: string;
    tags: Record<string, string>;
    groups: string[];
    policies: Record<string, PolicyDocument>;
    /** Managed policies, by their ARNs; left out where there are none. */
    attached?: string[];
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
    attached?: string[];
  }[];
  /** The management account, those of the organization and those elsewhere, each with its alias where it has one. */
  accounts: IamAccount[];
  roles: SeenRole[];
  /** The roles the bot itself works as. */
  botRoles: SeenRole[];
}

interface SeenRole extends Omit<IamRole, "attached" | "isBots" | "policies" | "tags"> {
  tags: Record<string, string>;
  /** Managed policies, by name, and what the sandbox makes of each. */
  attached: Record<string, PolicyDocument>;
  policies: Record<string, PolicyDocument>;
}

export function worldOf(state: IamState): World {
  const users = [...state.users.all()].map((user) => ({
    name: user.name,
    arn: user.arn,
    tags: Object.fromEntries(user.tags),
    groups: [...user.groups].sort(),
    policies: documents(user.policies),
    ...attachedTo(user),
    mfaDevices: user.mfaDevices.map(({ serial }) => serial),
    ...boundaryOf(state, user),
  }));
  const groups = [...state.groups.all()].map((group) => ({
    name: group.name,
    path: group.path,
    arn: group.arn,
    members: [...group.members].sort(),
    policies: documents(group.policies),
    ...attachedTo(group),
  }));
  const roles = [...state.roles.values()];
  return {
    users,
    groups,
    accounts: [...state.accounts.values()],
    roles: roles.filter(({ isBots }) => !isBots).map((role) => seenRole(role, state)),
    botRoles: roles.filter(({ isBots }) => isBots).map((role) => seenRole(role, state)),
  };
}

function seenRole({ isBots: _mark, ...role }: IamRole, state: IamState): SeenRole {
  const attached = [...role.attached].flatMap((arn) => {
    const document = managedPolicy(arn, state);
    return document ? [[managedPolicyName(arn), document] as const] : [];
  });
  return {
    ...role,
    tags: Object.fromEntries(role.tags),
    attached: Object.fromEntries(attached),
    policies: documents(role.policies),
  };
}

function attachedTo({ attached }: IamUser | IamGroup) {
  return attached.size > 0 ? { attached: [...attached] } : {};
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
