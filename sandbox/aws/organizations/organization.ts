// The Organizations a call works on: its state, its settings and its time.
import type { Clock } from "../../clock.ts";
import type { Pages } from "./organization-pages.ts";
import type { FailureReason, OrganizationSettings } from "./organization-settings.ts";
import type { OrganizationState } from "./organization-state.ts";

export interface MadeAccount {
  id: string;
  name: string;
  roleName: string;
  /** By the sandbox's time: before it, nobody can assume the role. */
  enterableFrom: number;
}

export interface Organization {
  /** As of now. */
  current(): OrganizationState;
  settings: OrganizationSettings;
  clock: Clock;
  pages: Pages;
  /** Why the next creations fail. */
  dooms: FailureReason[];
  /** Puts a new account's role into IAM. */
  openMemberAccount(made: MadeAccount): void;
  /** How many calls of each action were let through. */
  calls: Map<string, number>;
  /** Whether there is such an account and it can be used; one whose closing has begun still can. */
  isOpen(accountId: string): boolean;
}
