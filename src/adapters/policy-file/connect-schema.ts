// What rolecall.yaml may say of connecting accounts of clients: who decides about it, and what clients are asked for.
import { about, approvals, meanwhile, ownRole, trustStyle } from "./baseline-schema.ts";
import { fields, named, oneOrMore, text } from "./policy-words.ts";
import { roleKey } from "./role-schema.ts";

/** With more than stars in it: a pattern that every name fits would let Rolecall try every role there is. */
const ROLE_PATTERN = /^(?=.*[^*])[\w+=,.@/*-]{1,64}$/;

/** Roles of clients that are made as Rolecall proposes are called so. */
export const USUAL_ROLE_NAMES: readonly string[] = ["Rolecall*"];

const ALLOWED = {
  role: "{ policies: [ReadOnlyAccess], session: 4h, name: Reader }, where only policies has to be said",
  roles: "at least one role, such as read-only: { policies: [ReadOnlyAccess] }",
  roleNames: "a name of IAM roles where * stands for any text (Rolecall*), or a list of them",
} as const;

export const connectAccountsSchema = fields(
  {
    ask: about.ask.describe("Who may ask, to connect and to disconnect."),
    approve: about.approve,
    approvals: approvals.prefault(1).describe("How many different people have to say yes."),
    ...meanwhile,
    trust: trustStyle(
      "What is proposed of whom the roles let in: people with MFA, all of the management account, or only those who are named, with MFA.",
    ),
    roles: named({ name: roleKey, item: fields(ownRole, ALLOWED.role) }, ALLOWED.roles).describe(
      "The roles that clients are asked for, by the short name that is typed after the account.",
    ),
    role_names: oneOrMore(text(ROLE_PATTERN, ALLOWED.roleNames), ALLOWED.roleNames)
      .prefault([...USUAL_ROLE_NAMES])
      .describe("What roles of clients may be called; Rolecall is allowed to enter no others."),
  },
  "how accounts of clients are connected: ask, approve, roles and, where they are needed, the others",
);
