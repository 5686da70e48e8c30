// Moto's IAM as a world for contracts.
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DeleteUserCommand,
  EnableMFADeviceCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  ListGroupPoliciesCommand,
  ListGroupsForUserCommand,
  PutGroupPolicyCommand,
  RemoveUserFromGroupCommand,
  TagUserCommand,
  UntagUserCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { iamClient } from "../../src/adapters/aws/clients.ts";
import { PERSON_TAG } from "../../src/domain/person.ts";
import type { Moto } from "../support/moto.ts";
import { iamAdapters } from "./iam-adapters.ts";
import type { IamByHand, IamWorld, Laxities, StartingUser } from "./iam-world.ts";

export const motosLaxities: Laxities = {
  "ten groups": "moto lets a user into any number of groups",
  "permission by path": "moto checks no permissions",
};

export async function startMotoIam(moto: Moto, users: readonly StartingUser[]): Promise<IamWorld> {
  await moto.reset();
  const iam = iamClient(moto.reach);
  const byHand = motoAdministrator(iam);
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

function motoAdministrator(iam: IAMClient): IamByHand {
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
    policiesOf: (group) => policiesOf(iam, group),
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

async function policiesOf(iam: IAMClient, group: string): Promise<Record<string, unknown>> {
  const policies: Record<string, unknown> = {};
  for (const name of await policyNames(iam, group)) {
    const { PolicyDocument = "" } = await iam.send(
      new GetGroupPolicyCommand({ GroupName: group, PolicyName: name }),
    );
    policies[name] = JSON.parse(decodeURIComponent(PolicyDocument));
  }
  return policies;
}
