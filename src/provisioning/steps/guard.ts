// The step that writes the guard: from the grant's end on, AWS itself refuses the role.
import { guardPolicy } from "../../domain/iam-documents.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import type { StepRunner } from "../step.ts";
import { endIn } from "./moment.ts";
import type { Look } from "./one-look.ts";
import { writePolicy } from "./write-policy.ts";

interface Seen {
  readonly look: Look;
  readonly nothingIsOurs: boolean;
}

export function guard(policies: UserPolicies, { look, nothingIsOurs }: Seen): StepRunner<"guard"> {
  return {
    looks: "survey",
    // Whoever was let in by hand keeps that access as it was: a guard would cut it off.
    find: async (step) => {
      const isNotOurs = nothingIsOurs && (await look(step.iamUser)).includes(step.group);
      return isNotOurs ? { kind: "there", note: "not needed" } : { kind: "absent" };
    },
    // Written anew whatever is there, which costs less than reading it first.
    make: async (step, _found, hold) => {
      const document = guardPolicy(step.roleArn, endIn(step));
      await writePolicy({ policies, document }, step, hold);
    },
  };
}
