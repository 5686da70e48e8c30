// The kit as a CloudFormation template, to be uploaded or pasted: whatever a value is, it is quoted and stays a value.
import { describedAs, partsOf, tagsOf } from "./kit-role.ts";
import type { KitAccount, KitRole } from "./kit-role.ts";

/** CloudFormation reads it in any value, fetches what it names, and knows no way to write it as it is. */
const DYNAMIC_REFERENCE = "{{";

export function cloudFormation(account: KitAccount, roles: readonly KitRole[]): string {
  if (JSON.stringify(roles).includes(DYNAMIC_REFERENCE)) {
    return `# There is no template for these roles: a name in them has ${DYNAMIC_REFERENCE} in its path, which CloudFormation would read as a reference.\n`;
  }
  const named = roles.map((role, at) => ({ role, id: logicalId(role, at) }));
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `Lets Rolecall and its people into the account ${account.id}, ${account.slug}.`,
    Resources: Object.fromEntries(named.map(({ role, id }) => [id, resource(account, role)])),
    Outputs: Object.fromEntries(named.map(({ role, id }) => [`${id}Arn`, output(role, id)])),
  };
  return `${block(template).join("\n")}\n`;
}

/** Letters and digits only; the number keeps `a-1` and `a1` apart. */
function logicalId({ key }: KitRole, at: number): string {
  const words = key.split("-").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return `${words.join("")}Role${at + 1}`;
}

function resource(account: KitAccount, role: KitRole) {
  const { path, name } = partsOf(role);
  return {
    Type: "AWS::IAM::Role",
    Properties: {
      RoleName: name,
      ...(path === "/" ? {} : { Path: path }),
      Description: describedAs(role),
      MaxSessionDuration: role.sessionSeconds,
      AssumeRolePolicyDocument: role.trust,
      ManagedPolicyArns: role.policies,
      Tags: tagsOf(account, role),
    },
  };
}

function output(role: KitRole, id: string) {
  return {
    Description: `ARN of the access role ${role.key}`,
    Value: { "Fn::GetAtt": [id, "Arn"] },
  };
}

/** In YAML: what JSON writes in quotes means the same there. */
function block(value: object): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => entry("-", item));
  return Object.entries(value).flatMap(([key, inner]) => entry(`${plainOrQuoted(key)}:`, inner));
}

function entry(start: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) {
    return [`${start} ${JSON.stringify(value)}`];
  }
  const [first = "", ...more] = block(value).map((line) => `  ${line}`);
  return start === "-" ? [`- ${first.slice(2)}`, ...more] : [start, first, ...more];
}

function plainOrQuoted(key: string): string {
  return /^[A-Z][A-Za-z0-9]{2,}$/.test(key) ? key : JSON.stringify(key);
}
