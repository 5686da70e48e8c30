// The accounts of the organization with the unit each is in, in a call for twenty accounts and one for every unit.
import { paginateListAccounts } from "@aws-sdk/client-organizations";
import type { Account, OrganizationsClient } from "@aws-sdk/client-organizations";
import type { OrganizationalUnit } from "../../domain/accounts/new-account.ts";
import type { ExistingAccount } from "../../domain/existing/landscape.ts";
import { askAws, causeCode, isRefused } from "./aws-errors.ts";
import { readUnits } from "./organizational-units.ts";

/** None where there is no organization. */
export async function readMembers(client: OrganizationsClient): Promise<ExistingAccount[]> {
  const accounts = await listAccounts(client);
  const units = accounts.length > 0 ? await unitsIfAllowed(client) : [];
  const pathOf = new Map(units.map(({ id, path }) => [id, path]));
  return accounts.map((account) => memberFrom(account, pathOf));
}

async function listAccounts(client: OrganizationsClient): Promise<Account[]> {
  const doing = {
    action: "organizations:ListAccounts",
    about: "the accounts",
    refused:
      "AWS does not let you list the accounts of the organization (organizations:ListAccounts). Run this with credentials of the management account.",
  };
  try {
    return await askAws(doing, async () => {
      const accounts: Account[] = [];
      for await (const page of paginateListAccounts({ client }, {})) {
        accounts.push(...(page.Accounts ?? []));
      }
      return accounts;
    });
  } catch (error) {
    if (causeCode(error) === "AWSOrganizationsNotInUse") return [];
    throw error;
  }
}

// Rules can do without them.
async function unitsIfAllowed(client: OrganizationsClient): Promise<OrganizationalUnit[]> {
  try {
    return await readUnits(client);
  } catch (error) {
    if (isRefused(error)) return [];
    throw error;
  }
}

function memberFrom(account: Account, pathOf: ReadonlyMap<string, string>): ExistingAccount {
  const { Id: id = "", Name: name = "", Paths: [path = ""] = [], State, Status } = account;
  // `o-…/r-…/ou-…/111111111111/`: the last but one is what it is in.
  const parent = path.split("/").findLast((step) => /^(ou|r)-/.test(step));
  return {
    ...{ id, name },
    unit: (parent === undefined ? undefined : pathOf.get(parent)) ?? null,
    isOpen: (State ?? Status) === "ACTIVE",
  };
}
