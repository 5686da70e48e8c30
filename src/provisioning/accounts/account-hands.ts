// What the steps of making and closing an account work with.
import type { AccessGroups } from "../../ports/access-groups.ts";
import type { AccountRegistry } from "../../ports/account-registry.ts";
import type { AccountRoles } from "../../ports/account-roles.ts";
import type { ClientDoors } from "../../ports/client-doors.ts";
import type { Organization } from "../../ports/organization.ts";
import type { RequestStore } from "../../ports/request-store.ts";
import type { WorkDesk } from "../../ports/work-desk.ts";
import type { TrustLists } from "../../ports/trust-lists.ts";

export interface AccountHands {
  readonly organization: Organization;
  readonly roles: AccountRoles;
  readonly clientDoors: ClientDoors;
  readonly groups: AccessGroups;
  readonly registry: AccountRegistry;
  readonly trustLists: TrustLists;
  readonly managementId: string;
  readonly partition: string;
  /** ARN of the role as which Rolecall enters accounts: what a hardened trust policy names. */
  readonly enteringRole: () => Promise<string>;
  /** How long after an account is struck off every process knows it, in milliseconds. */
  readonly everybodyKnowsAfter: number;
}

/** What the steps need that touch requests for access. */
export interface AccessSide {
  readonly store: RequestStore;
  readonly desk: WorkDesk;
}
