// What an AssumeRole call asks for, each part checked as STS checks it.
import { AwsError, validationError } from "./aws-error.ts";
import { checkPolicy } from "./policy/policy-grammar.ts";
import type { QueryFields } from "./query-protocol.ts";

export interface Asked {
  roleArn: string;
  sessionName: string;
  seconds: number;
  externalId: string | undefined;
  sourceIdentity: string | undefined;
  policy: string | undefined;
}

export function readAsked(fields: QueryFields): Asked {
  checkOffered(fields);
  const seconds = Number(fields.maybe("DurationSeconds") ?? 3600);
  if (!Number.isInteger(seconds) || seconds < 900) throw invalid("durationSeconds", atLeast(900));
  if (seconds > 43_200) throw invalid("durationSeconds", atMost(43_200));
  const policy = fields.maybe("Policy");
  if (policy !== undefined) checkSessionPolicy(policy);
  return {
    roleArn: checked(fields.text("RoleArn"), roleArnRule),
    sessionName: checked(fields.text("RoleSessionName"), sessionNameRule),
    seconds,
    externalId: fields.maybe("ExternalId"),
    sourceIdentity: readSourceIdentity(fields),
    policy,
  };
}

function readSourceIdentity(fields: QueryFields): string | undefined {
  const given = fields.maybe("SourceIdentity");
  return given === undefined
    ? undefined
    : checked(given, { ...sessionNameRule, field: "sourceIdentity" });
}

function checkSessionPolicy(policy: string): void {
  if (policy.length > 2048) throw invalid("policy", `Member must have length ${orLess(2048)}`);
  checkPolicy(policy, "identity");
}

interface Rule {
  field: string;
  least: number;
  most: number;
  pattern: RegExp;
}

const roleArnRule: Rule = {
  field: "roleArn",
  least: 20,
  most: 2048,
  pattern: /^arn:aws:iam::\d{12}:role\/[\u0021-\u007e]+$/,
};
const sessionNameRule: Rule = {
  field: "roleSessionName",
  least: 2,
  most: 64,
  pattern: /^[\w+=,.@-]*$/,
};

function checked(value: string, { field, least, most, pattern }: Rule): string {
  if (value.length < least) throw invalid(field, `Member must have length ${orMore(least)}`);
  if (value.length > most) throw invalid(field, `Member must have length ${orLess(most)}`);
  if (!pattern.test(value))
    throw invalid(field, `Member must satisfy regular expression pattern: ${pattern.source}`);
  return value;
}

const orMore = (least: number) => `greater than or equal to ${least}`;
const orLess = (most: number) => `less than or equal to ${most}`;
const atLeast = (least: number) => `Member must have value ${orMore(least)}`;
const atMost = (most: number) => `Member must have value ${orLess(most)}`;
const invalid = (field: string, says: string) =>
  validationError(
    `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${says}`,
  );

const notOffered = [
  "PolicyArns.member.1.arn",
  "ProvidedContexts.member.1.ProviderArn",
  "SerialNumber",
  "Tags.member.1.Key",
  "TokenCode",
];

function checkOffered(fields: QueryFields): void {
  const found = notOffered.find((field) => fields.maybe(field) !== undefined);
  if (found === undefined) return;
  const [name] = found.split(".");
  throw new AwsError("InvalidParameterValue", `The sandbox does not offer AssumeRole with ${name}`);
}
