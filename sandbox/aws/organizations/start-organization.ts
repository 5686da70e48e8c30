// Starts an organization from its seed; what time brings about is worked out when somebody looks.
import type { Clock } from "../../clock.ts";
import type { AwsSeed } from "../aws-seed.ts";
import { stateOf } from "./account-closing.ts";
import { settleCreations } from "./account-creations.ts";
import { startPages } from "./organization-pages.ts";
import { seededOrganization } from "./organization-seeding.ts";
import { usualSettings } from "./organization-settings.ts";
import type { MadeAccount, Organization } from "./organization.ts";

interface OrganizationParts {
  seed: AwsSeed;
  clock: Clock;
  openMemberAccount(made: MadeAccount): void;
}

export function startOrganization({
  seed,
  clock,
  openMemberAccount,
}: OrganizationParts): Organization {
  const state = seededOrganization(seed, clock.now());
  const { units: _units, takenElsewhere: _taken, ...chosen } = seed.organization ?? {};
  const settings = { ...usualSettings, ...chosen };
  const organization: Organization = {
    current: () => {
      settleCreations(state, { settings, now: clock.now(), openMemberAccount });
      return state;
    },
    settings,
    clock,
    pages: startPages(() => settings.emptyPageEvery),
    dooms: [],
    calls: new Map(),
    openMemberAccount,
    isOpen: (accountId) => {
      const member = organization.current().members.get(accountId);
      return member !== undefined && usable.has(stateOf(member, organization));
    },
  };
  return organization;
}

const usable = new Set(["ACTIVE", "PENDING_CLOSURE"]);
