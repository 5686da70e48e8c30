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
