// What is said where an account cannot be made, closed, or helped on.
import type { Refusal } from "../../../../domain/refusal.ts";
import { COMMAND } from "../../ids.ts";
import { bold, code, escapedWithin, listed, mention } from "../../mrkdwn.ts";
import type { Sentences } from "../refusal-sentences.ts";
import { CONNECTING } from "./connecting-refusals.ts";

const RULES = "Whoever runs Rolecall can change that in rolecall.yaml.";
const DOING = {
  creating: "make new accounts",
  closing: "close accounts",
  connecting: "connect accounts of clients",
} as const;
const PART = {
  creating: "new_accounts",
  closing: "close_accounts",
  connecting: "connect_accounts",
} as const;

type AboutAsking =
  | "account-closed"
  | "switched-off"
  | "may-not-ask-about"
  | "requester-may-not-any-more"
  | "being-made-or-closed"
  | "organization-cannot-say"
  | "no-more-accounts"
  | "management-account";

const ASKING: Pick<Sentences, AboutAsking> = {
  "account-closed": ({ account }) =>
    `The account ${code(account)} is closed, or about to be, so nobody is let in any more.`,
  "switched-off": ({ what }) =>
    `Rolecall does not ${DOING[what]} here: rolecall.yaml has no part ${code(PART[what])}. Whoever runs Rolecall can add it.`,
  "may-not-ask-about": ({ what, rule }) =>
    `You may not ask Rolecall to ${DOING[what]}: the rule ${bold(rule)} does not count you among those who may. ${RULES}`,
  "requester-may-not-any-more": ({ person, what }) =>
    `This cannot be approved: as things stand by now, ${mention(person)} may not ask Rolecall to ${DOING[what]}. Deny it, or let it lapse.`,
  "being-made-or-closed": ({ account, ref }) =>
    `There is an open request about the account ${code(account)} already: ${bold(ref)}. Its card in the approvers' channel shows how it stands.`,
  "organization-cannot-say": ({ why }) =>
    `AWS Organizations cannot be asked just now, so nothing was done. ${escapedWithin(why, 300)} Please try again in a minute; if it stays like this, tell an AWS admin.`,
  "no-more-accounts": ({ there, most }) =>
    `There are ${there} accounts already, those that are asked for included, and AWS allows this organization ${most}. An AWS admin can ask AWS for more; then the number in rolecall.yaml has to be raised too.`,
  "management-account": () =>
    "This is the management account of the organization. AWS lets nobody close it while the organization is there.",
};

type AboutNames =
  | "odd-slug"
  | "slug-means-more"
  | "slug-taken"
  | "group-taken"
  | "odd-account-name"
  | "odd-email"
  | "email-taken"
  | "odd-role-name"
  | "odd-alias"
  | "odd-tag"
  | "too-many-tags";

const NAMES: Pick<Sentences, AboutNames> = {
  "odd-slug": ({ slug, most }) =>
    `The short name ${code(slug)} does not work: it is what people type. Use small letters, digits and dashes, at most ${most} of them, with a letter or digit at both ends.`,
  "slug-means-more": ({ slug }) =>
    `Typed after ${code(COMMAND)}, ${code(slug)} means something else already, so nobody could ask for the account. Choose another short name.`,
  "group-taken": ({ slug, account }) =>
    `With the short name ${code(slug)}, an access group would be called like one of ${code(account)}. Choose another short name.`,
  "slug-taken": ({ slug, ref }) =>
    ref === undefined
      ? `There is, or was, an account ${code(slug)} already. Choose another short name.`
      : `${bold(ref)} is about an account ${code(slug)} already. Choose another short name, or wait for that one.`,
  "odd-account-name": ({ name, most }) =>
    `AWS does not take ${code(name)} as the name of an account. Use plain letters, digits and signs without accents, at most ${most}, and no space at the ends.`,
  "odd-email": ({ email }) =>
    `AWS does not take ${code(email)} as the e-mail of an account. It needs a part before and after the @, 6 to 64 plain characters in all, and none of the signs that AWS forbids, such as brackets, commas, & or %.`,
  "email-taken": ({ email, account, ref }) => `${takenBy(email, account, ref)} Choose another.`,
  "odd-role-name": ({ name }) =>
    `AWS does not take ${code(name)} as the name of a role. Use letters, digits and the signs _+=,.@-, at most 64, and do not begin with ${code("AWSServiceRoleFor")}.`,
  "odd-alias": ({ alias }) =>
    `AWS does not take ${code(alias)} as an alias. Use 3 to 63 small letters, digits and single dashes, with a letter or digit at both ends.`,
  "odd-tag": ({ key }) =>
    `The tag ${code(key)} cannot be set. Write each as ${code("key=value")}, with letters, digits, spaces and the signs _.:/=+-@; keys that begin with ${code("aws:")} or ${code("rolecall:")}, and ${code("managed-by")}, are taken.`,
  "too-many-tags": ({ most }) =>
    `At most ${most} tags can be set, those from rolecall.yaml included. Leave some out.`,
};

