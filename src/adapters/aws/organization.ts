// The Organization port: reads as Rolecall itself, changes as its provisioner, and sends every change once.
import type { OrganizationsClientConfig } from "@aws-sdk/client-organizations";
import type { Hold } from "../../ports/hold.ts";
import type { Organization } from "../../ports/organization.ts";
import { adoptAccount, closeAccount, createAccount, moveAccount } from "./change-organization.ts";
import type { FencedOrganization } from "./change-organization.ts";
import { organizationsClient } from "./clients.ts";
import type { Reach } from "./clients.ts";
import { readUnits } from "./organizational-units.ts";
import { actingFor } from "./provisioner.ts";
import type { Provisioner } from "./provisioner.ts";
import {
  readAccount,
  readAccounts,
  readCreation,
  readCreations,
  readParentOf,
  readRequestOf,
} from "./read-organization.ts";

export interface OrganizationReach {
  readonly provisioner: Provisioner;
  /** Where it is reached, if not where the environment says. */
  readonly reach?: Reach<OrganizationsClientConfig>;
}

export function organization({ provisioner, reach = {} }: OrganizationReach): Organization {
  const client = organizationsClient(reach);
  // Sent again by the SDK, an order whose answer was lost would be a second order.
  const sendingOnce = actingFor(provisioner, (session) =>
    organizationsClient({
      ...{ ...reach, maxAttempts: 1 },
      ...(session ? { credentials: session } : {}),
    }),
  );
  const changing = async (hold: Hold): Promise<FencedOrganization> => ({
    ...{ client: await sendingOnce(hold.onBehalfOf), hold },
  });
  return {
    accounts: () => readAccounts(client),
    account: (id) => readAccount(client, id),
    units: () => readUnits(client),
    creations: () => readCreations(client),
    creation: (id) => readCreation(client, id),
    requestOf: (accountId) => readRequestOf(client, accountId),
    parentOf: (accountId) => readParentOf(client, accountId),
    create: async (order, hold) => createAccount(await changing(hold), order),
    adopt: async (account, hold) => adoptAccount(await changing(hold), account),
    move: async (way, hold) => moveAccount(await changing(hold), way),
    close: async (accountId, hold) => closeAccount(await changing(hold), accountId),
  };
}
