// What rolecall.yaml may say of accounts that are made and closed: who decides about it, and what each of them gets.
import * as z from "zod";
import {
  fillTemplate,
  whyNotAccountName,
  whyNotAlias,
  whyNotEmail,
  whyNotTag,
} from "../../domain/accounts/account-naming.ts";
import { UNIT, UNIT_WORDS } from "./account-schema.ts";
import { USUAL_BIRTH_ROLE } from "./baseline-roles.ts";
import { WHOM, decidingFields, who, wholeNumber } from "./deciding-schema.ts";
import { allowing, fields, list, named, oneOrMore, refusing, text, time } from "./policy-words.ts";
import { ROLE_NAME, roleKey } from "./role-schema.ts";
import { UNIT_PATTERN } from "./rule-schema.ts";
import { waitingFields } from "./rule-times.ts";

/** AWS keeps no role whose sessions are shorter than an hour at most. */
const SESSION = { least: "1h", most: "12h", example: "4h" };
const MOST_TAGS = 40;

const WITH_SLUG = /^[^{}]*\{slug\}[^{}]*$/;
const WITH_NAME = /^[^{}]*(\{(name|slug)\}[^{}]*)+$/;
const BIRTH_ROLE = /^(?!AWSServiceRoleFor)[\w+=,.@-]{1,64}$/;
const MANAGED_POLICY =
  /^(arn:aws[a-z-]{0,20}:iam::aws:policy\/)?([\w+=,.@-]{1,64}\/){0,4}[\w+=,.@-]{1,128}$/;

const ALLOWED = {
  approvals: "a whole number from 1 to 5",
  email:
    "an e-mail address with {slug} in it once, such as aws+{slug}@agency.example, which with a slug of three letters has 64 characters at most",
  name: "a name with {name} or {slug} in it, in letters, digits and signs of English, 50 at most",
  birthRole:
    "the name of an IAM role, 64 characters at most, without a path; AWSServiceRoleFor is AWS's own",
  roles:
    "at least one role, such as admin: {} for the one that Organizations makes, or read-only: { policies: [ReadOnlyAccess] }",
  role: "{} for the role that Organizations makes, or { policies: [ReadOnlyAccess], session: 4h, name: Reader }",
  policies: "a list of policies that AWS manages, such as [ReadOnlyAccess, job-function/Billing]",
  policy:
    "a policy that AWS manages, by its name (ReadOnlyAccess), its path and name (job-function/Billing) or its ARN",
  ownRole:
    "the name of an IAM role, with its path where it has one (team/Reader), 64 characters at most",
  units:
    "a path of organizational units where * stands for any text (clients/*), or a list of them",
  trust: "mfa, account or named",
  alias:
    "lower-case letters, digits and single dashes with {slug} among them once, such as agency-{slug}, 63 at most",
  tags: `tags of the new accounts, such as { owner: agency }, ${MOST_TAGS} at most`,
  tagKey: "a tag's key, 1 to 128 letters, digits, spaces and _ . : / = + - @",
  tagValue:
    "a tag's value in quotes where it is not a word, of letters, digits, spaces and _ . : / = + - @",
  most: "a whole number from 1 to 100000: how many accounts AWS allows your organization",
} as const;

export const approvals = wholeNumber({ least: 1, most: 5 }, ALLOWED.approvals);

export const about = {
  ask: decidingFields.ask,
  approve: who(WHOM).describe("Who may decide."),
};

export const meanwhile = {
  notify: decidingFields.notify,
  ...waitingFields,
  escalate: decidingFields.escalate,
};

/** Filled in with little: what does not fit then never does. */
function template(pattern: RegExp, words: string, isRight: (filled: string) => boolean) {
  return text(pattern, words).refine(
    (written) => isRight(fillTemplate(written, { name: "Abc", slug: "abc" })),
    allowing(words),
  );
}

/** What a role with policies of its own says. */
export const ownRole = {
  policies: list(text(MANAGED_POLICY, ALLOWED.policy), ALLOWED.policies).describe(
    "What the role may do: policies that AWS manages.",
  ),
  session: time(SESSION).prefault("1h").describe("How long one session in the role lasts."),
  name: text(ROLE_NAME, ALLOWED.ownRole)
    .describe("What the role is called in AWS; else Rolecall and its key: RolecallReadOnly.")
    .exactOptional(),
};

const role = fields({ ...ownRole, policies: ownRole.policies.exactOptional() }, ALLOWED.role);

/** `proposed`: what is said of whom the roles let in. */
export function trustStyle(proposed: string) {
  return z
    .enum(["mfa", "account", "named"], allowing(ALLOWED.trust))
    .prefault("mfa")
    .describe(proposed);
}

const OURS = /^(aws:|rolecall:|managed-by$)/i;

const tag = {
  name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.tagKey)
    .refine((key) => !OURS.test(key), refusing("is written by AWS or Rolecall; choose another key"))
    .refine((key) => whyNotTag(key, "") === undefined, allowing(ALLOWED.tagKey)),
  item: text(/^[^\p{Cc}]{0,256}$/u, ALLOWED.tagValue).refine(
    (value) => whyNotTag("key", value) === undefined,
    allowing(ALLOWED.tagValue),
  ),
};

export const newAccountsSchema = fields(
  {
    ...about,
    approvals: approvals.prefault(1).describe("How many different people have to say yes."),
    ...meanwhile,
    email: template(WITH_SLUG, ALLOWED.email, (filled) => !whyNotEmail(filled)).describe(
      "The e-mail proposed for a new account, with {slug} in it. AWS never takes one twice.",
    ),
    name: template(WITH_NAME, ALLOWED.name, (filled) => !whyNotAccountName(filled))
      .prefault("{name}")
      .describe("What AWS shows as its name, with {name}, {slug} or both in it."),
    role: text(BIRTH_ROLE, ALLOWED.birthRole)
      .prefault(USUAL_BIRTH_ROLE)
      .describe("What the role that Organizations makes is called; Rolecall gets in by it."),
    roles: named({ name: roleKey, item: role }, ALLOWED.roles).describe(
      "The roles every new account gets, by the short name that is typed after the account.",
    ),
    units: oneOrMore(text(UNIT_PATTERN, ALLOWED.units), ALLOWED.units)
      .describe("The organizational units that may be chosen, with * for any text. Else all.")
      .exactOptional(),
    unit: text(UNIT, UNIT_WORDS).describe("The unit that is proposed.").exactOptional(),
    trust: trustStyle(
      "Whom the roles let in: people with MFA, all of the management account, or only those with access, with MFA.",
    ),
    alias: template(WITH_SLUG, ALLOWED.alias, (filled) => !whyNotAlias(filled))
      .describe("The alias in the account's sign-in address, with {slug} in it. Else it gets none.")
      .exactOptional(),
    tags: named(tag, ALLOWED.tags)
      .refine((written) => Object.keys(written).length <= MOST_TAGS, allowing(ALLOWED.tags))
      .describe("Tags of every new account, for rules to match.")
      .exactOptional(),
    most: wholeNumber({ least: 1, most: 100_000 }, ALLOWED.most)
      .describe("How many accounts AWS allows your organization, so that it is said in time.")
      .exactOptional(),
  },
  "how accounts are made: ask, approve, email, roles and, where they are needed, the others",
);

export const closeAccountsSchema = fields(
  {
    ask: about.ask.describe("Who may ask for it; else the admins.").exactOptional(),
    approve: about.approve,
    approvals: approvals.prefault(2).describe("How many different people have to say yes."),
    ...meanwhile,
  },
  "who decides about closing accounts: approve and, where they are needed, the others",
);
