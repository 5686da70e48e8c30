// What `people` prints: who is not linked and what no longer fits, each with the command that an AWS admin would run.
import { PERSON_TAG, personKey } from "../domain/person.ts";
import type { PeopleMatch } from "../domain/policy/match-people.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { NOT_A_MEMBER } from "./standing-words.ts";
import { counted, listed } from "./wording.ts";

type Untagged = PeopleMatch["untagged"][number];

export interface PeopleShown {
  readonly paint: Paint;
  /** With those for whom nobody can be suggested, of whom there may be many. */
  readonly all: boolean;
}

export function peopleText(match: PeopleMatch, { paint, all }: PeopleShown): string {
  const suggested = match.untagged.filter(({ suggested: iamUser }) => iamUser !== undefined);
  const others = match.untagged.filter(({ suggested: iamUser }) => iamUser === undefined);
  return [
    ...section(
      "Two IAM users name one person, and let them in with neither",
      doubles(match),
      paint,
    ),
    ...section("The tag names nobody", unreadable(match), paint),
    ...section("The tag names somebody who cannot use Rolecall", gone(match), paint),
    ...section("Perhaps theirs, by the e-mail address", suggested.flatMap(linking), paint),
    ...(all ? section("Not linked", others.flatMap(linking), paint) : []),
    ...paragraph(summary(match, others.length, all)),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[], { bold }: Paint): string[] {
  return lines.length === 0 ? [] : [bold(title), ...lines, ""];
}

function doubles(match: PeopleMatch): string[] {
  return match.doubles.flatMap(({ tag, iamUsers }) => [
    ...paragraph(`${tag}: ${listed(iamUsers)}. Keep the tag on one of them:`, 2),
    ...iamUsers.map(untag),
  ]);
}

function unreadable(match: PeopleMatch): string[] {
  return match.unreadable.flatMap(({ iamUser, tag }) => [
    ...paragraph(`${iamUser}: "${tag}" is not of the form T…/U….`, 2),
    untag(iamUser),
  ]);
}

function gone(match: PeopleMatch): string[] {
  return match.gone.flatMap(({ iamUser, tag, why }) => [
    ...paragraph(`${iamUser}: ${tag} ${NOT_A_MEMBER[why]}.`, 2),
    untag(iamUser),
  ]);
}

// Commands are never broken: they are there to be copied.
function untag(iamUser: string): string {
  return `    aws iam untag-user --user-name ${iamUser} --tag-keys ${PERSON_TAG}`;
}

function linking({ member, suggested = "NAME" }: Untagged): string[] {
  const email = member.email === undefined ? "" : `, ${member.email}`;
  const tag = `Key=${PERSON_TAG},Value=${personKey(member)}`;
  return [
    ...paragraph(`${member.name} (${member.user}${email})`, 2),
    `    aws iam tag-user --user-name ${suggested} --tags ${tag}`,
  ];
}

function summary({ linked, untagged }: PeopleMatch, others: number, all: boolean): string {
  const count = `${counted(linked.length, "person is", "people are")} linked, ${untagged.length} not.`;
  const hidden =
    all || others === 0 ? "" : ` No IAM user can be suggested for ${others}: --all lists them.`;
  const care =
    untagged.length > others
      ? " People choose their own e-mail address in Slack: make sure of each before you run a command."
      : "";
  return count + hidden + care;
}
