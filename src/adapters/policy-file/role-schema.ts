// What rolecall.yaml may say of a role that people switch to: its names, its IAM groups, and what it asks people for.
import * as z from "zod";
import { looksLikeATime } from "../../domain/duration.ts";
import { allowing, fields, oneOrMore, refusing, text, time } from "./policy-words.ts";

/** Words that mean something else after an account. */
const RESERVED_ROLE_KEYS = new Set(["sessions", "standing"]);

const SESSION = { least: "15m", most: "12h", example: "1h" };

export const KEY = /^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$/;
export const ROLE_NAME = /^(?=.{1,64}$)([\w+=,.@-]+\/)*[\w+=,.@-]+$/;
/** As AWS has it: a path of 512 characters at most, with the slash before it that is not written here. */
const GROUP_NAME = /^(?!\/)([!-~]{1,510}\/)?[\w+=,.@-]{1,128}$/;
const STANDS_FOR_MORE = /[*?$]/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

export const LETTERS = "lower-case letters, digits and, between them, dashes, 1 to 50 in all";
export const ROLE_WORDS =
  "the name of an IAM role, with its path where it has one (team/Admin), 64 characters";
export const ITS_OWN_WORD = "is a word of the command itself; choose another";

const GROUP =
  "the name of an IAM group of the management account, with its path where it has one (team/admins)";
const ALLOWED = {
  role: `${ROLE_WORDS} at most`,
  group: GROUP,
  openedBy: `${GROUP}, or a list of them`,
  externalId: "an ExternalId: 2 to 1224 letters, digits and _ + = , . @ : / -, in quotes",
  mfa: "true or false: whether the role's trust policy asks people for MFA",
} as const;

export const roleKey = text(KEY, LETTERS)
  .refine((key) => !RESERVED_ROLE_KEYS.has(key), refusing(`${ITS_OWN_WORD} name`))
  .refine(
    (key) => !looksLikeATime(key),
    refusing("would be read as a time by the command; choose another name"),
  );

export const externalId = text(EXTERNAL_ID, ALLOWED.externalId);

function groupName(words: string) {
  return text(GROUP_NAME, words).refine(
    (name) => !STANDS_FOR_MORE.test(name),
    refusing("has *, ? or $ in its path, which stand for more than themselves in a policy"),
  );
}

export const accessRoleSchema = fields(
  {
    role: text(ROLE_NAME, ALLOWED.role).describe(
      "The name of the IAM role in the account, with its path where it has one.",
    ),
    session: time(SESSION).prefault("1h").describe("How long one session in the role lasts."),
    group: groupName(ALLOWED.group)
      .describe("An IAM group that lets its members in, used as it is. Else Rolecall makes one.")
      .exactOptional(),
    opened_by: oneOrMore(groupName(ALLOWED.openedBy), ALLOWED.openedBy)
      .describe("Other IAM groups that let their members in, to be shown and never written.")
      .exactOptional(),
    external_id: externalId
      .describe("What people have to give too, which only the command line can.")
      .exactOptional(),
    mfa: z
      .boolean(allowing(ALLOWED.mfa))
      .prefault(true)
      .describe("Whether the role's trust policy asks people for MFA."),
  },
  "`role` and, where they are needed, session, group, opened_by, external_id and mfa",
);
