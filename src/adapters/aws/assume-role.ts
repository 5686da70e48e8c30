// Opens a session in a role, for a quarter of an hour.
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { AssumeRoleResponse, STSClient } from "@aws-sdk/client-sts";
import type { PolicyDocument } from "../../domain/iam-documents.ts";
import { askAws } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";

export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Until when AWS takes it. */
  readonly expiration?: Date;
  /** Which account it is in, as AWS says. */
  readonly accountId?: string;
}

export interface WantedSession {
  readonly roleArn: string;
  /** In characters that AWS takes: `sessionNameFor`. */
  readonly name: string;
  readonly sourceIdentity?: string;
  /** Where the trust policy of a role in somebody else's account asks for it. */
  readonly externalId?: string;
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
  wanted: WantedSession,
  doing: Omit<Doing, "action">,
): Promise<SessionCredentials> {
  const asked = { action: "sts:AssumeRole", ...doing };
  return credentialsIn(await askAws(asked, () => sts.send(commandFor(wanted))));
}

function commandFor({
  roleArn,
  name,
  sourceIdentity,
  externalId,
  policy,
}: WantedSession): AssumeRoleCommand {
  return new AssumeRoleCommand({
    RoleArn: roleArn,
    RoleSessionName: name,
    DurationSeconds: SHORTEST,
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
    ...(externalId === undefined ? {} : { ExternalId: externalId }),
    ...(policy ? { Policy: JSON.stringify(policy) } : {}),
  });
}

function credentialsIn({ Credentials: given, AssumedRoleUser }: AssumeRoleResponse) {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = given ?? {};
  const accountId = accountIn(AssumedRoleUser?.Arn);
  return {
    ...{ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    ...(Expiration ? { expiration: Expiration } : {}),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

function accountIn(arn: string | undefined): string | undefined {
  return arn?.split(":")[4];
}
