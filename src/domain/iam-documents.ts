// The IAM documents Rolecall writes, exactly as it writes them.

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Record<string, unknown>[];
}

/** The one inline policy an access group has. */
export const ACCESS_POLICY_NAME = "rolecall-access";

/** Lets the members of an access group switch to one access role, and nothing else. */
export function accessGroupPolicy(roleArn: string): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "RolecallAccess", Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArn },
    ],
  };
}

/** A moment as policies compare it; AWS reads whole seconds. */
function policyTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/** The guard: from `until` on AWS refuses the role, whatever else allows it. */
export function guardPolicy(roleArn: string, until: number): PolicyDocument {
  return statement({
    Sid: "RolecallGuard",
    Effect: "Deny",
    Action: "sts:AssumeRole",
    Resource: roleArn,
    Condition: { DateGreaterThanEquals: { "aws:CurrentTime": policyTime(until) } },
  });
}

/** The tombstone: AWS refuses the role at once. Without a date, so that no clock has to agree. */
export function tombstonePolicy(roleArn: string): PolicyDocument {
  return statement({
    Sid: "RolecallEnded",
    Effect: "Deny",
    Action: "sts:AssumeRole",
    Resource: roleArn,
  });
}

/** Lets one user switch to one access role until `until`, without a group; ends by itself. */
export function directPolicy(roleArn: string, until: number): PolicyDocument {
  return statement({
    Sid: "RolecallAccess",
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Resource: roleArn,
    Condition: { DateLessThan: { "aws:CurrentTime": policyTime(until) } },
  });
}

/** On an access role: ends the sessions one person opened before `openedBefore`, and nobody else's. */
export function sessionsPolicy(sessions: {
  /** `AROA…:name`: the unique id of the role, and the session's name, which is the IAM user's. */
  readonly userId: string;
  readonly openedBefore: number;
}): PolicyDocument {
  return statement({
    Sid: "RolecallEndedSessions",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: {
      StringEquals: { "aws:userid": sessions.userId },
      // Issue times are whole seconds, so the second that is just going on belongs to what was before.
      DateLessThan: { "aws:TokenIssueTime": policyTime(sessions.openedBefore + 999) },
    },
  });
}

function statement(only: Record<string, unknown>): PolicyDocument {
  return { Version: "2012-10-17", Statement: [only] };
}

/** As AWS counts them against its limits: white space is free. */
export function policySize(document: PolicyDocument): number {
  return JSON.stringify(document).replace(/\s/g, "").length;
}

/** Equal in meaning for documents we wrote: key order and white space do not count. */
export function isSameDocument(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
