// Moto's Organizations, and the IAM of its accounts, as a world for contracts.
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreateOrganizationalUnitCommand,
  DeleteOrganizationalUnitCommand,
} from "@aws-sdk/client-organizations";
import { organizationsClient, stsClient } from "../../src/adapters/aws/clients.ts";
import type { OrganizationalUnit } from "../../src/domain/accounts/new-account.ts";
import type { Organization } from "../../src/ports/organization.ts";
import type { Moto } from "../support/moto.ts";
import { organizationAdapters, rolesByHand } from "./organization-adapters.ts";
import { BIRTH_ROLE } from "./organization-world.ts";
import type { OrganizationLaxities, OrganizationWorld } from "./organization-world.ts";

export const motosOrganization: OrganizationLaxities = {
  "e-mails": "moto takes an e-mail any number of times",
  creations: "moto says that an account is not there",
  time: "moto makes and closes accounts at once",
  "five at a time": "moto makes accounts at once",
  units: "moto says something else of a unit that is gone",
  trust: "moto lets everybody act as every role",
  aliases: "moto lets two accounts have one alias",
  "management account": "moto closes the management account, too",
};

/** Moto's own, for keys it does not know. */
const managementId = "123456789012";

export async function startMotoOrganization(moto: Moto): Promise<OrganizationWorld> {
  await moto.reset();
  const { reach } = moto;
  const client = organizationsClient(reach);
  await client.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  const world = organizationAdapters(reach, managementId, Date.now);
  const addUnit = async (path: string): Promise<void> => {
    const names = path.split("/");
    const Name = names.pop() ?? "";
    const ParentId = (await unitAt(world.organization, names.join("/"))).id;
    await client.send(new CreateOrganizationalUnitCommand({ Name, ParentId }));
  };
  for (const path of ["clients", "clients/banks", "sandbox"]) await addUnit(path);
  const byHand = rolesByHand(reach, { managementId, stsFor: async () => stsClient(reach) });
  return {
    ...world,
    settle: async () => undefined,
    byHand: {
      ...byHand,
      // Moto does not know AWS's own; the account makes one of that name.
      managedPolicy: byHand.makePolicy,
      takeEmail: async () => {
        throw new Error("moto does not know of e-mails elsewhere");
      },
      addUnit,
      deleteUnit: async (path) => {
        const { id } = await unitAt(world.organization, path);
        const command = new DeleteOrganizationalUnitCommand({ OrganizationalUnitId: id });
        await client.send(command);
      },
      addAccount: async ({ name, email }) => {
        const asked = { AccountName: name, Email: email, RoleName: BIRTH_ROLE };
        const { CreateAccountStatus: made } = await client.send(new CreateAccountCommand(asked));
        return made?.AccountId ?? "";
      },
    },
    stop: async () => undefined,
  };
}

async function unitAt(organization: Organization, path: string): Promise<OrganizationalUnit> {
  const unit = (await organization.units()).find((each) => each.path === path);
  if (unit) return unit;
  throw new Error(`no unit ${path}`);
}
