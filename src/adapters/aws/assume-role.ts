// Opens a session in a role, for a quarter of an hour.
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { STSClient } from "@aws-sdk/client-sts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { askAws } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Until when AWS takes it. */
  readonly expiration?: Date;
}

export interface WantedSession {
  readonly roleArn: string;
  /** In characters that AWS takes: `sessionNameFor`. */
  readonly name: string;
  readonly sourceIdentity?: string;
  /** What it may do at most, whatever its role may. */
  readonly policy?: PolicyDocument;
}

/** The shortest session AWS opens, in seconds. */
const SHORTEST = 900;

/** AWS takes 2 to 64 letters, digits and some signs, for the name of a session and its source identity alike. */
export function sessionNameFor(onBehalfOf: string): string {
  return onBehalfOf
    .replaceAll(/[^\w+=,.@-]/g, "-")
    .slice(0, 64)
    .padEnd(2, "-");
}

export async function assumeRole(
  sts: STSClient,
  { roleArn, name, sourceIdentity, policy }: WantedSession,
  doing: Omit<Doing, "action">,
): Promise<SessionCredentials> {
  const command = new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: name,
    DurationSeconds: SHORTEST,
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    ...(policy ? { Policy: JSON.stringify(policy) } : {}),
  });
  const asked = { action: "sts:AssumeRole", ...doing };
  const { Credentials: given } = await askAws(asked, () => sts.send(command));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = given ?? {};
  return {
    ...{ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    ...(Expiration ? { expiration: Expiration } : {}),
  };
}
