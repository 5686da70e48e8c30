// What calls that make or change a role ask for, each part checked as IAM checks it.
import { AwsError, validationError } from "../aws-error.ts";
import type { QueryFields } from "../query-protocol.ts";
import { namedRole } from "./iam-action.ts";
import { checkName } from "./iam-names.ts";

export interface RoleChange {
  description?: string;
  maxSessionSeconds: number;
}

export interface NewRole extends RoleChange {
  name: string;
  path: string;
  /** A policy document. */
  trust: string;
  tags: Map<string, string>;
}

export function readNewRole(fields: QueryFields): NewRole {
  if (fields.maybe("PermissionsBoundary") !== undefined)
    throw new AwsError("InvalidInput", "The sandbox offers no CreateRole with PermissionsBoundary");
  return {
    name: namedRole({ fields }),
    path: checkName("path", fields.maybe("Path") ?? "/"),
    trust: fields.text("AssumeRolePolicyDocument"),
    tags: readTags(fields),
    ...readRoleChange(fields),
  };
}

/** Without a duration a role's sessions last an hour at most, also where they lasted longer before. */
export function readRoleChange(fields: QueryFields): RoleChange {
  const description = fields.maybe("Description");
  if (description !== undefined) checkDescription(description);
  const maxSessionSeconds = Number(fields.maybe("MaxSessionDuration") ?? 3600);
  if (!Number.isInteger(maxSessionSeconds) || maxSessionSeconds < 3600)
    throw invalid("maxSessionDuration", "Member must have value greater than or equal to 3600");
  if (maxSessionSeconds > 43_200)
    throw invalid("maxSessionDuration", "Member must have value less than or equal to 43200");
  return { maxSessionSeconds, ...(description === undefined ? {} : { description }) };
}

function checkDescription(text: string): void {
  if (text.length > 1000)
    throw invalid("description", "Member must have length less than or equal to 1000");
  if (!/^[\t\n\r\u0020-\u007e\u00a1-\u00ff]*$/.test(text))
    throw invalid(
      "description",
      "Member must satisfy regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*",
    );
}

const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function readTags(fields: QueryFields): Map<string, string> {
  const tags = new Map<string, string>();
  const seen = new Set<string>();
  for (let at = 1; ; at += 1) {
    const key = fields.maybe(`Tags.member.${at}.Key`);
    if (key === undefined) return tags;
    if (at > 50) throw invalid("tags", "Member must have length less than or equal to 50");
    const value = fields.maybe(`Tags.member.${at}.Value`) ?? "";
    checkTag(key, value, at);
    if (seen.has(key.toLowerCase()))
      throw new AwsError(
        "InvalidInput",
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
      );
    seen.add(key.toLowerCase());
    tags.set(key, value);
  }
}

function checkTag(key: string, value: string, at: number): void {
  const field = `tags.${at}.member`;
  if (key.length < 1 || key.length > 128)
    throw invalid(`${field}.key`, "Member must have length between 1 and 128");
  if (value.length > 256)
    throw invalid(`${field}.value`, "Member must have length less than or equal to 256");
  if (!tagText.test(key + value))
    throw invalid(field, `Member must satisfy regular expression pattern: ${tagText.source}`);
  if (key.toLowerCase().startsWith("aws:"))
    throw new AwsError("InvalidInput", "Tag keys that begin with aws: are reserved for AWS.");
}

const invalid = (field: string, says: string) =>
  validationError(
    `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${says}`,
  );
