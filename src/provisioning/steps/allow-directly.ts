// The steps that let somebody in by a policy of their own, where an access group does not fit.
import { directPolicy } from "../../domain/iam-documents.ts";
import { Trouble } from "../../domain/trouble.ts";
import type { UserPolicies } from "../../ports/user-policies.ts";
import type { StepRunner } from "../step.ts";
import { endIn } from "./moment.ts";
import { writePolicy } from "./write-policy.ts";

export function allowDirectly(policies: UserPolicies): StepRunner<"allow-directly"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: async (step, _found, hold) => {
      const document = directPolicy(step.roleArn, endIn(step));
      await writePolicy({ policies, document }, step, hold);
    },
  };
}

export function readBackAllowed(policies: UserPolicies): StepRunner<"read-back-allowed"> {
  return {
    looks: "in-turn",
    find: async (step) => ({
      kind: (await policies.find(step)) === undefined ? "absent" : "there",
    }),
    make: ({ iamUser, policy }) =>
      Promise.reject<undefined>(
        new Trouble(`AWS does not show the policy ${policy} of ${iamUser} yet.`, {
          retryable: true,
        }),
      ),
  };
}

export function disallow(policies: UserPolicies): StepRunner<"disallow"> {
  return {
    looks: "in-turn",
    find: () => Promise.resolve({ kind: "absent" }),
    make: (step, _found, hold) => policies.remove(step, hold),
  };
}
