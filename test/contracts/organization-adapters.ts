// Our adapters for an organization and its accounts on whatever answers at an address, and an administrator who uses the same.
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  GetRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  paginateListAttachedRolePolicies,
} from "@aws-sdk/client-iam";
import type { IAMClient, IAMClientConfig } from "@aws-sdk/client-iam";
import type { OrganizationsClientConfig } from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { STSClient, STSClientConfig } from "@aws-sdk/client-sts";
import { accountRoles } from "../../src/adapters/aws/account-roles.ts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { organization } from "../../src/adapters/aws/organization.ts";
import { provisioner } from "../../src/adapters/aws/provisioner.ts";
import { BIRTH_ROLE, provisionerRole } from "./organization-world.ts";
import type { OrganizationByHand, OrganizationWorld } from "./organization-world.ts";

export type OrganizationReach = IAMClientConfig & STSClientConfig & OrganizationsClientConfig;

export function organizationAdapters(
  reach: OrganizationReach,
  managementId: string,
  now: () => number,
): Pick<OrganizationWorld, "organization" | "roles" | "managementId"> {
  const roleArn = provisionerRole(managementId);
  const acting = provisioner({ sts: stsClient(reach), roleArn, now, reach });
  return {
    managementId,
    organization: organization({ provisioner: acting, reach }),
    roles: accountRoles({
      entryWay: acting.entryWay,
      iamFor: (credentials) => iamClient({ ...reach, credentials }),
      partition: "aws",
      now,
      pause: async () => undefined,
    }),
  };
}

type RolesByHand = Omit<
  OrganizationByHand,
  "takeEmail" | "addUnit" | "deleteUnit" | "addAccount" | "managedPolicy"
>;

/** `stsFor`: of somebody whom the birth roles let in. */
export function rolesByHand(
  reach: OrganizationReach,
  { managementId, stsFor }: { managementId: string; stsFor: () => Promise<STSClient> },
): RolesByHand & { makePolicy(accountId: string, name: string): Promise<string> } {
  const inAccount = async (accountId: string): Promise<IAMClient> => {
    const session = {
      RoleArn: `arn:aws:iam::${accountId}:role/${BIRTH_ROLE}`,
      RoleSessionName: "administrator",
    };
    const { Credentials: given } = await (await stsFor()).send(new AssumeRoleCommand(session));
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = given ?? {};
    const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    return iamClient({ ...reach, credentials: { ...credentials, sessionToken: SessionToken } });
  };
  return {
    makePolicy: async (accountId, PolicyName) => {
      const nothing = { Effect: "Deny", Action: "*", Resource: "*" };
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [nothing] });
      const command = new CreatePolicyCommand({ PolicyName, PolicyDocument });
      const { Policy } = await (await inAccount(accountId)).send(command);
      return Policy?.Arn ?? "";
    },
    addRole: async (accountId, RoleName) => {
      const AssumeRolePolicyDocument = JSON.stringify(trusting(managementId));
      const command = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument });
      await (await inAccount(accountId)).send(command);
    },
    attach: async (accountId, RoleName, PolicyArn) => {
      const iam = await inAccount(accountId);
      await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    },
    setTrust: async (accountId, RoleName, trust) => {
      const PolicyDocument = JSON.stringify(trust);
      const command = new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument });
      await (await inAccount(accountId)).send(command);
    },
    setSession: async (accountId, RoleName, MaxSessionDuration) => {
      const command = new UpdateRoleCommand({ RoleName, MaxSessionDuration });
      await (await inAccount(accountId)).send(command);
    },
    roleIn: async (accountId, RoleName) => {
      const iam = await inAccount(accountId);
      const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
      const policies: string[] = [];
      for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
        policies.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
      }
      return {
        trust: JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")),
        policies,
        sessionSeconds: Role?.MaxSessionDuration ?? 0,
      };
    },
  };
}

function trusting(accountId: string) {
  const Principal = { AWS: `arn:aws:iam::${accountId}:root` };
  return {
    Version: "2012-10-17" as const,
    Statement: [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }],
  };
}
