// The tree: the root, its units, what is in which, and moving accounts about.
import type { Json } from "../json-protocol.ts";
import { required } from "./organization-input.ts";
import { isParent, lineOf, type OrganizationState, type Unit } from "./organization-state.ts";
import { namedError } from "./organizations-error.ts";
import type { Organization } from "./organization.ts";

export function listRoots(asked: Json, organization: Organization): Json {
  const state = organization.current();
  const root = {
    Id: state.rootId,
    Arn: `arn:aws:organizations::${state.managementAccountId}:root/${state.id}/${state.rootId}`,
    Name: "Root",
    PolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
  };
  const { entries, end } = organization.pages.page([root], asked, "ListRoots");
  return { Roots: entries, ...end };
}

export function listUnits(asked: Json, organization: Organization): Json {
  const parentId = required(asked, "ParentId", "ParentId");
  const state = organization.current();
  if (!isParent(state, parentId)) throw namedError("ParentNotFoundException");
  const units = [...state.units.values()].filter((unit) => unit.parentId === parentId);
  const { entries, end } = organization.pages.page(units, asked, `units of ${parentId}`);
  return { OrganizationalUnits: entries.map((unit) => unitOf(unit, state)), ...end };
}

function unitOf({ id, name }: Unit, state: OrganizationState): Json {
  return {
    Id: id,
    Arn: `arn:aws:organizations::${state.managementAccountId}:ou/${state.id}/${id}`,
    Name: name,
    Path: `${[state.id, ...lineOf(state, id)].join("/")}/`,
  };
}

export function listParents(asked: Json, organization: Organization): Json {
  const childId = required(asked, "ChildId", "ChildId");
  const { members, units, rootId } = organization.current();
  const child = members.get(childId) ?? units.get(childId);
  if (!child) throw namedError("ChildNotFoundException");
  const type = child.parentId === rootId ? "ROOT" : "ORGANIZATIONAL_UNIT";
  const parents = [{ Id: child.parentId, Type: type }];
  const { entries, end } = organization.pages.page(parents, asked, `parents of ${childId}`);
  return { Parents: entries, ...end };
}

export function moveAccount(asked: Json, organization: Organization): Json {
  const accountId = required(asked, "AccountId", "AccountId");
  const from = required(asked, "SourceParentId", "ParentId");
  const to = required(asked, "DestinationParentId", "ParentId");
  const state = organization.current();
  const member = state.members.get(accountId);
  if (!member) throw namedError("AccountNotFoundException");
  if (!isParent(state, to)) throw namedError("DestinationParentNotFoundException");
  if (member.parentId === to) throw namedError("DuplicateAccountException");
  if (member.parentId !== from) throw namedError("SourceParentNotFoundException");
  member.parentId = to;
  return {};
}
