// What an administrator does to the organization by hand, and what a visitor sets about its behaviour.
import { beginClosing, stateOf } from "./account-closing.ts";
import { joinNow } from "./account-creations.ts";
import { addUnit, removeUnit } from "./organization-seeding.ts";
import type { FailureReason, OrganizationSettings } from "./organization-settings.ts";
import {
  emailIsUsed,
  parentAt,
  tagsOf,
  type Member,
  type OrganizationState,
} from "./organization-state.ts";
import type { Organization } from "./organization.ts";

/** Units go by their path, `clients/banks`; the root is "". */
export type OrganizationChange =
  | { do: "create-unit" | "delete-unit"; unit: string }
  | {
      do: "create-account";
      name: string;
      email: string;
      unit?: string;
      role?: string;
      tags?: Record<string, string>;
    }
  | { do: "move-account"; account: string; unit: string }
  | { do: "close-account"; account: string }
  | { do: "tag-account"; account: string; tags: Record<string, string> }
  /** The e-mail belongs to an AWS account outside this organization. */
  | { do: "take-email"; email: string }
  | { do: "fail-next-creation"; reason: FailureReason; times?: number }
  | ({ do: "set" } & Partial<OrganizationSettings>);

type ChangeOf<Do> = Extract<OrganizationChange, { do: Do }>;

export function changeOrganization(organization: Organization, change: OrganizationChange): void {
  const state = organization.current();
  switch (change.do) {
    case "create-unit":
      addUnit(state, change.unit, String(organization.clock.now()));
      break;
    case "delete-unit":
      removeUnit(state, change.unit);
      break;
    case "create-account":
      createByHand(organization, change);
      break;
    case "move-account":
      memberIn(state, change.account).parentId = unitIn(state, change.unit);
      break;
    case "close-account":
      closeByHand(organization, memberIn(state, change.account));
      break;
    case "tag-account":
      retag(state, change);
      break;
    case "take-email":
      state.takenElsewhere.add(change.email.toLowerCase());
      break;
    case "fail-next-creation":
      organization.dooms.push(...Array.from({ length: change.times ?? 1 }, () => change.reason));
      break;
    case "set": {
      const { do: _do, ...settings } = change;
      Object.assign(organization.settings, settings);
    }
  }
}

function createByHand(organization: Organization, wanted: ChangeOf<"create-account">): void {
  const { name, email, unit = "", role: roleName = "OrganizationAccountAccessRole" } = wanted;
  const state = organization.current();
  if (emailIsUsed(state, email)) throw new Error(`${email} is the e-mail of an account already.`);
  const parentId = unitIn(state, unit);
  const tags = new Map(Object.entries(wanted.tags ?? {}));
  const id = joinNow(organization, { name, email, roleName, tags });
  memberIn(state, id).parentId = parentId;
}

function closeByHand(organization: Organization, member: Member): void {
  if (stateOf(member, organization) !== "ACTIVE")
    throw new Error(`${member.id} is closed already.`);
  if (member.id === organization.current().managementAccountId)
    throw new Error("The management account cannot be closed.");
  beginClosing(member, organization);
}

function retag(state: OrganizationState, { account, tags }: ChangeOf<"tag-account">): void {
  const held = tagsOf(state, memberIn(state, account).id);
  for (const [key, value] of Object.entries(tags)) held.set(key, value);
}

function memberIn(state: OrganizationState, id: string): Member {
  const member = state.members.get(id);
  if (member) return member;
  throw new Error(`There is no account ${id}; there are: ${[...state.members.keys()].join(", ")}.`);
}

function unitIn(state: OrganizationState, path: string): string {
  const id = parentAt(state, path);
  if (id === undefined) throw new Error(`There is no unit "${path}".`);
  return id;
}
