// Holds the people of Slack against the IAM users that say whose they are; an e-mail address only suggests.
import { personKey, readPersonKey } from "../person.ts";
import type { SlackPerson } from "../person.ts";

export interface SlackMember extends SlackPerson {
  readonly name: string;
  /** Where Slack shows it. */
  readonly email?: string;
  /** Those who are not members cannot use Rolecall. */
  readonly standing: "member" | "guest" | "bot" | "deactivated";
}

/** Why somebody cannot use Rolecall. */
export type NotAMember = "not-in-slack" | Exclude<SlackMember["standing"], "member">;

export interface TaggedUser {
  readonly iamUser: string;
  /** The value of the tag that says whose it is. */
  readonly tag?: string;
}

export interface PeopleMatch {
  readonly linked: readonly { readonly member: SlackMember; readonly iamUser: string }[];
  /** Members whom no IAM user names. */
  readonly untagged: readonly { readonly member: SlackMember; readonly suggested?: string }[];
  /** Tags of people who cannot use Rolecall. */
  readonly gone: readonly {
    readonly iamUser: string;
    readonly tag: string;
    readonly why: NotAMember;
  }[];
  /** Two IAM users that name one person let that person in with neither. */
  readonly doubles: readonly { readonly tag: string; readonly iamUsers: readonly string[] }[];
  readonly unreadable: readonly { readonly iamUser: string; readonly tag: string }[];
}

export function matchPeople(
  members: readonly SlackMember[],
  users: readonly TaggedUser[],
): PeopleMatch {
  const tagged = users.flatMap(({ iamUser, tag }) => (tag === undefined ? [] : [{ iamUser, tag }]));
  const byTag = gathered(tagged, ({ tag }) => [tag]);
  const memberByTag = new Map(members.map((member) => [personKey(member), member]));
  const suggest = suggestions(members, users);
  const current = members.filter(({ standing }) => standing === "member");
  const namesSomebody = tagged.filter(({ tag }) => readPersonKey(tag) !== undefined);
  return {
    linked: current.flatMap((member) => {
      const [first, second] = byTag.get(personKey(member)) ?? [];
      return first && !second ? [{ member, iamUser: first.iamUser }] : [];
    }),
    untagged: current
      .filter((member) => !byTag.has(personKey(member)))
      .map((member) => ({ member, ...suggest(member) })),
    gone: namesSomebody.flatMap(({ iamUser, tag }) => {
      const why = memberByTag.get(tag)?.standing ?? "not-in-slack";
      return why === "member" ? [] : [{ iamUser, tag, why }];
    }),
    doubles: [...byTag]
      .filter(([tag, sharing]) => sharing.length > 1 && readPersonKey(tag) !== undefined)
      .map(([tag, sharing]) => ({ tag, iamUsers: sharing.map(({ iamUser }) => iamUser) })),
    unreadable: tagged.filter(({ tag }) => readPersonKey(tag) === undefined),
  };
}

/**
 * An IAM user is suggested who is called like the e-mail address or its part before the @, whom no tag claims, whom
 * no other address of Slack fits, not even a deactivated one's, and beside whom no other fits. People may change their
 * own address in Slack, so it is an admin who decides.
 */
function suggestions(members: readonly SlackMember[], users: readonly TaggedUser[]) {
  const usersByName = gathered(users, ({ iamUser }) => [iamUser.toLowerCase()]);
  const membersByName = gathered(members, namesFor);
  return (member: SlackMember): { readonly suggested?: string } => {
    const fitting = namesFor(member).flatMap((name) => usersByName.get(name) ?? []);
    const [only, other] = fitting;
    if (!only || other || only.tag !== undefined) return {};
    const claims = membersByName.get(only.iamUser.toLowerCase()) ?? [];
    return claims.length === 1 ? { suggested: only.iamUser } : {};
  };
}

function namesFor({ email }: SlackMember): string[] {
  const [, whole = "", local = ""] = /^(([^@\s]+)@[^@\s]+)$/.exec(email?.toLowerCase() ?? "") ?? [];
  return whole ? [whole, local] : [];
}

function gathered<Thing>(
  things: readonly Thing[],
  keysOf: (thing: Thing) => readonly string[],
): Map<string, Thing[]> {
  const byKey = new Map<string, Thing[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) byKey.set(key, [...(byKey.get(key) ?? []), thing]);
  }
  return byKey;
}
