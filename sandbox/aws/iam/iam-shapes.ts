// Users, groups, roles and inline policies as IAM writes them in its answers.
import type { Xml, XmlObject } from "../query-protocol.ts";
import type { IamGroup, IamRole, IamUser } from "./iam-state.ts";
import { managedPolicyName } from "./managed-policies.ts";

/** RFC 3986, as IAM encodes the documents it returns. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function groupShape(group: IamGroup): XmlObject {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: new Date(group.createdAt),
  };
}

export function userShape(user: IamUser): XmlObject {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: new Date(user.createdAt),
    PermissionsBoundary: user.boundary && {
      PermissionsBoundaryType: "Policy",
      PermissionsBoundaryArn: user.boundary,
    },
    Tags: user.tags.size > 0 ? tagsShape(user.tags) : undefined,
  };
}

export function roleShape(role: IamRole): XmlObject {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeDocument(JSON.stringify(role.trust)),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    Tags: role.tags.size > 0 ? tagsShape(role.tags) : undefined,
  };
}

export function tagsShape(tags: ReadonlyMap<string, string>): Xml {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

export function attachedShape(arns: Iterable<string>): XmlObject[] {
  return [...arns].map((arn) => ({ PolicyName: managedPolicyName(arn), PolicyArn: arn }));
}

export function policiesShape(policies: ReadonlyMap<string, string>): Xml {
  return [...policies].map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodeDocument(document),
  }));
}
