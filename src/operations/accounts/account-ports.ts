// What asking and deciding about accounts needs beyond what asking for access needs.
import type { AccountRequestStore } from "../../ports/account-request-store.ts";
import type { AccountRegistry } from "../../ports/account-registry.ts";
import type { OrganizationView } from "../../ports/organization-view.ts";
import type { AskPorts } from "../ask-ports.ts";

export interface AccountPorts extends AskPorts {
  readonly accounts: AccountRequestStore;
  readonly organization: OrganizationView;
  readonly registry: AccountRegistry;
  /** Of the management account, which nobody closes. */
  readonly managementId: string;
}
