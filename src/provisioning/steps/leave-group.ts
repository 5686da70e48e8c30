// The steps that take the person out of the access group: at the end, and once more where a late call put them in.
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { StepRunner } from "../step.ts";

export function leaveGroup(groups: AccessGroups): StepRunner<"leave-group"> {
  return {
    looks: "in-turn",
    // Leaving twice does no harm, and what IAM shows may be behind.
    find: () => Promise.resolve({ kind: "absent" }),
    make: (step, _found, hold) => groups.leave(step, hold),
  };
}

export function lookAgain(groups: AccessGroups): StepRunner<"look-again"> {
  return {
    looks: "survey",
    find: async ({ group, iamUser }) => ({
      kind: (await groups.groupsOf(iamUser)).includes(group) ? "absent" : "there",
    }),
    make: (step, _found, hold) => groups.leave(step, hold),
  };
}
