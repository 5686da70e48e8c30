// One look at a user, and at their groups, for all steps of a run that survey them, so that they see the same and AWS is asked once.
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { IamPeople } from "../../ports/iam-people.ts";

export type Look = (iamUser: string) => Promise<readonly string[]>;

export function oneLook(groups: AccessGroups): Look {
  return once((iamUser) => groups.groupsOf(iamUser));
}

export function seenOnce(people: IamPeople): IamPeople {
  return { find: once((iamUser) => people.find(iamUser)) };
}

function once<Answer>(ask: (iamUser: string) => Promise<Answer>) {
  const seen = new Map<string, Promise<Answer>>();
  return (iamUser: string): Promise<Answer> => {
    const known = seen.get(iamUser) ?? ask(iamUser);
    seen.set(iamUser, known);
    return known;
  };
}
