// Reads the fields of a call and refuses what AWS's model refuses: missing, too short, too long, of the wrong form.
import { AwsError } from "../aws-error.ts";
import { isObject, type Json } from "../json-protocol.ts";
import { constraintViolation, invalidInput } from "./organizations-error.ts";

interface Rule {
  least?: number;
  most: number;
  pattern?: RegExp;
}

const unitId = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
const rootId = "r-[0-9a-z]{4,32}";
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

const rules = {
  AccountId: { most: 12, pattern: /^\d{12}$/ },
  AccountName: { least: 1, most: 50, pattern: /^[ -~]+$/ },
  ChildId: { most: 100, pattern: new RegExp(`^(\\d{12}|${unitId})$`) },
  CreateAccountRequestId: { most: 36, pattern: /^car-[a-z0-9]{8,32}$/ },
  Email: { least: 6, most: 64, pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  NextToken: { most: 100_000 },
  ParentId: { most: 100, pattern: new RegExp(`^(${rootId}|${unitId})$`) },
  RoleName: { most: 64, pattern: /^[\w+=,.@-]{1,64}$/ },
  TagKey: { least: 1, most: 128, pattern: tagText },
  TagValue: { most: 256, pattern: tagText },
  TaggableResourceId: { most: 130, pattern: new RegExp(`^(${rootId}|\\d{12}|${unitId})$`) },
} satisfies Record<string, Rule>;

export type Shape = keyof typeof rules;

export function required(asked: Json, field: string, shape: Shape): string {
  const value = maybe(asked, field, shape);
  if (value === undefined) throw missing(field);
  return value;
}

export function maybe(asked: Json, field: string, shape: Shape): string | undefined {
  const value = asked[field] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw wrongType(field, "a string");
  return checked(value, field, rules[shape]);
}

function checked(value: string, field: string, { least = 0, most, pattern }: Rule): string {
  if (value.length < least)
    throw invalidInput(
      "MIN_LENGTH_EXCEEDED",
      `You provided a value for ${field} that is too short.`,
    );
  if (value.length > most)
    throw invalidInput(
      "MAX_LENGTH_EXCEEDED",
      `You provided a value for ${field} that is too long.`,
    );
  if (pattern && !pattern.test(value))
    throw invalidInput(
      "INVALID_PATTERN",
      `You provided a value for ${field} that does not match the required pattern.`,
    );
  return value;
}

/** How many entries a page may have. */
export function readPageSize(asked: Json): number {
  const most = asked["MaxResults"] ?? 20;
  if (typeof most !== "number" || !Number.isInteger(most))
    throw wrongType("MaxResults", "an integer");
  if (most < 1)
    throw invalidInput(
      "MIN_VALUE_EXCEEDED",
      "You provided a value for MaxResults that is below 1.",
    );
  if (most > 20)
    throw invalidInput("MAX_VALUE_EXCEEDED", "You provided a value for MaxResults above 20.");
  return most;
}

export function oneOf<Value extends string>(
  value: unknown,
  field: string,
  among: readonly Value[],
): Value {
  const found = among.find((one) => one === value);
  if (found === undefined)
    throw invalidInput("INVALID_ENUM", `You specified an invalid value for ${field}.`);
  return found;
}

export function listIn(asked: Json, field: string): readonly unknown[] | undefined {
  const value = asked[field] ?? undefined;
  if (value === undefined || Array.isArray(value)) return value;
  throw wrongType(field, "a list");
}

/** All tags of the call or none: one that is wrong fails the whole. */
export function readTags(asked: Json): Map<string, string> | undefined {
  const list = listIn(asked, "Tags");
  if (!list) return undefined;
  const tags = new Map<string, string>();
  for (const tag of list) {
    if (!isObject(tag)) throw wrongType("Tags", "a list of tags");
    const key = required(tag, "Key", "TagKey");
    if (key.toLowerCase().startsWith("aws:"))
      throw invalidInput(
        "INVALID_SYSTEM_TAGS_PARAMETER",
        "You specified a tag key that is a system tag.",
      );
    if (tags.has(key))
      throw invalidInput(
        "DUPLICATE_TAG_KEY",
        "Tag keys must be unique among the tags of an entity.",
      );
    tags.set(key, required(tag, "Value", "TagValue"));
  }
  checkTagCount(tags);
  return tags;
}

const mostTags = 50;

export function checkTagCount(tags: ReadonlyMap<string, string>): void {
  if (tags.size > mostTags) throw constraintViolation("MAX_TAG_LIMIT_EXCEEDED");
}

export const missing = (field: string) =>
  invalidInput("INPUT_REQUIRED", `You must include a value for ${field}.`);

const wrongType = (field: string, what: string) =>
  new AwsError("SerializationException", `${field} must be ${what}.`);
