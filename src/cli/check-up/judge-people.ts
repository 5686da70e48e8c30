// Whether every IAM user of a person says whose it is, and carries the boundary.
import { matchPeople } from "../../domain/policy/match-people.ts";
import type { PeopleMatch, SlackMember } from "../../domain/policy/match-people.ts";
import { PERSON_TAG, readPersonKey } from "../../domain/person.ts";
import type { UserSeen } from "../../ports/aws-check-up.ts";
import { NOT_A_MEMBER } from "../standing-words.ts";
import { counted, listed } from "../wording.ts";
import { judged, ok, wrong } from "./check-line.ts";
import type { Asked, Line, Verdict } from "./check-line.ts";

export interface PeopleFacts {
  readonly users: Asked<readonly UserSeen[]>;
  readonly members: Asked<readonly SlackMember[]>;
  /** The workspace; undefined where Slack does not say. */
  readonly teamId: string | undefined;
  /** ARN of the boundary that people carry; null where they carry none, or that is not known. */
  readonly boundary: string | null;
}

const MOST = 6;
const TELLS = "`npx rolecall people` prints the commands that mend it.";

export function judgePeople(facts: PeopleFacts): Line[] {
  const { users, members, boundary } = facts;
  const untagged = judged(users, (seen) => judgeTags(seen, facts));
  const known = "seen" in members ? users : members;
  return [
    { what: "tags", ...untagged },
    { what: "whose they are", ...judged(known, () => judgeOwners(facts)) },
    ...(boundary === null
      ? []
      : [{ what: "boundaries", ...judged(users, (seen) => judgeBoundaries(seen, boundary)) }]),
  ];
}

function seenIn<Seen>(asked: Asked<readonly Seen[]>): readonly Seen[] {
  return "seen" in asked ? asked.seen : [];
}

function judgeTags(users: readonly UserSeen[], { members, boundary }: PeopleFacts): Verdict {
  const match = matchPeople(seenIn(members), users);
  const untagged = users.filter(({ tag }) => tag === undefined);
  const suggested = match.untagged.flatMap(({ suggested: iamUser }) => iamUser ?? []);
  // Only people carry it, and an e-mail in Slack that is a user's name is no chance.
  const isPersons = ({ iamUser, boundary: carried }: UserSeen) =>
    suggested.includes(iamUser) || (boundary !== null && carried === boundary);
  const persons = untagged.filter(isPersons).map(({ iamUser }) => iamUser);
  const faults = [
    ...(persons.length > 0
      ? [`${listed(persons, MOST)} ${persons.length === 1 ? "has" : "have"} no tag ${PERSON_TAG}.`]
      : []),
    ...unusable(match),
  ];
  if (faults.length > 0) return wrong(faults.join(" "), TELLS);
  return allTagged(users, untagged);
}

function unusable({ doubles, unreadable }: PeopleMatch): string[] {
  return [
    ...doubles.map(({ tag, iamUsers }) => `${listed(iamUsers)} have one tag, ${tag}.`),
    ...unreadable.map(({ iamUser, tag }) => `The tag of ${iamUser}, ${tag}, names nobody.`),
  ];
}

function allTagged(users: readonly UserSeen[], untagged: readonly UserSeen[]): Verdict {
  const tagged = counted(users.length - untagged.length, "IAM user says", "IAM users say");
  const others = listed(
    untagged.map(({ iamUser }) => iamUser),
    MOST,
  );
  return others === ""
    ? ok(`${tagged} whose it is.`)
    : ok(`${tagged} whose it is.`, `If they are people's, tag ${others}.`);
}

function judgeOwners({ users, members, teamId }: PeopleFacts): Verdict {
  const { gone, linked } = matchPeople(seenIn(members), seenIn(users));
  if (gone.length === 0) {
    return ok(
      `${counted(linked.length, "member")} of the workspace ${linked.length === 1 ? "is" : "are"} linked to an IAM user.`,
    );
  }
  const faults = gone.map(({ iamUser, tag, why }) => {
    const { team } = readPersonKey(tag) ?? {};
    return teamId !== undefined && team !== teamId
      ? `${iamUser} is tagged for another workspace, ${tag}`
      : `${iamUser} is tagged for somebody who ${NOT_A_MEMBER[why]}`;
  });
  return wrong(`${listed(faults, MOST)}.`, TELLS);
}

function judgeBoundaries(users: readonly UserSeen[], boundary: string): Verdict {
  const name = boundary.split(":policy/")[1] ?? boundary;
  const without = users
    .filter((user) => user.tag !== undefined && user.boundary !== boundary)
    .map(({ iamUser }) => iamUser);
  if (without.length === 0) return ok(`Everybody who is tagged carries ${name}.`);
  return wrong(
    `${listed(without, MOST)} ${without.length === 1 ? "does" : "do"} not carry ${name}, so no end is guarded for them.`,
    `aws iam put-user-permissions-boundary --user-name ${without[0] ?? ""} --permissions-boundary ${boundary}`,
  );
}
