// The step that puts the person into the access group.
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { StepRunner } from "../step.ts";

export function joinGroup(groups: AccessGroups): StepRunner<"join-group"> {
  return {
    looks: "survey",
    find: async ({ group, iamUser }) => ({
      kind: (await groups.isMember(group, iamUser)) ? "there" : "absent",
    }),
    make: ({ group, iamUser }) => groups.join(group, iamUser),
  };
}
