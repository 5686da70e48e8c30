// One look at a user's groups for all steps of a run that survey them, so that they see the same and AWS is asked once.
import type { AccessGroups } from "../../ports/access-groups.ts";

export type Look = (iamUser: string) => Promise<readonly string[]>;

export function oneLook(groups: AccessGroups): Look {
  const seen = new Map<string, Promise<readonly string[]>>();
  return (iamUser) => {
    const known = seen.get(iamUser) ?? groups.groupsOf(iamUser);
    seen.set(iamUser, known);
    return known;
  };
}
