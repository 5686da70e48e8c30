// What IAM says about the account itself: its alias, its counts and its quotas.
import type { QueryFields, XmlObject } from "../query-protocol.ts";
import type { Iam } from "./iam.ts";
import { pageOf } from "./paging.ts";

export function listAccountAliases(iam: Iam, fields: QueryFields): XmlObject {
  const { page, end } = pageOf(iam.alias ? [iam.alias] : [], (alias) => alias, fields);
  return { AccountAliases: page, ...end };
}

export function getAccountSummary(iam: Iam): XmlObject {
  const { users, groups, policies } = iam.visible();
  let devices = 0;
  for (const user of users.all()) devices += user.mfaDevices.length;
  const counts = {
    Users: users.size(),
    Groups: groups.size(),
    Policies: policies.size,
    MFADevices: devices,
    MFADevicesInUse: devices,
    GroupsQuota: iam.quotas.groups,
    GroupsPerUserQuota: iam.quotas.groupsPerUser,
    UserPolicySizeQuota: iam.quotas.userPolicySize,
    GroupPolicySizeQuota: iam.quotas.groupPolicySize,
    RolePolicySizeQuota: iam.quotas.rolePolicySize,
  };
  return { SummaryMap: new Map(Object.entries({ ...defaults, ...counts })) };
}

const defaults = {
  AccessKeysPerUserQuota: 2,
  AccountAccessKeysPresent: 0,
  AccountMFAEnabled: 1,
  AccountPasswordPresent: 1,
  AccountSigningCertificatesPresent: 0,
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1,
  InstanceProfiles: 0,
  InstanceProfilesQuota: 1000,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  PolicyVersionsInUse: 0,
  PolicyVersionsInUseQuota: 10_000,
  Providers: 0,
  Roles: 1,
  RolesQuota: 1000,
  ServerCertificates: 0,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UsersQuota: 5000,
  VersionsPerPolicyQuota: 5,
};
