// Acts as the role that an account keeps for Rolecall, for a quarter of an hour and on one access role only.
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { STSClient } from "@aws-sdk/client-sts";
import type { SessionsOf } from "../../ports/account-sessions.ts";
import { askAws } from "./aws-errors.ts";

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** The shortest session AWS opens, in seconds. */
const SHORTEST = 900;

/** What IAM's calls want; no account has two roles of one name, whatever their paths. */
export function nameWithoutPath({ roleName }: SessionsOf): string {
  return roleName.slice(roleName.lastIndexOf("/") + 1);
}

export async function assumeManager(
  sts: STSClient,
  partition: string,
  sessions: SessionsOf,
): Promise<SessionCredentials> {
  const { accountId, managedBy } = sessions;
  const arn = (role: string) => `arn:${partition}:iam::${accountId}:role/${role}`;
  const about = `the role ${managedBy} in the account ${accountId}`;
  const doing = {
    action: "sts:AssumeRole",
    about,
    refused: `AWS does not let Rolecall act as ${about}. Whoever owns the account can allow it: a role of that name whose trust policy names Rolecall's own role. Rolecall's own policy has to allow sts:AssumeRole on ${arn(managedBy)} too.`,
  };
  const command = new AssumeRoleCommand({
    RoleArn: arn(managedBy),
    RoleSessionName: "rolecall",
    DurationSeconds: SHORTEST,
    // That role may be allowed everything there; this session is not.
    Policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["iam:GetRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy"],
          // AWS knows no path of a role that is gone, and then asks about the name alone.
          Resource: [arn(sessions.roleName), arn(nameWithoutPath(sessions))],
        },
      ],
    }),
  });
  const { Credentials: given } = await askAws(doing, () => sts.send(command));
  return {
    accessKeyId: given?.AccessKeyId ?? "",
    secretAccessKey: given?.SecretAccessKey ?? "",
    sessionToken: given?.SessionToken ?? "",
  };
}
