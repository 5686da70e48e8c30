// What rolecall.yaml may say: the one definition of its shape, with what is allowed in words.
import { z } from "zod";

/** Words that mean something else after `/aws-access`. */
const RESERVED_SLUGS = new Set([
  "approve",
  "close",
  "deny",
  "done",
  "explain",
  "help",
  "list",
  "new",
  "retry",
  "revoke",
  "withdraw",
]);

const SLUG = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
const ROLE_KEY = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
const LETTERS = "lower-case letters, digits and, between them, dashes";
const ALLOWED = {
  slug: `${LETTERS}, 1 to 50 in all`,
  roleKey: `${LETTERS}, 1 to 50 in all`,
  id: 'the twelve digits of the account, in quotes: "123456789012"',
  name: "the account's name, 1 to 128 characters on one line",
  role: "the name of an IAM role, with its path where it has one (team/Admin), 64 characters at most",
  session: "a time from 15m to 12h, such as 1h",
  lapse: "a time from 1m to 30d, such as 72h",
  channel: "the id of a Slack channel, such as C0123456789",
  person: "the id of a Slack person, such as U0123456789",
  people: "a list of at least one Slack person's id",
  accounts: "a list of at least one account",
  roles: "at least one role, such as admin: { role: OrganizationAccountAccessRole }",
} as const;

const MINUTE = 60_000;
const MILLISECONDS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 24 * 60 * MINUTE,
};

/** What a fault says: the value that is there, and what should be. */
function allowing(words: string) {
  return { error: ({ input }: { readonly input?: unknown }) => faultIn(input, words) };
}

function faultIn(input: unknown, words: string): string {
  if (input === undefined) return `is missing; it should be ${words}`;
  return `${shown(input)} is not allowed; it should be ${words}`;
}

function shown(value: unknown): string {
  if (typeof value === "object" && value !== null) return "what is there";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function text(pattern: RegExp, words: string) {
  return z.string(allowing(words)).regex(pattern, allowing(words));
}

/** In milliseconds. */
function duration(words: string, least: number, most: number) {
  return z
    .string(allowing(words))
    .refine((written) => {
      const milliseconds = toMilliseconds(written);
      return milliseconds >= least && milliseconds <= most;
    }, allowing(words))
    .transform(toMilliseconds);
}

function toMilliseconds(written: string): number {
  const [, amount = "", unit = ""] = /^(\d{1,6})([mhd])$/.exec(written) ?? [];
  return Number(amount) * (MILLISECONDS[unit] ?? NaN);
}

function fields<Shape extends z.ZodRawShape>(shape: Shape, words: string) {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === "unrecognized_keys" ? `is not known here; known: ${keys}` : faultIn(input, words),
  });
}

const role = fields(
  {
    role: text(/^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/, ALLOWED.role),
    session: duration(ALLOWED.session, 15 * MINUTE, 12 * 60 * MINUTE).default(60 * MINUTE),
  },
  "`role` and, where it is not 1h, `session`",
);

const account = fields(
  {
    slug: text(SLUG, ALLOWED.slug).refine((slug) => !RESERVED_SLUGS.has(slug), {
      error: ({ input }) => `${shown(input)} is a word of the command itself; choose another slug`,
    }),
    id: z.string(allowing(ALLOWED.id)).regex(/^\d{12}$/, allowing(ALLOWED.id)),
    name: text(/^[^\p{Cc}]{1,128}$/u, ALLOWED.name),
    roles: z
      .record(text(ROLE_KEY, ALLOWED.roleKey), role, allowing(ALLOWED.roles))
      .refine((roles) => Object.keys(roles).length > 0, allowing(ALLOWED.roles)),
  },
  "an account: slug, id, name and roles",
);

export const policySchema = fields(
  {
    approvers: fields(
      {
        channel: text(/^[CG][A-Z0-9]{5,30}$/, ALLOWED.channel),
        people: z
          .array(text(/^[UW][A-Z0-9]{5,30}$/, ALLOWED.person), allowing(ALLOWED.people))
          .min(1, allowing(ALLOWED.people)),
      },
      "the approvers: channel and people",
    ),
    lapse: duration(ALLOWED.lapse, MINUTE, 30 * 24 * 60 * MINUTE).default(72 * 60 * MINUTE),
    accounts: z.array(account, allowing(ALLOWED.accounts)).min(1, allowing(ALLOWED.accounts)),
  },
  "approvers, accounts and, where it is not 72h, lapse",
);

export type PolicyText = z.output<typeof policySchema>;
