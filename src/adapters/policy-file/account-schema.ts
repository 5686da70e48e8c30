// What rolecall.yaml may say of an account and its roles.
import { looksLikeATime } from "../../domain/duration.ts";
import { RESERVED_SLUGS } from "../../domain/reserved-words.ts";
import { fields, named, refusing, text, time } from "./policy-words.ts";

/** Words that mean something else after an account. */
const RESERVED_ROLE_KEYS = new Set(["sessions", "standing"]);

const SESSION = { least: "15m", most: "12h", example: "1h" };

const SLUG = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
export const ROLE_NAME = /^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/;
export const UNIT = /^[^/\p{Cc}]{1,128}(\/[^/\p{Cc}]{1,128}){0,9}$/u;

export const UNIT_WORDS = "a path of organizational units, such as clients/production";

const LETTERS = "lower-case letters, digits and, between them, dashes, 1 to 50 in all";
const ROLE = "the name of an IAM role, with its path where it has one (team/Admin), 64 characters";
const ALLOWED = {
  id: 'the twelve digits of the account, in quotes: "123456789012"',
  name: "the account's name, 1 to 128 characters on one line",
  unit: UNIT_WORDS,
  tag: "a tag's key, 1 to 128 characters on one line",
  tagValue: 'a tag\'s value, in quotes where it is not a word ("1"), 256 characters at most',
  tags: "tags of the account, such as { stage: production }",
  role: `${ROLE} at most`,
  managedBy: `${ROLE} at most, which is in the account and lets Rolecall in`,
  roles: "at least one role, such as admin: { role: OrganizationAccountAccessRole }",
} as const;

const ITS_OWN_WORD = "is a word of the command itself; choose another";

const role = fields(
  {
    role: text(ROLE_NAME, ALLOWED.role).describe(
      "The name of the IAM role in the account, with its path where it has one.",
    ),
    session: time(SESSION).prefault("1h").describe("How long one session in the role lasts."),
  },
  "`role` and, where it is not 1h, `session`",
);

export const roleKey = text(SLUG, LETTERS)
  .refine((key) => !RESERVED_ROLE_KEYS.has(key), refusing(`${ITS_OWN_WORD} name`))
  .refine(
    (key) => !looksLikeATime(key),
    refusing("would be read as a time by the command; choose another name"),
  );

const tag = {
  name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.tag),
  item: text(/^[^\p{Cc}]{0,256}$/u, ALLOWED.tagValue),
};

export const accountSchema = fields(
  {
    slug: text(SLUG, LETTERS)
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
    roles: named({ name: roleKey, item: role }, ALLOWED.roles).describe(
      "The roles people may ask for, by the short name that is typed after the account.",
    ),
  },
  "an account: slug, id, name, roles and, where they are needed, unit, tags and managed_by",
);
