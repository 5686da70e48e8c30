// Our AWS adapters on whatever answers at an address.
import type { IAMClientConfig } from "@aws-sdk/client-iam";
import { pino } from "pino";
import { accessGroups } from "../../src/adapters/aws/access-groups.ts";
import { iamClient } from "../../src/adapters/aws/clients.ts";
import { directory } from "../../src/adapters/aws/directory.ts";
import { iamPeople } from "../../src/adapters/aws/iam-people.ts";
import type { IamWorld } from "./iam-world.ts";

export const silent = pino({ level: "silent" });

export function iamAdapters(
  reach: IAMClientConfig,
): Pick<IamWorld, "groups" | "people" | "directory"> {
  const iam = iamClient(reach);
  return {
    groups: accessGroups(iam),
    people: iamPeople(iam),
    directory: () => directory({ iam, now: Date.now, logger: silent }),
  };
}
