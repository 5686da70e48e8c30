// What rolecall.yaml may say: the one definition of its shape, with what is allowed in words.
import { z } from "zod";
import { looksLikeATime } from "../../domain/duration.ts";
import { allowing, fields, list, refusing, text, time } from "./policy-words.ts";
import { timeFields } from "./role-times.ts";

/** Words that mean something else after `/aws-access`. */
const RESERVED_SLUGS = new Set([
  "approve",
  "close",
  "deny",
  "done",
  "end-sessions",
  "explain",
  "extend",
  "help",
  "list",
  "new",
  "retry",
  "revoke",
  "sessions",
  "standing",
  "withdraw",
]);

/** Words that mean something else after an account. */
const RESERVED_ROLE_KEYS = new Set(["sessions", "standing"]);

const SLUG = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
const ROLE_KEY = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
const ROLE_NAME = /^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/;
const POLICY_NAME = /^(?=.{1,512}$)([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/;

const SESSION = { least: "15m", most: "12h", example: "1h" };
const LAPSE = { least: "1m", most: "30d", example: "72h" };

const LETTERS = "lower-case letters, digits and, between them, dashes";
const ROLE = "the name of an IAM role, with its path where it has one (team/Admin), 64 characters";
const ALLOWED = {
  slug: `${LETTERS}, 1 to 50 in all`,
  roleKey: `${LETTERS}, 1 to 50 in all`,
  id: 'the twelve digits of the account, in quotes: "123456789012"',
  name: "the account's name, 1 to 128 characters on one line",
  role: `${ROLE} at most`,
  managedBy: `${ROLE} at most, which is in the account and lets Rolecall in`,
  channel: "the id of a Slack channel, such as C0123456789",
  person: "the id of a Slack person, such as U0123456789",
  people: "a list of at least one Slack person's id",
  admins: "a list of at least one Slack person's id, or left out, which makes the approvers admins",
  boundary:
    "the name of an IAM policy of the management account, with its path where it has one (rolecall/people)",
  guard:
    "open, none, or a policy that fences what Rolecall may write: { boundary: rolecall/people }",
  accounts: "a list of at least one account",
  roles: "at least one role, such as admin: { role: OrganizationAccountAccessRole }",
} as const;

const ITS_OWN_WORD = "is a word of the command itself; choose another";

const role = fields(
  {
    role: text(ROLE_NAME, ALLOWED.role),
    session: time(SESSION).default(3600),
    ...timeFields,
  },
  "`role` and, where they are not the usual ones, `session`, `default`, `longest` and `standing`",
);

const roleKey = text(ROLE_KEY, ALLOWED.roleKey)
  .refine((key) => !RESERVED_ROLE_KEYS.has(key), refusing(`${ITS_OWN_WORD} name`))
  .refine(
    (key) => !looksLikeATime(key),
    refusing("would be read as a time by the command; choose another name"),
  );

const account = fields(
  {
    slug: text(SLUG, ALLOWED.slug).refine(
      (slug) => !RESERVED_SLUGS.has(slug),
      refusing(`${ITS_OWN_WORD} slug`),
    ),
    id: text(/^\d{12}$/, ALLOWED.id),
    name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.name),
    managed_by: text(ROLE_NAME, ALLOWED.managedBy).exactOptional(),
    roles: z
      .record(roleKey, role, allowing(ALLOWED.roles))
      .refine((roles) => Object.keys(roles).length > 0, allowing(ALLOWED.roles)),
  },
  "an account: slug, id, name, roles and, where Rolecall may end sessions, managed_by",
);

const person = text(/^[UW][A-Z0-9]{5,30}$/, ALLOWED.person);

const guard = z.union(
  [
    z.enum(["open", "none"]),
    fields({ boundary: text(POLICY_NAME, ALLOWED.boundary) }, ALLOWED.guard),
  ],
  allowing(ALLOWED.guard),
);

export const policySchema = fields(
  {
    approvers: fields(
      {
        channel: text(/^[CG][A-Z0-9]{5,30}$/, ALLOWED.channel),
        people: list(person, ALLOWED.people),
      },
      "the approvers: channel and people",
    ),
    admins: list(person, ALLOWED.admins).exactOptional(),
    lapse: time(LAPSE).default(72 * 3600),
    guard: guard.default({ boundary: "rolecall/people" }),
    accounts: list(account, ALLOWED.accounts),
  },
  "approvers, accounts and, where they are not the usual ones, admins, lapse and guard",
);

export type PolicyText = z.output<typeof policySchema>;
