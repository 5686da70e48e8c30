// Builds the organization that a seed describes, and changes its tree of units.
import type { AwsSeed } from "../aws-seed.ts";
import {
  lettersFrom,
  lineOf,
  parentAt,
  tagsOf,
  type OrganizationState,
} from "./organization-state.ts";

export function seededOrganization(seed: AwsSeed, startedAt: number): OrganizationState {
  const { organization = {}, managementAccountId, organizationId } = seed;
  const state: OrganizationState = {
    id: organizationId,
    managementAccountId,
    rootId: `r-${lettersFrom(organizationId, 4)}`,
    units: new Map(),
    members: new Map(),
    creations: [],
    tags: new Map(),
    takenElsewhere: new Set(organization.takenElsewhere?.map((email) => email.toLowerCase())),
    mostInProgress: 0,
  };
  for (const path of organization.units ?? []) addUnit(state, path, "seed");
  for (const member of withManagementAccount(seed)) addMember(state, member, startedAt);
  return state;
}

function addMember(state: OrganizationState, member: SeededMember, joinedAt: number): void {
  const { id, name, email, unit = "", tags = {} } = member;
  const parentId = parentAt(state, unit);
  if (parentId === undefined) throw new Error(`Seed: ${name} is in ${unit}, which is no unit`);
  const joinedBy = id === state.managementAccountId ? "INVITED" : "CREATED";
  state.members.set(id, { id, name, email, parentId, joinedAt, joinedBy });
  for (const [key, value] of Object.entries(tags)) tagsOf(state, id).set(key, value);
}

type SeededMember = Pick<AwsSeed["accounts"][number], "id" | "name" | "email" | "unit" | "tags">;

function withManagementAccount(seed: AwsSeed): SeededMember[] {
  const id = seed.managementAccountId;
  if (seed.accounts.some((account) => account.id === id)) return seed.accounts;
  return [{ id, name: "management", email: "aws@example.com" }, ...seed.accounts];
}

const deepest = 5;

/** `since` makes a unit differ from its deleted namesakes. */
export function addUnit(state: OrganizationState, path: string, since: string): void {
  const names = path.split("/");
  const name = names.pop() ?? "";
  const parentId = parentAt(state, names.join("/"));
  if (parentId === undefined) throw new Error(`There is no unit "${names.join("/")}".`);
  if (name === "" || name.length > 128) throw new Error(`"${path}" cannot be a unit.`);
  if (parentAt(state, path) !== undefined) throw new Error(`There is a unit "${path}" already.`);
  if (lineOf(state, parentId).length > deepest)
    throw new Error(`Units can be nested ${deepest} deep, not deeper.`);
  const id = `ou-${state.rootId.slice(2)}-${lettersFrom(`${state.id} ${path} ${since}`, 8)}`;
  state.units.set(id, { id, name, parentId });
}

export function removeUnit(state: OrganizationState, path: string): void {
  const id = parentAt(state, path);
  if (id === undefined || id === state.rootId) throw new Error(`There is no unit "${path}".`);
  const held = [...state.units.values(), ...state.members.values()];
  if (held.some(({ parentId }) => parentId === id))
    throw new Error(`"${path}" is not empty: move what is in it elsewhere first.`);
  state.units.delete(id);
  state.tags.delete(id);
}
