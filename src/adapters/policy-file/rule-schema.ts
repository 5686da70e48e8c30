// What rolecall.yaml may say in a rule: what it is about, who may ask and decide, and on what terms.
import * as z from "zod";
import { RULES_OF_PARTS } from "../../domain/policy/account-parts.ts";
import { WHOM, decidingFields, who, wholeNumber } from "./deciding-schema.ts";
import { allowing, fields, list, named, oneOrMore, refusing, text, time } from "./policy-words.ts";
import { timeFields } from "./rule-times.ts";

const GLASS = { least: "15m", most: "4h", example: "1h" };

const NAME = /^[^\s\p{Cc}]([^\p{Cc}]{0,62}[^\s\p{Cc}])?$/u;
const SLUG_PATTERN = /^[a-z0-9*-]{1,50}$/;
const VALUE_PATTERN = /^[^\p{Cc}]{0,256}$/u;
export const UNIT_PATTERN = /^[^\p{Cc}]{1,512}$/u;
const WARNING = /^(?=[\s\S]*\S)[\s\S]{1,300}$/;

const ANY_TEXT = "where * stands for any text";
const ALLOWED = {
  name: "the rule's own name, 1 to 64 characters on one line",
  accounts: `a pattern of slugs (*-prod), a list of them, or { slugs: .., units: .., tags: .. }`,
  slugs: `a slug, or a pattern of slugs ${ANY_TEXT} (*-prod), or a list of them`,
  units: `a path of organizational units ${ANY_TEXT} (clients/*), or a list of them`,
  tags: "patterns of tags' values, such as { stage: production }",
  roles: `a role's short name, or a pattern ${ANY_TEXT}, or a list of them`,
  mayUse: `everyone, ${WHOM}`,
  approvals: "a whole number from 0 to 5, where 0 means that nobody is asked",
  sensitive: "a warning of 1 to 300 characters",
  breakGlass: "who gets access at once, and for how long: { who: [platform], for: 1h }",
} as const;

const OF_A_PART =
  "is the name under which what is decided by new_accounts, connect_accounts or close_accounts is kept; choose another";

const slugs = oneOrMore(text(SLUG_PATTERN, ALLOWED.slugs), ALLOWED.slugs);
const tag = { name: z.string(), item: text(VALUE_PATTERN, ALLOWED.tags) };

const match = fields(
  {
    slugs: slugs.describe("Patterns of slugs; one of them has to fit.").exactOptional(),
    units: oneOrMore(text(UNIT_PATTERN, ALLOWED.units), ALLOWED.units)
      .describe("Patterns of organizational units; one of them has to fit.")
      .exactOptional(),
    tags: named(tag, ALLOWED.tags).describe("All of them have to fit.").exactOptional(),
  },
  ALLOWED.accounts,
).refine((written) => Object.keys(written).length > 0, allowing(ALLOWED.accounts));

const accounts = z.union(
  [
    text(SLUG_PATTERN, ALLOWED.accounts),
    list(text(SLUG_PATTERN, ALLOWED.slugs), ALLOWED.accounts),
    match,
  ],
  allowing(ALLOWED.accounts),
);

const breakGlass = fields(
  {
    who: who(ALLOWED.mayUse).describe("Who may let themselves in: `everyone`, people, groups."),
    for: time(GLASS).prefault("1h").describe("How long that access lasts."),
  },
  ALLOWED.breakGlass,
);

export const ruleSchema = fields(
  {
    name: text(NAME, ALLOWED.name)
      .refine((written) => !RULES_OF_PARTS.has(written), refusing(OF_A_PART))
      .describe("The rule's own name, which is kept with what was decided by it."),
    accounts: accounts
      .describe("Which accounts it is about: slugs, units or tags, with * for any text. Else all.")
      .exactOptional(),
    roles: oneOrMore(text(SLUG_PATTERN, ALLOWED.roles), ALLOWED.roles)
      .describe("Which roles it is about, with * for any text. Else all.")
      .exactOptional(),
    ask: decidingFields.ask,
    approve: who(WHOM)
      .describe("Who may decide. Needed unless `ask: nobody` or `approvals: 0`.")
      .exactOptional(),
    approvals: wholeNumber({ least: 0, most: 5 }, ALLOWED.approvals)
      .prefault(1)
      .describe("How many different people have to say yes; 0: nobody is asked, access at once."),
    notify: decidingFields.notify,
    ...timeFields,
    sensitive: text(WARNING, ALLOWED.sensitive)
      .describe("A warning; the account's name then has to be typed to ask and to approve.")
      .exactOptional(),
    escalate: decidingFields.escalate,
    break_glass: breakGlass
      .describe("Who may let themselves in at once, with a review afterwards.")
      .exactOptional(),
  },
  "a rule: name, ask and, where somebody decides, approve",
);
