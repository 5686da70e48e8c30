// What rolecall.yaml may say of an account.
import { RESERVED_SLUGS } from "../../domain/reserved-words.ts";
import { fields, named, refusing, text } from "./policy-words.ts";
import {
  ITS_OWN_WORD,
  KEY,
  LETTERS,
  ROLE_NAME,
  ROLE_WORDS,
  accessRoleSchema,
  externalId,
  roleKey,
} from "./role-schema.ts";

export const UNIT = /^[^/\p{Cc}]{1,128}(\/[^/\p{Cc}]{1,128}){0,9}$/u;

export const UNIT_WORDS = "a path of organizational units, such as clients/production";

const ALLOWED = {
  id: 'the twelve digits of the account, in quotes: "123456789012"',
  name: "the account's name, 1 to 128 characters on one line",
  unit: UNIT_WORDS,
  tag: "a tag's key, 1 to 128 characters on one line",
  tagValue: 'a tag\'s value, in quotes where it is not a word ("1"), 256 characters at most',
  tags: "tags of the account, such as { stage: production }",
  managedBy: `${ROLE_WORDS} at most, which is in the account and lets Rolecall in`,
  client: 'how the account of a client lets Rolecall in, such as { external_id: "rolecall-4f1c" }',
  roles: "at least one role, such as admin: { role: OrganizationAccountAccessRole }",
} as const;

const tag = {
  name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.tag),
  item: text(/^[^\p{Cc}]{0,256}$/u, ALLOWED.tagValue),
};

export const accountSchema = fields(
  {
    slug: text(KEY, LETTERS)
      .refine((slug) => !RESERVED_SLUGS.has(slug), refusing(`${ITS_OWN_WORD} slug`))
      .describe("The short name of the account, as it is typed after the command."),
    id: text(/^\d{12}$/, ALLOWED.id).describe("The account's twelve digits, in quotes."),
    name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.name).describe("What people call the account."),
    unit: text(UNIT, ALLOWED.unit)
      .describe("The organizational unit it is in, as a path, for rules to match.")
      .exactOptional(),
    tags: named(tag, ALLOWED.tags).describe("For rules to match.").exactOptional(),
    managed_by: text(ROLE_NAME, ALLOWED.managedBy)
      .describe("A role in the account that Rolecall may assume, to end sessions there.")
      .exactOptional(),
    client: fields(
      { external_id: externalId.describe("What Rolecall says to be let in; people say none.") },
      ALLOWED.client,
    )
      .describe("A client owns the account, and its roles let Rolecall in.")
      .exactOptional(),
    roles: named({ name: roleKey, item: accessRoleSchema }, ALLOWED.roles).describe(
      "The roles people may ask for, by the short name that is typed after the account.",
    ),
  },
  "an account: slug, id, name, roles and, where they are needed, unit, tags, managed_by and client",
);
