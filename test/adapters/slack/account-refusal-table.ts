// Every refusal about accounts as a whole, with words that a person reads of it.
import type { Refusal } from "../../../src/domain/refusal.ts";
import { alice } from "../../support/people.ts";

/** One a kind. */
export type RefusalTable = {
  readonly [One in Refusal["refused"]]: [Extract<Refusal, { refused: One }>, ...words: string[]];
};

export const TO_ACCOUNTS = {
  "switched-off": [
    { refused: "switched-off", what: "creating" },
    "make new accounts",
    "`new_accounts`",
  ],
  "may-not-ask-about": [
    { refused: "may-not-ask-about", what: "closing", rule: "closing accounts" },
    "close accounts",
    "the rule *closing accounts*",
  ],
  "requester-may-not-any-more": [
    { refused: "requester-may-not-any-more", person: alice, what: "creating" },
    "<@U0ALICE001> may not ask Rolecall to make new accounts",
    "Deny it",
  ],
  "odd-slug": [{ refused: "odd-slug", slug: "Client A", most: 40 }, "`Client A`", "at most 40"],
  "slug-means-more": [{ refused: "slug-means-more", slug: "help" }, "`help`", "Choose another"],
  "group-taken": [
    { refused: "group-taken", slug: "client", account: "client-a" },
    "`client`",
    "one of `client-a`",
  ],
  "slug-taken": [{ refused: "slug-taken", slug: "acme", ref: "R-7K3QXA" }, "`acme`", "*R-7K3QXA*"],
  "odd-account-name": [
    { refused: "odd-account-name", name: "Café", most: 50 },
    "`Café`",
    "without accents",
  ],
  "odd-email": [{ refused: "odd-email", email: "aws" }, "`aws`", "6 to 64"],
  "email-taken": [
    { refused: "email-taken", email: "aws@agency.example", account: "Client A" },
    "`aws@agency.example`",
    "*Client A*",
    "Choose another",
  ],
  "odd-role-name": [{ refused: "odd-role-name", name: "a b" }, "`a b`", "at most 64"],
  "odd-alias": [{ refused: "odd-alias", alias: "-a" }, "`-a`", "3 to 63"],
  "odd-tag": [{ refused: "odd-tag", key: "aws:x" }, "`aws:x`", "`key=value`"],
  "too-many-tags": [{ refused: "too-many-tags", most: 48 }, "At most 48"],
  "unknown-unit": [{ refused: "unknown-unit", unit: "clients" }, "`clients`", "Pick another"],
  "no-roles": [{ refused: "no-roles" }, "at least one"],
  "unknown-baseline-role": [
    { refused: "unknown-baseline-role", asked: "root", roles: ["admin", "read-only"] },
    "`root`",
    "`admin` and `read-only`",
  ],
  "nobody-could-enter": [
    { refused: "nobody-could-enter", account: "acme", role: "admin" },
    "`acme` as `admin`",
    "Leave the role out",
  ],
  "first-person": [
    { refused: "first-person", person: alice, because: { refused: "not-linked", person: alice } },
    "<@U0ALICE001> cannot be let in",
    "which IAM user is theirs",
  ],
  "too-many-first-people": [{ refused: "too-many-first-people", most: 20 }, "At most 20"],
  "no-more-accounts": [{ refused: "no-more-accounts", there: 50, most: 50 }, "50 accounts", "AWS"],
  "being-made-or-closed": [
    { refused: "being-made-or-closed", account: "acme", ref: "R-7K3QXA" },
    "`acme`",
    "*R-7K3QXA*",
  ],
  "organization-cannot-say": [
    { refused: "organization-cannot-say", why: "AWS Organizations is not answering." },
    "AWS Organizations is not answering.",
    "try again",
  ],
  "management-account": [{ refused: "management-account" }, "nobody close it"],
  "odd-account-id": [{ refused: "odd-account-id", id: "12" }, "`12`", "twelve digits"],
  "own-account": [
    { refused: "own-account", id: "222222222222", name: "Client A" },
    "your own organization",
    "npx rolecall import",
  ],
  "id-taken": [
    { refused: "id-taken", id: "777788889999", slug: "harbour", ref: "R-7K3QXA" },
    "*R-7K3QXA*",
    "`harbour`",
  ],
  "odd-role-line": [
    { refused: "odd-role-line", asked: "boss Admin", roles: ["admin"] },
    "`boss Admin`",
    "`key=NameInTheAccount`",
  ],
  "role-name-not-allowed": [
    { refused: "role-name-not-allowed", name: "Owner", allowed: ["Rolecall*"] },
    "`Owner`",
    "`Rolecall*`",
  ],
  "one-role-twice": [{ refused: "one-role-twice", name: "RolecallAdmin" }, "`RolecallAdmin`"],
  "nobody-named": [{ refused: "nobody-named" }, "somebody has to be named"],
  "too-many-named": [{ refused: "too-many-named", most: 12 }, "At most 12", "with MFA"],
  "odd-user-path": [
    { refused: "odd-user-path", arn: "arn:aws:iam::111111111111:user/*/alice" },
    "`arn:aws:iam::111111111111:user/*/alice`",
  ],
  "not-connected": [{ refused: "not-connected", account: "client-a" }, "nothing to disconnect"],
  "written-by-hand": [{ refused: "written-by-hand", account: "client-a" }, "rolecall.yaml"],
  "no-door-to-try": [{ refused: "no-door-to-try" }, "nothing to check"],
  "nothing-to-mend": [{ refused: "nothing-to-mend" }, "Retry"],
  "email-in-use": [{ refused: "email-in-use" }, "there would be two", "Press Retry"],
  "no-account-found": [{ refused: "no-account-found" }, "no account that could be adopted"],
  "account-known": [{ refused: "account-known", slug: "client-a" }, "`client-a` already"],
} satisfies Partial<RefusalTable>;
