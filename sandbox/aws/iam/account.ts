// What IAM says about the account itself: its alias, which can be set, its counts and its quotas.
import { alreadyExists } from "../aws-error.ts";
import type { XmlObject } from "../query-protocol.ts";
import { guarded, silent, type IamAction, type IamCall } from "./iam-action.ts";
import { checkName } from "./iam-names.ts";
import { pageOf } from "./paging.ts";

const actions: Record<string, IamAction> = {
  CreateAccountAlias: silent(createAccountAlias),
  ListAccountAliases: listAccountAliases,
};

/** Of any account. */
export const aliasActions = new Map(guarded(actions, () => ({ resource: "*" })));

const accountOf = ({ caller }: IamCall) => caller.session.role.accountId;

function listAccountAliases(call: IamCall): XmlObject {
  const alias = call.iam.visible().accounts.get(accountOf(call))?.alias;
  const { page, end } = pageOf(alias === undefined ? [] : [alias], (one) => one, call.fields);
  return { AccountAliases: page, ...end };
}

/** An account has one alias: a second takes the place of the first, which others may then have. */
function createAccountAlias(call: IamCall): void {
  const alias = checkName("accountAlias", call.fields.text("AccountAlias"));
  for (const account of call.iam.written.accounts.values())
    if (account.alias === alias) throw alreadyExists(`The account alias ${alias} already exists.`);
  call.iam.write((state) => {
    const account = state.accounts.get(accountOf(call));
    if (account) account.alias = alias;
  });
}

export function getAccountSummary({ iam }: IamCall): XmlObject {
  const { users, groups, policies, roles } = iam.visible();
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
    AssumeRolePolicySizeQuota: iam.quotas.trustPolicySize,
    AttachedPoliciesPerRoleQuota: iam.quotas.policiesPerRole,
    Roles: [...roles.values()].filter(({ accountId }) => accountId === iam.accountId).length,
    RolesQuota: iam.quotas.roles,
  };
  return { SummaryMap: new Map(Object.entries({ ...defaults, ...counts })) };
}

const defaults = {
  AccessKeysPerUserQuota: 2,
  AccountAccessKeysPresent: 0,
  AccountMFAEnabled: 1,
  AccountPasswordPresent: 1,
  AccountSigningCertificatesPresent: 0,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1,
  InstanceProfiles: 0,
  InstanceProfilesQuota: 1000,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  PolicyVersionsInUse: 0,
  PolicyVersionsInUseQuota: 10_000,
  Providers: 0,
  ServerCertificates: 0,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UsersQuota: 5000,
  VersionsPerPolicyQuota: 5,
};
