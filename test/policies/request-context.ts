// What AWS puts into the context of a request, by its list of condition keys; owes nothing to the sandbox's.

export interface AskingUser {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface AskingToAssume {
  /** What the user's session says of MFA; `absent` for access keys alone. */
  readonly mfa: boolean | "absent";
  readonly sessionName: string;
  readonly externalId?: string | undefined;
  readonly at: number;
}

export type RequestContext = Readonly<Record<string, string>>;

/** A moment as AWS writes it: whole seconds. */
export function moment(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
}

const times = (at: number) => ({
  "aws:CurrentTime": moment(at),
  "aws:EpochTime": String(Math.floor(at / 1000)),
});

export function contextOfUser(user: AskingUser, asking: AskingToAssume): RequestContext {
  const tags = Object.entries(user.tags ?? {});
  return {
    ...times(asking.at),
    "aws:username": user.name,
    "aws:userid": user.id,
    "aws:PrincipalArn": user.arn,
    "aws:PrincipalAccount": user.accountId,
    "aws:PrincipalType": "User",
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
    // Both are there only with temporary credentials; these are from this very moment.
    ...(asking.mfa !== "absent" && {
      "aws:MultiFactorAuthPresent": String(asking.mfa),
      "aws:TokenIssueTime": moment(asking.at),
    }),
    ...whatIsAskedFor(asking),
  };
}

const whatIsAskedFor = ({
  sessionName,
  externalId,
}: Pick<AskingToAssume, "sessionName" | "externalId">) => ({
  "sts:RoleSessionName": sessionName,
  ...(externalId !== undefined && { "sts:ExternalId": externalId }),
});

export interface AskingSession {
  readonly roleArn: string;
  readonly roleId: string;
  readonly accountId: string;
  readonly name: string;
  readonly openedAt: number;
}

export function sessionArn({ roleArn, accountId, name }: AskingSession): string {
  // The path of a role is not in the ARN of its sessions.
  return `arn:aws:sts::${accountId}:assumed-role/${roleArn.split("/").at(-1) ?? ""}/${name}`;
}

export function contextOfSession(
  session: AskingSession,
  { at, ...more }: { at: number; sessionName?: string; externalId?: string | undefined },
): RequestContext {
  const { sessionName } = more;
  return {
    ...times(at),
    "aws:userid": `${session.roleId}:${session.name}`,
    "aws:PrincipalArn": session.roleArn,
    "aws:PrincipalAccount": session.accountId,
    "aws:PrincipalType": "AssumedRole",
    "aws:TokenIssueTime": moment(session.openedAt),
    ...(sessionName !== undefined && whatIsAskedFor({ ...more, sessionName })),
  };
}
