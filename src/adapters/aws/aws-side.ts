// The AWS side put together: what is read as Rolecall itself, and what is changed as its provisioner.
import { setTimeout as pause } from "node:timers/promises";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { Trouble } from "../../domain/trouble.ts";
import type { ManagementAccount } from "../../domain/sign-in.ts";
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { AccountRoles } from "../../ports/account-roles.ts";
import type { AccountSessions } from "../../ports/account-sessions.ts";
import type { CallMeter } from "../../ports/call-meter.ts";
import type { ClientDoors } from "../../ports/client-doors.ts";
import type { IamPeople } from "../../ports/iam-people.ts";
import type { Organization } from "../../ports/organization.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import { accessGroups } from "./access-groups.ts";
import { accountRoles } from "./account-roles.ts";
import type { SessionCredentials } from "./assume-role.ts";
import { accountSessions } from "./account-sessions.ts";
import { clientDoors } from "./client-doors.ts";
import { iamClient, stsClient } from "./clients.ts";
import { iamPeople } from "./iam-people.ts";
import { ownRoleArn, readManagementAccount } from "./management-account.ts";
import { organization } from "./organization.ts";
import { actingFor, provisioner } from "./provisioner.ts";
import { userPolicies } from "./user-policies.ts";

export interface AwsSideParts {
  /** ARN of the role Rolecall becomes to make and close accounts; null where it does that as itself. */
  readonly provisionerRole: string | null;
  readonly now: () => number;
  readonly callEnded: CallMeter;
}

export interface AwsSide {
  readonly iam: IAMClient;
  readonly management: ManagementAccount;
  /** ARN of the role as which Rolecall enters accounts. */
  readonly enteringRole: () => Promise<string>;
  /** What lets people in and out. */
  readonly hands: {
    readonly groups: AccessGroups;
    readonly people: IamPeople;
    readonly policies: UserPolicies;
    readonly sessions: AccountSessions;
  };
  readonly organization: Organization;
  readonly roles: AccountRoles;
  readonly clientDoors: ClientDoors;
}

export async function awsSide({ provisionerRole, now, callEnded }: AwsSideParts): Promise<AwsSide> {
  const counted = { callEnded };
  const [iam, sts] = [iamClient(counted), stsClient(counted)];
  const management = await readManagementAccount({ iam, sts });
  const { partition } = management;
  const acting = provisioner({ sts, roleArn: provisionerRole, now, reach: counted });
  const iamFor = (credentials: SessionCredentials) => iamClient({ ...counted, credentials });
  const making = actingFor(acting, (session) => (session ? iamFor(session) : iam));
  const reach = { entryWay: acting.entryWay, iamFor, partition };
  return {
    ...{ iam, management },
    enteringRole: async () => provisionerRole ?? ownRole({ iam, sts }),
    hands: {
      groups: accessGroups(iam, making),
      people: iamPeople(iam),
      policies: userPolicies(iam),
      sessions: accountSessions({ sts, provisioner: acting, iamFor, partition }),
    },
    organization: organization({ provisioner: acting, reach: counted }),
    roles: accountRoles({ ...reach, now, pause }),
    clientDoors: clientDoors(reach),
  };
}

// Looked up when an account is made, which costs the start nothing.
async function ownRole(clients: {
  readonly iam: IAMClient;
  readonly sts: STSClient;
}): Promise<string> {
  const own = await ownRoleArn(clients);
  if (own !== null) return own;
  throw new Trouble(
    "Rolecall runs as an IAM user, and accounts are entered by a role only. Name one in ROLECALL_PROVISIONER_ROLE.",
    { retryable: false },
  );
}
