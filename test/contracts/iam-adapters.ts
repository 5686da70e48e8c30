// Our AWS adapters on whatever answers at an address.
import type { IAMClientConfig } from "@aws-sdk/client-iam";
import { pino } from "pino";
import type { STSClientConfig } from "@aws-sdk/client-sts";
import { accessGroups } from "../../src/adapters/aws/access-groups.ts";
import { accountSessions } from "../../src/adapters/aws/account-sessions.ts";
import { censusTaker } from "../../src/adapters/aws/census.ts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { directory } from "../../src/adapters/aws/directory.ts";
import { iamPeople } from "../../src/adapters/aws/iam-people.ts";
import { userPolicies } from "../../src/adapters/aws/user-policies.ts";
import type { IamWorld } from "./iam-world.ts";

export const silent = pino({ level: "silent" });

/** `reach`: for IAM and STS alike. */
export function iamAdapters(
  reach: IAMClientConfig & STSClientConfig,
): Omit<IamWorld, "byHand" | "stop"> {
  const iam = iamClient(reach);
  return {
    groups: accessGroups(iam),
    people: iamPeople(iam),
    policies: userPolicies(iam),
    sessions: accountSessions({
      sts: stsClient(reach),
      iamFor: (credentials) => iamClient({ ...reach, credentials }),
      partition: "aws",
    }),
    census: censusTaker(iam),
    directory: () => directory({ iam, now: Date.now, logger: silent }),
  };
}
