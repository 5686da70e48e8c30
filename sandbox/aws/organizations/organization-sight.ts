// The whole organization as plain JSON: what an administrator would find, and what the sandbox knows besides.
import { stateOf } from "./account-closing.ts";
import { statusOf } from "./account-creations.ts";
import type { OrganizationSettings } from "./organization-settings.ts";
import { pathOf, tagsOf } from "./organization-state.ts";
import type { Organization } from "./organization.ts";

export interface OrganizationSight {
  id: string;
  managementAccountId: string;
  root: string;
  units: { id: string; path: string }[];
  accounts: {
    id: string;
    name: string;
    email: string;
    state: string;
    /** The path of its unit; "" for the root. */
    unit: string;
    tags: Record<string, string>;
    joinedAt: number;
  }[];
  /** Oldest first. */
  creations: {
    id: string;
    name: string;
    email: string;
    tags: Record<string, string>;
    state: string;
    askedAt: number;
    dueAt: number;
    accountId?: string;
    failure?: string;
  }[];
  mostInProgress: number;
  takenElsewhere: string[];
  /** How many calls of each action were let through. */
  calls: Record<string, number>;
  settings: OrganizationSettings;
}

export function sightOf(organization: Organization): OrganizationSight {
  const state = organization.current();
  return {
    id: state.id,
    managementAccountId: state.managementAccountId,
    root: state.rootId,
    units: [...state.units.keys()].map((id) => ({ id, path: pathOf(state, id) })),
    accounts: [...state.members.values()].map((member) => ({
      id: member.id,
      name: member.name,
      email: member.email,
      state: stateOf(member, organization),
      unit: pathOf(state, member.parentId),
      tags: Object.fromEntries(tagsOf(state, member.id)),
      joinedAt: member.joinedAt,
    })),
    creations: state.creations.map((creation) => ({
      id: creation.id,
      name: creation.name,
      email: creation.email,
      tags: Object.fromEntries(creation.tags),
      state: statusOf(creation).State,
      askedAt: creation.askedAt,
      dueAt: creation.dueAt,
      ...creation.outcome,
    })),
    mostInProgress: state.mostInProgress,
    takenElsewhere: [...state.takenElsewhere],
    calls: Object.fromEntries(organization.calls),
    settings: { ...organization.settings },
  };
}
