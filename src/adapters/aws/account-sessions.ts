// Ends the sessions one person has open in an account: a Deny on the access role there, written as a role of that account.
import { DeleteRolePolicyCommand, GetRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { sessionsPolicy } from "../../domain/iam-documents.ts";
import type { AccountSessions, SessionsOf } from "../../ports/account-sessions.ts";
import { assumeManager, nameWithoutPath } from "./assume-manager.ts";
import type { SessionCredentials } from "./assume-manager.ts";
import { askAws, isNotThere } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";

export interface AccountReach {
  readonly sts: STSClient;
  iamFor(credentials: SessionCredentials): IAMClient;
  readonly partition: string;
}

export function accountSessions(reach: AccountReach): AccountSessions {
  return {
    end: (sessions, openedBefore, hold) =>
      inAccount(reach, sessions, (client) => end({ client, hold }, sessions, openedBefore)),
    release: (sessions, hold) =>
      inAccount(reach, sessions, (client) => release({ client, hold }, sessions)),
  };
}

async function inAccount(
  { sts, iamFor, partition }: AccountReach,
  sessions: SessionsOf,
  act: (client: IAMClient) => Promise<void>,
): Promise<void> {
  const client = iamFor(await assumeManager(sts, partition, sessions));
  try {
    await act(client);
  } finally {
    client.destroy();
  }
}

async function end(iam: FencedIam, sessions: SessionsOf, openedBefore: number): Promise<void> {
  const userId = `${await readRoleId(iam.client, sessions)}:${sessions.iamUser}`;
  const PolicyDocument = JSON.stringify(sessionsPolicy({ userId, openedBefore }));
  const command = new PutRolePolicyCommand({ ...named(sessions), PolicyDocument });
  const doing = {
    ...actingOn("iam:PutRolePolicy", sessions),
    limit: `The inline policies of ${roleIn(sessions)} are as long as AWS allows. Delete there what nobody needs.`,
  };
  await askAws(doing, () => sendFenced(iam, command));
}

async function release(iam: FencedIam, sessions: SessionsOf): Promise<void> {
  const command = new DeleteRolePolicyCommand(named(sessions));
  try {
    await askAws(actingOn("iam:DeleteRolePolicy", sessions), () => sendFenced(iam, command));
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

async function readRoleId(client: IAMClient, sessions: SessionsOf): Promise<string> {
  const command = new GetRoleCommand({ RoleName: nameWithoutPath(sessions) });
  const { Role } = await askAws(actingOn("iam:GetRole", sessions), () => client.send(command));
  if (Role?.RoleId === undefined) throw new Error(`AWS gave no id of ${roleIn(sessions)}`);
  return Role.RoleId;
}

function named(sessions: SessionsOf): { RoleName: string; PolicyName: string } {
  return { RoleName: nameWithoutPath(sessions), PolicyName: sessions.policy };
}

function roleIn({ roleName, accountId }: SessionsOf): string {
  return `the role ${roleName} in the account ${accountId}`;
}

function actingOn(action: string, sessions: SessionsOf): Doing {
  const about = roleIn(sessions);
  return {
    action,
    about,
    refused: `AWS refused ${action} for ${about}. Whoever owns the account can allow it: the role ${sessions.managedBy} there, which Rolecall acts as, needs iam:GetRole, iam:PutRolePolicy and iam:DeleteRolePolicy on the role ${sessions.roleName}.`,
  };
}