function takenBy(email: string, account: string | undefined, ref: string | undefined): string {
  const used = `The e-mail ${code(email)} is`;
  if (account !== undefined) return `${used} that of the account ${bold(account)} already.`;
  return ref === undefined ? `${used} taken.` : `${used} asked for by ${bold(ref)} already.`;
}

type AboutChoices =
  | "unknown-unit"
  | "no-roles"
  | "unknown-baseline-role"
  | "nobody-could-enter"
  | "first-person"
  | "too-many-first-people";

const CHOICES: Pick<Sentences, AboutChoices> = {
  "unknown-unit": ({ unit }) =>
    `${unit === "" ? "This organizational unit" : `The organizational unit ${code(unit)}`} is not there any more, or rolecall.yaml does not let anybody choose it. Pick another one.`,
  "no-roles": () => "An account without a role lets nobody in. Choose at least one.",
  "unknown-baseline-role": ({ asked, roles }) =>
    roles.length === 0
      ? `The account would have no role ${code(asked)}. Choose at least one role.`
      : `The account would have no role ${code(asked)}. Choose among ${listed(roles.map(code))}.`,
  "nobody-could-enter": ({ account, role }) =>
    `No rule is about ${code(account)} as ${code(role)}, so nobody could ever ask for it. Leave the role out, or have a rule added to rolecall.yaml.`,
  "first-person": ({ person, because }) =>
    `${mention(person)} cannot be let in at the beginning: ${whyNotThem(because)}. Leave them out; they can ask once that is mended.`,
  "too-many-first-people": ({ most }) =>
    `At most ${most} people can be let in at the beginning. The others can ask once the account is there.`,
};

/** Of somebody else: what is said to the person themselves would be about the one who reads it. */
export function whyNotThem(because: Refusal): string {
  switch (because.refused) {
    case "not-linked":
      return "AWS does not say which IAM user is theirs";
    case "linked-twice":
      return `more than one IAM user is marked as theirs, ${listed(because.iamUsers.map(code))}`;
    case "may-not-ask":
      return `the rule ${bold(because.rule)} does not count them among those who may ask for it`;
    case "no-boundary":
      return `their IAM user ${code(because.iamUser)} does not carry the permissions boundary ${code(because.boundary)}`;
    case "no-room":
      return `AWS has no room for more on their IAM user ${code(because.iamUser)}`;
    case "guest":
      return "guests cannot use Rolecall";
    case "deactivated":
      return "their Slack account is deactivated";
    case "other-workspace":
      return "they belong to another workspace";
    case "not-a-person":
      return "Rolecall serves people only, not apps or bots";
    default:
      return "Slack or AWS could not tell me just now what I have to know about them";
  }
}

type AboutMending = "nothing-to-mend" | "email-in-use" | "no-account-found" | "account-known";

const MENDING: Pick<Sentences, AboutMending> = {
  "nothing-to-mend": () =>
    "There is nothing to change about this any more. Retry lets it go on as it is.",
  "email-in-use": () =>
    "The e-mail cannot be changed by now: AWS has made the account with it, or may still do so, and then there would be two. Press Retry; Rolecall looks for the account before anything else.",
  "no-account-found": () =>
    "There is no account that could be adopted: Rolecall has found none with this e-mail in the organization.",
  "account-known": ({ slug }) =>
    `The account that was found is ${code(slug)} already, and people are let into it under that name. So it cannot become another one; use ${code(slug)}, or try again with another e-mail.`,
};

export const ACCOUNTS = { ...ASKING, ...NAMES, ...CHOICES, ...MENDING, ...CONNECTING };
