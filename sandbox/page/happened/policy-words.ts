// What a call about a policy of a user or a role was for, by the name that Rolecall gives each kind of policy.

type About = Readonly<Record<string, string>>;

const WRITTEN: Record<string, (about: About) => string> = {
  guard: ({ user = "", policy = "" }) =>
    `the guard ${policy} on ${user}: from the end on AWS itself refuses`,
  ended: ({ user = "", policy = "" }) => `${policy} on ${user}: AWS refuses from this moment`,
  access: ({ user = "", policy = "" }) =>
    `${policy} on ${user}: direct access, which ends by itself`,
  sessions: ({ role = "", policy = "" }) =>
    `${policy} on the role ${role}: this person's open sessions end`,
};

/** PutUserPolicy and PutRolePolicy. */
export function writtenWords(about: About): string {
  const words = WRITTEN[/^rolecall-([a-z]+)\./.exec(about["policy"] ?? "")?.[1] ?? ""];
  return words?.(about) ?? `the policy ${about["policy"] ?? ""} on ${ownerWords(about)}`;
}

/** DeleteUserPolicy and DeleteRolePolicy. */
export function deletedWords(about: About): string {
  return `the policy ${about["policy"] ?? ""} on ${ownerWords(about)} is taken away`;
}

/** GetUserPolicy and GetRolePolicy. */
export function readWords(about: About): string {
  return `what the policy ${about["policy"] ?? ""} on ${ownerWords(about)} says`;
}

/** ListUserPolicies and ListRolePolicies. */
export function listedWords(about: About): string {
  return `which policies ${ownerWords(about)} has`;
}

function ownerWords({ user, role = "" }: About): string {
  return user ?? `the role ${role}`;
}
