// Our adapter for clients' doors on whatever answers at an address.
import type { IAMClientConfig } from "@aws-sdk/client-iam";
import type { STSClientConfig } from "@aws-sdk/client-sts";
import { clientDoors } from "../../src/adapters/aws/client-doors.ts";
import { iamClient, stsClient } from "../../src/adapters/aws/clients.ts";
import { provisioner } from "../../src/adapters/aws/provisioner.ts";
import type { ClientDoors } from "../../src/ports/client-doors.ts";
import type { ClientsWorld } from "./client-doors-world.ts";
import { provisionerRole } from "./organization-world.ts";

export function clientDoorsAdapter(
  reach: IAMClientConfig & STSClientConfig,
  managementId: string,
  now: () => number,
): Pick<ClientsWorld, "doors" | "managementId" | "enteringRole"> {
  const enteringRole = provisionerRole(managementId);
  const { entryWay } = provisioner({ sts: stsClient(reach), roleArn: enteringRole, now, reach });
  const doors: ClientDoors = clientDoors({
    entryWay,
    iamFor: (credentials) => iamClient({ ...reach, credentials }),
    partition: "aws",
  });
  return { doors, managementId, enteringRole };
}
