// The ExistingAccess port: accounts, users, groups and policies in a few calls, and the roles of accounts from inside.
import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import type {
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  IAMClient,
  UserDetail,
} from "@aws-sdk/client-iam";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { STSClient } from "@aws-sdk/client-sts";
import type {
  ExistingGroup,
  ExistingUser,
  HeldPolicy,
  Landscape,
} from "../../domain/existing/landscape.ts";
import { PERSON_TAG } from "../../domain/person.ts";
import type { ExistingAccess } from "../../ports/existing-access.ts";
import type { Entrance } from "./account-entry.ts";
import { askAws } from "./aws-errors.ts";
import { attached, documentsIn, inline, managedPolicy } from "./held-policies.ts";
import type { Documents } from "./held-policies.ts";
import { readManagementAccount } from "./management-account.ts";
import { readMembers } from "./organization-members.ts";
import { rolesInside } from "./roles-inside.ts";

export interface ExistingReach extends Pick<Entrance, "iamFor"> {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly organizations: OrganizationsClient;
}

/** With the credentials of whoever runs it. */
export function existingAccess(reach: ExistingReach): ExistingAccess {
  const { iam, sts, organizations, iamFor } = reach;
  return {
    read: async () => {
      const [{ id: managementId, partition }, accounts, held] = await Promise.all([
        readManagementAccount({ iam, sts }),
        readMembers(organizations),
        readHeld(iam),
      ]);
      return { partition, managementId, accounts, ...held };
    },
    look: async (accountIds, roleName) => {
      const { partition } = await readManagementAccount({ iam, sts });
      const entrance = { entryWay: () => Promise.resolve({ sts }), iamFor, partition };
      return rolesInside(entrance, accountIds, roleName);
    },
  };
}

const LARGEST_PAGE = 1000;
/** A page of a thousand takes AWS longer than other calls do. */
const PATIENCE = { requestTimeout: 20_000 };

async function readHeld(client: IAMClient): Promise<Pick<Landscape, "users" | "groups">> {
  const Filter = ["User" as const, "Group" as const, "LocalManagedPolicy" as const];
  const action = "iam:GetAccountAuthorizationDetails";
  const doing = {
    ...{ action, about: "users, groups and policies" },
    refused: `AWS does not let you read users, groups and policies (${action}). SecurityAudit, ReadOnlyAccess and AdministratorAccess allow it.`,
  };
  const pages: GetAccountAuthorizationDetailsResponse[] = [];
  await askAws(doing, async () => {
    const asked = { Filter, MaxItems: LARGEST_PAGE };
    for await (const page of paginateGetAccountAuthorizationDetails({ client }, asked, PATIENCE)) {
      pages.push(page);
    }
  });
  // Policies come last, and groups name them before.
  const managed = documentsIn(pages.flatMap(({ Policies = [] }) => Policies));
  return {
    users: pages.flatMap(({ UserDetailList = [] }) =>
      UserDetailList.map((user) => userFrom(user, managed)),
    ),
    groups: pages.flatMap(({ GroupDetailList = [] }) =>
      GroupDetailList.map((group) => groupFrom(group, managed)),
    ),
  };
}

function groupFrom(group: GroupDetail, managed: Documents): ExistingGroup {
  const { GroupName: name = "", Path: path = "/" } = group;
  const { GroupPolicyList, AttachedManagedPolicies } = group;
  const policies = [...inline(GroupPolicyList), ...attached(AttachedManagedPolicies, managed)];
  return { name, path, policies };
}

function userFrom(user: UserDetail, managed: Documents): ExistingUser {
  const { UserName: name = "", Path: path = "/", GroupList: groups = [] } = user;
  const { UserPolicyList, AttachedManagedPolicies } = user;
  return {
    ...{ name, path, groups },
    policies: [...inline(UserPolicyList), ...attached(AttachedManagedPolicies, managed)],
    boundary: boundaryOf(user, managed),
    ...tagOf(user),
  };
}

function boundaryOf({ PermissionsBoundary }: UserDetail, managed: Documents): HeldPolicy | null {
  const arn = PermissionsBoundary?.PermissionsBoundaryArn;
  return arn === undefined ? null : managedPolicy(arn, managed);
}

function tagOf({ Tags = [] }: UserDetail): Pick<ExistingUser, "tag"> {
  const tag = Tags.find(({ Key }) => Key === PERSON_TAG)?.Value;
  return tag === undefined ? {} : { tag };
}
