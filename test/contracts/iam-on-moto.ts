// Moto's IAM as a world for contracts.
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  EnableMFADeviceCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { PERSON_TAG } from "../../src/domain/person.ts";
import type { Moto } from "../support/moto.ts";
import { iamAdapters } from "./iam-adapters.ts";
import { clientAccount } from "./iam-world.ts";
import type { IamByHand, IamWorld, Laxities, StartingUser } from "./iam-world.ts";

export const motosLaxities: Laxities = {
  "ten groups": "moto lets a user into any number of groups",
  "permission by path": "moto checks no permissions",
  boundaries: "moto cannot be told which boundary a user carries",
  "permission by boundary": "moto checks no permissions",
  "room for policies": "moto lets a user's policies be of any length",
  "trust and permissions of roles": "moto lets everybody act as every role, and do everything",
};

export async function startMotoIam(moto: Moto, users: readonly StartingUser[]): Promise<IamWorld> {
  await moto.reset();
  const iam = iamClient(moto.reach);
  const client = await actIn(clientAccount.id, moto);
  await addAccessRole(client);
  const byHand = { ...motoAdministrator(iam), ...rolesAdministrator(client) };
  for (const { name, boundTo, mfaSerials = [] } of users) {
    await byHand.addUser(name, boundTo);
    for (const serial of mfaSerials) await enableMfa(iam, name, serial);
  }
  return { ...iamAdapters(moto.reach), byHand, stop: async () => undefined };
}

async function enableMfa(iam: IAMClient, name: string, serial: string): Promise<void> {
  const codes = { AuthenticationCode1: "123456", AuthenticationCode2: "234567" };
  await iam.send(new EnableMFADeviceCommand({ UserName: name, SerialNumber: serial, ...codes }));
}

/** Moto lets anybody act as any role, whether or not it is there. */
async function actIn(accountId: string, { reach }: Moto): Promise<IAMClient> {
  const RoleArn = `arn:aws:iam::${accountId}:role/Administrator`;
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: "administrator" });
  const { Credentials } = await stsClient(reach).send(command);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  const credentials = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return iamClient({ ...reach, credentials });
}

const [ROLE_PATH, ROLE] = ["/team/", "Admin"];

async function addAccessRole(client: IAMClient): Promise<void> {
  const trust = { Effect: "Allow", Principal: { AWS: "111111111111" }, Action: "sts:AssumeRole" };
  const document = { Version: "2012-10-17", Statement: [trust] };
  const AssumeRolePolicyDocument = JSON.stringify(document);
  const asked = { RoleName: ROLE, Path: ROLE_PATH, AssumeRolePolicyDocument };
  await client.send(new CreateRoleCommand(asked));
}

function rolesAdministrator(client: IAMClient): Pick<IamByHand, "rolePolicies"> {
  return {
    rolePolicies: async () => {
      const { PolicyNames = [] } = await client.send(
        new ListRolePoliciesCommand({ RoleName: ROLE }),
      );
      return documentsOf(PolicyNames, (PolicyName) =>
        client.send(new GetRolePolicyCommand({ RoleName: ROLE, PolicyName })),
      );
    },
  };
}

function motoAdministrator(iam: IAMClient): Omit<IamByHand, "rolePolicies"> {
  const bind = async (name: string, boundTo: string): Promise<void> => {
    const Tags = [{ Key: PERSON_TAG, Value: boundTo }];
    await iam.send(new TagUserCommand({ UserName: name, Tags }));
  };
  return {
    bind,
    addUser: async (name, boundTo) => {
      await iam.send(new CreateUserCommand({ UserName: name }));
      if (boundTo !== undefined) await bind(name, boundTo);
    },
    deleteUser: (name) => deleteUser(iam, name),
    unbind: async (name) => {
      await iam.send(new UntagUserCommand({ UserName: name, TagKeys: [PERSON_TAG] }));
    },
    addGroup: async (name, path) => {
      await iam.send(new CreateGroupCommand({ GroupName: name, Path: path }));
    },
    deleteGroup: (name) => deleteGroup(iam, name),
    putPolicy: async (group, policy, document) => {
      const PolicyDocument = JSON.stringify(document);
      const asked = { GroupName: group, PolicyName: policy, PolicyDocument };
      await iam.send(new PutGroupPolicyCommand(asked));
    },
    policiesOf: async (group) =>
      documentsOf(await policyNames(iam, group), (PolicyName) =>
        iam.send(new GetGroupPolicyCommand({ GroupName: group, PolicyName })),
      ),
    putUserPolicy: async (user, policy, document) => {
      const PolicyDocument = JSON.stringify(document);
      const asked = { UserName: user, PolicyName: policy, PolicyDocument };
      await iam.send(new PutUserPolicyCommand(asked));
    },
    userPoliciesOf: async (user) =>
      documentsOf(await userPolicyNames(iam, user), (PolicyName) =>
        iam.send(new GetUserPolicyCommand({ UserName: user, PolicyName })),
      ),
    join: async (user, group) => {
      await iam.send(new AddUserToGroupCommand({ UserName: user, GroupName: group }));
    },
  };
}

async function deleteUser(iam: IAMClient, name: string): Promise<void> {
  const { Groups = [] } = await iam.send(new ListGroupsForUserCommand({ UserName: name }));
  for (const { GroupName } of Groups) {
    await iam.send(new RemoveUserFromGroupCommand({ UserName: name, GroupName }));
  }
  for (const PolicyName of await userPolicyNames(iam, name)) {
    await iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName }));
  }
  await iam.send(new DeleteUserCommand({ UserName: name }));
}

async function deleteGroup(iam: IAMClient, name: string): Promise<void> {
  const { Users = [] } = await iam.send(new GetGroupCommand({ GroupName: name }));
  for (const { UserName } of Users) {
    await iam.send(new RemoveUserFromGroupCommand({ GroupName: name, UserName }));
  }
  for (const PolicyName of await policyNames(iam, name)) {
    await iam.send(new DeleteGroupPolicyCommand({ GroupName: name, PolicyName }));
  }
  await iam.send(new DeleteGroupCommand({ GroupName: name }));
}

async function policyNames(iam: IAMClient, group: string): Promise<string[]> {
  const { PolicyNames = [] } = await iam.send(new ListGroupPoliciesCommand({ GroupName: group }));
  return PolicyNames;
}

async function userPolicyNames(iam: IAMClient, user: string): Promise<string[]> {
  const { PolicyNames = [] } = await iam.send(new ListUserPoliciesCommand({ UserName: user }));
  return PolicyNames;
}

async function documentsOf(
  names: readonly string[],
  read: (name: string) => Promise<{ PolicyDocument?: string | undefined }>,
): Promise<Record<string, unknown>> {
  const documents: Record<string, unknown> = {};
  for (const name of names) {
    const { PolicyDocument = "" } = await read(name);
    documents[name] = JSON.parse(decodeURIComponent(PolicyDocument));
  }
  return documents;
}
