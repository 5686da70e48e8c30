// What rolecall.yaml may say in a rule: what it is about, who may ask and decide, and on what terms.
import { z } from "zod";
import { allowing, fields, list, named, oneOrMore, text, time } from "./policy-words.ts";
import { WAIT, timeFields } from "./rule-times.ts";

const GLASS = { least: "15m", most: "4h", example: "1h" };

const NAME = /^[^\s\p{Cc}]([^\p{Cc}]{0,62}[^\s\p{Cc}])?$/u;
const SLUG_PATTERN = /^[a-z0-9*-]{1,50}$/;
const VALUE_PATTERN = /^[^\p{Cc}]{0,256}$/u;
const UNIT_PATTERN = /^[^\p{Cc}]{1,512}$/u;
const WARNING = /^(?=[\s\S]*\S)[\s\S]{1,300}$/;

const ANY_TEXT = "where * stands for any text";
const WHOM = "the name or Slack id of a person or a group, or a list of them";
const ALLOWED = {
  name: "the rule's own name, 1 to 64 characters on one line",
  accounts: `a pattern of slugs (*-prod), a list of them, or { slugs: .., units: .., tags: .. }`,
  slugs: `a slug, or a pattern of slugs ${ANY_TEXT} (*-prod), or a list of them`,
  units: `a path of organizational units ${ANY_TEXT} (clients/*), or a list of them`,
  tags: "patterns of tags' values, such as { stage: production }",
  roles: `a role's short name, or a pattern ${ANY_TEXT}, or a list of them`,
  ask: `everyone, nobody, ${WHOM}`,
  mayUse: `everyone, ${WHOM}`,
  who: WHOM,
  approvals: "a whole number from 0 to 5, where 0 means that nobody is asked",
  sensitive: "a warning of 1 to 300 characters",
  escalate: "who may decide too, and from when: { after: 4h, to: [carol] }",
  breakGlass: "who gets access at once, and for how long: { who: [platform], for: 1h }",
} as const;

function who(words: string) {
  return oneOrMore(z.string(allowing(words)), words);
}

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

const escalate = fields(
  {
    after: time(WAIT).describe("How long after the ask; shorter than `lapse`."),
    to: who(ALLOWED.who).describe("They are mentioned then, and may decide too from then on."),
  },
  ALLOWED.escalate,
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
    name: text(NAME, ALLOWED.name).describe(
      "The rule's own name, which is kept with what was decided by it.",
    ),
    accounts: accounts
      .describe("Which accounts it is about: slugs, units or tags, with * for any text. Else all.")
      .exactOptional(),
    roles: oneOrMore(text(SLUG_PATTERN, ALLOWED.roles), ALLOWED.roles)
      .describe("Which roles it is about, with * for any text. Else all.")
      .exactOptional(),
    ask: who(ALLOWED.ask).describe("Who may ask: `everyone`, `nobody`, people, groups."),
    approve: who(ALLOWED.who)
      .describe("Who may decide. Needed unless `ask: nobody` or `approvals: 0`.")
      .exactOptional(),
    approvals: z
      .int(allowing(ALLOWED.approvals))
      .min(0, allowing(ALLOWED.approvals))
      .max(5, allowing(ALLOWED.approvals))
      .prefault(1)
      .describe("How many different people have to say yes; 0: nobody is asked, access at once."),
    notify: who(ALLOWED.who)
      .describe("Who is mentioned on the card, without a say in it.")
      .exactOptional(),
    ...timeFields,
    sensitive: text(WARNING, ALLOWED.sensitive)
      .describe("A warning; the account's name then has to be typed to ask and to approve.")
      .exactOptional(),
    escalate: escalate.describe("Who may decide too when nobody has for long.").exactOptional(),
    break_glass: breakGlass
      .describe("Who may let themselves in at once, with a review afterwards.")
      .exactOptional(),
  },
  "a rule: name, ask and, where somebody decides, approve",
);
