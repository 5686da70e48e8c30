// Reads the tree of organizational units, a few branches at a time.
import {
  paginateListOrganizationalUnitsForParent,
  paginateListRoots,
} from "@aws-sdk/client-organizations";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import type { OrganizationalUnit } from "../../domain/accounts/new-account.ts";
import { Trouble } from "../../domain/trouble.ts";
import { askAws } from "./aws-errors.ts";
import { unlessMissing } from "./read-organization.ts";

/** AWS takes five calls in a second, and eight where it has had none for a while. */
const AT_ONCE = 4;

export async function readUnits(client: OrganizationsClient): Promise<OrganizationalUnit[]> {
  const root = await readRoot(client);
  const units = [root];
  let level = [root];
  while (level.length > 0) {
    level = await unitsUnder(client, level);
    units.push(...level);
  }
  return units.sort((one, other) => (inOrder(one) < inOrder(other) ? -1 : 1));
}

// A unit stands before those below it, and those before its neighbours, whatever their names begin with.
function inOrder({ path }: OrganizationalUnit): string {
  return path.replaceAll("/", "\u0000");
}

async function readRoot(client: OrganizationsClient): Promise<OrganizationalUnit> {
  const doing = { action: "organizations:ListRoots", about: "the organization" };
  const id = await askAws(doing, async () => {
    for await (const page of paginateListRoots({ client }, {})) {
      const [root] = page.Roots ?? [];
      if (root?.Id !== undefined) return root.Id;
    }
    return undefined;
  });
  if (id === undefined) throw new Trouble("AWS shows no root.", { retryable: true });
  return { id, path: "" };
}

async function unitsUnder(
  client: OrganizationsClient,
  parents: readonly OrganizationalUnit[],
): Promise<OrganizationalUnit[]> {
  const found: OrganizationalUnit[] = [];
  for (let start = 0; start < parents.length; start += AT_ONCE) {
    const some = parents.slice(start, start + AT_ONCE);
    const lists = await Promise.all(some.map((parent) => childrenOf(client, parent)));
    found.push(...lists.flat());
  }
  return found;
}

async function childrenOf(
  client: OrganizationsClient,
  parent: OrganizationalUnit,
): Promise<OrganizationalUnit[]> {
  const doing = {
    action: "organizations:ListOrganizationalUnitsForParent",
    about: parent.path === "" ? "the root" : `the unit ${parent.path}`,
  };
  const start = parent.path === "" ? "" : `${parent.path}/`;
  const list = async (): Promise<OrganizationalUnit[]> => {
    const units: OrganizationalUnit[] = [];
    const asked = { ParentId: parent.id };
    for await (const page of paginateListOrganizationalUnitsForParent({ client }, asked)) {
      const some = page.OrganizationalUnits ?? [];
      units.push(...some.map(({ Id: id = "", Name = "" }) => ({ id, path: `${start}${Name}` })));
    }
    return units;
  };
  // It may be deleted while the tree is read.
  return (await unlessMissing("ParentNotFound", () => askAws(doing, list))) ?? [];
}
