// The step that takes the person out of the access group.
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { StepRunner } from "../step.ts";

export function leaveGroup(groups: AccessGroups): StepRunner<"leave-group"> {
  return {
    looks: "survey",
    find: async ({ group, iamUser }) => ({
      kind: (await groups.isMember(group, iamUser)) ? "absent" : "there",
    }),
    make: ({ group, iamUser }) => groups.leave(group, iamUser),
  };
}
