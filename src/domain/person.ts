// Who a person is: a Slack user of one workspace, and the IAM user that AWS says is theirs.

export interface SlackPerson {
  readonly team: string;
  readonly user: string;
}

/** `<team id>/<user id>`: the value of the IAM tag that binds an IAM user to a person. */
export function personKey(person: SlackPerson): string {
  return `${person.team}/${person.user}`;
}

/** Undefined where the tag's value names no person. */
export function readPersonKey(value: string): SlackPerson | undefined {
  const [, team, user] = /^([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(value) ?? [];
  return team === undefined || user === undefined ? undefined : { team, user };
}

export function isSamePerson(one: SlackPerson, other: SlackPerson): boolean {
  return one.team === other.team && one.user === other.user;
}

/** The IAM user tag that states who a person is. Rolecall reads it and may never write it. */
export const PERSON_TAG = "rolecall:slack-user";

/** What AWS says about a person. Two users with one tag bind nobody. */
export type Binding =
  | { readonly kind: "linked"; readonly iamUser: string }
  | { readonly kind: "not-linked" }
  | { readonly kind: "ambiguous"; readonly iamUsers: readonly string[] }
  | { readonly kind: "unknown-yet" };
