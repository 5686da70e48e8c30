// As much of JSON Schema as the editor's schema uses; a word that is not known here fails, as it would check nothing.
import { z } from "zod";

const schemaShape = z.strictObject({
  $schema: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  patternErrorMessage: z.string().optional(),
  default: z.unknown().optional(),
  type: z.enum(["object", "array", "string", "integer", "boolean"]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  propertyNames: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});

type Schema = z.output<typeof schemaShape>;

/** Where a value is not what the schema says: pointers, each with the word that is not kept. */
export function whyNotValid(schema: unknown, value: unknown, at = ""): string[] {
  const read = schemaShape.parse(schema);
  const { anyOf = [] } = read;
  const fitsNone =
    anyOf.length > 0 && anyOf.every((form) => whyNotValid(form, value, at).length > 0);
  return [
    ...(fitsNone ? [`${at} anyOf`] : []),
    ...whyNotItself(read, value).map((word) => `${at} ${word}`),
    ...whyNotInside(read, value, at),
  ];
}

type Keeps = (schema: Schema, value: unknown) => boolean;

/** What each word asks of the value itself. */
const KEEPS: Readonly<Record<string, Keeps>> = {
  type: ({ type }, value) => type === undefined || isOf(type, value),
  const: (schema, value) => !("const" in schema) || value === schema.const,
  enum: (schema, value) => schema.enum?.includes(value) ?? true,
  pattern: ({ pattern }, value) => typeof value !== "string" || fits(pattern, value),
  range: ({ maximum = Infinity, minimum = -Infinity }, value) =>
    typeof value !== "number" || (value >= minimum && value <= maximum),
  minItems: ({ minItems = 0 }, value) => !Array.isArray(value) || value.length >= minItems,
  required: ({ required = [] }, value) =>
    !isObject(value) || required.every((key) => Object.hasOwn(value, key)),
};

function whyNotItself(schema: Schema, value: unknown): string[] {
  return Object.keys(KEEPS).filter((word) => KEEPS[word]?.(schema, value) === false);
}

/** Editors differ in whether they read a pattern as Unicode. */
function fits(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true;
  return new RegExp(pattern, "u").test(value) && new RegExp(pattern).test(value);
}

function whyNotInside(schema: Schema, value: unknown, at: string): string[] {
  if (Array.isArray(value) && schema.items !== undefined) {
    return value.flatMap((item, index) => whyNotValid(schema.items, item, `${at}/${index}`));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...(schema.propertyNames === undefined
      ? []
      : whyNotValid(schema.propertyNames, key, `${at}/${key}`)),
    ...whyNotEntry(schema, [key, item], at),
  ]);
}

function whyNotEntry(schema: Schema, [key, item]: [string, unknown], at: string): string[] {
  const own = schema.properties?.[key] ?? schema.additionalProperties;
  if (own === undefined) return [];
  return own === false ? [`${at}/${key} unknown`] : whyNotValid(own, item, `${at}/${key}`);
}

function isOf(type: Schema["type"], value: unknown): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  return type === "integer" ? Number.isInteger(value) : typeof value === type;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
