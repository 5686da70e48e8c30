// Ends the sessions one person has open in an account: a Deny on the access role there, written as a role of that account.
import { DeleteRolePolicyCommand, GetRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { roleArnIn } from "../../domain/account.ts";
import { sessionsPolicy } from "../../domain/iam-documents.ts";
import type { AccountSessions, SessionsOf } from "../../ports/account-sessions.ts";
import type { Hold } from "../../ports/hold.ts";
import { askAws, unlessGone } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";
import { allowOnly, inAccount, nameWithoutPath } from "./account-entry.ts";
import type { Entrance, Entry } from "./account-entry.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import type { Provisioner } from "./provisioner.ts";

export interface AccountReach extends Pick<Entrance, "iamFor" | "partition"> {
  readonly sts: STSClient;
  /** Absent: Rolecall enters accounts as itself. */
  readonly provisioner?: Provisioner;
}

export function accountSessions(reach: AccountReach): AccountSessions {
  const { sts, iamFor, partition, provisioner } = reach;
  const entryWay = provisioner?.entryWay ?? (() => Promise.resolve({ sts }));
  const entrance = { entryWay, iamFor, partition };
  return {
    end: (sessions, openedBefore, hold) =>
      inAccount(entrance, asManager(partition, sessions, hold), (client) =>
        end({ client, hold }, sessions, openedBefore),
      ),
    release: (sessions, hold) =>
      inAccount(entrance, asManager(partition, sessions, hold), (client) =>
        release({ client, hold }, sessions),
      ),
  };
}

function asManager(partition: string, sessions: SessionsOf, { onBehalfOf }: Hold): Entry {
  const { accountId, externalId, managedBy, roleName } = sessions;
  const arn = (role: string) => roleArnIn(partition, accountId, role);
  return {
    ...{ accountId, roleName: managedBy, onBehalfOf },
    ...(externalId === undefined ? {} : { externalId }),
    policy: allowOnly(
      ["iam:GetRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy"],
      // AWS knows no path of a role that is gone, and then asks about the name alone.
      [arn(roleName), arn(nameWithoutPath(sessions))],
    ),
    refused: `AWS does not let Rolecall act as the role ${managedBy} in the account ${accountId}. Whoever owns the account can allow it: a role of that name whose trust policy names Rolecall's own role. Rolecall's own policy has to allow sts:AssumeRole on ${arn(managedBy)} too.`,
  };
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
  await unlessGone(() =>
    askAws(actingOn("iam:DeleteRolePolicy", sessions), () => sendFenced(iam, command)),
  );
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
