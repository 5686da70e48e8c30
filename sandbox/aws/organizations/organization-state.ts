// What Organizations knows: units, accounts, tags, and every creation that was asked for.
import { createHash } from "node:crypto";
import type { FailureReason } from "./organization-settings.ts";

export interface Unit {
  id: string;
  name: string;
  parentId: string;
}

export interface Member {
  id: string;
  name: string;
  email: string;
  parentId: string;
  joinedAt: number;
  joinedBy: "INVITED" | "CREATED";
  closing?: { askedAt: number; closedAt: number };
}

export interface Creation {
  id: string;
  name: string;
  email: string;
  roleName: string;
  tags: ReadonlyMap<string, string>;
  askedAt: number;
  /** When it is decided. */
  dueAt: number;
  /** Why it will fail, where that is settled from the start. */
  doomedBy?: FailureReason;
  /** Once it is due. */
  outcome?: { accountId: string } | { failure: FailureReason };
}

export interface OrganizationState {
  id: string;
  managementAccountId: string;
  rootId: string;
  units: Map<string, Unit>;
  members: Map<string, Member>;
  creations: Creation[];
  /** By id of an account, a unit or the root. */
  tags: Map<string, Map<string, string>>;
  /** Lower-case e-mails of AWS accounts in nobody's organization, or in another one. */
  takenElsewhere: Set<string>;
  mostInProgress: number;
}

/** The units from the root down to this parent, the root first. */
export function lineOf({ units, rootId }: OrganizationState, parentId: string): string[] {
  const line: string[] = [];
  for (let unit = units.get(parentId); unit; unit = units.get(unit.parentId)) line.push(unit.id);
  return [rootId, ...line.reverse()];
}

export const isParent = ({ units, rootId }: OrganizationState, id: string) =>
  id === rootId || units.has(id);

/** As a person names a unit: `clients/banks`; the root is the empty path. */
export function pathOf(state: OrganizationState, parentId: string): string {
  const names = lineOf(state, parentId).map((id) => state.units.get(id)?.name);
  return names.slice(1).join("/");
}

export function parentAt(state: OrganizationState, path: string): string | undefined {
  if (path === "") return state.rootId;
  for (const id of state.units.keys()) if (pathOf(state, id) === path) return id;
  return undefined;
}

export function tagsOf({ tags }: OrganizationState, id: string): Map<string, string> {
  const held = tags.get(id) ?? new Map<string, string>();
  tags.set(id, held);
  return held;
}

export function emailIsUsed({ members, takenElsewhere }: OrganizationState, email: string) {
  const wanted = email.toLowerCase();
  if (takenElsewhere.has(wanted)) return true;
  for (const member of members.values()) if (member.email.toLowerCase() === wanted) return true;
  return false;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Lower-case letters and digits, the same for the same text. */
export function lettersFrom(text: string, count: number): string {
  const bytes = createHash("sha256").update(text).digest();
  return [...bytes.subarray(0, count)].map((byte) => alphabet[byte % 36]).join("");
}
