// What somebody needs to know to ask for a new account: the units to choose from, and what every account gets.
import { mayChoose } from "../../domain/accounts/check-new-account.ts";
import type { NewAccounts } from "../../domain/accounts/baseline.ts";
import type { OrganizationalUnit } from "../../domain/accounts/new-account.ts";
import type { SlackPerson } from "../../domain/person.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { Trouble } from "../../domain/trouble.ts";
import { isIncluded } from "../rule-people.ts";
import type { AccountPorts } from "./account-ports.ts";

export interface NewAccountForm {
  readonly units: readonly OrganizationalUnit[];
  readonly policy: NewAccounts;
  /** How many creations are under way in the organization; AWS takes five at a time. */
  readonly running: number;
  readonly there: number;
}

export async function newAccountForm(
  ports: AccountPorts,
  person: SlackPerson,
): Promise<NewAccountForm | Refusal> {
  const newAccounts = await mayCreate(ports, person);
  if (isRefusal(newAccounts)) return newAccounts;
  const seen = await lookAtOrganization(ports);
  if (isRefusal(seen)) return seen;
  return {
    policy: newAccounts,
    units: seen.units.filter((unit) => mayChoose(newAccounts, unit)),
    running: seen.creations.filter(({ state }) => state.kind === "in-progress").length,
    there: seen.accounts.length,
  };
}

/** Whether somebody may ask for an account, by what rolecall.yaml says now. */
export async function mayCreate(
  ports: Pick<AccountPorts, "policy" | "userGroups">,
  { user }: SlackPerson,
): Promise<NewAccounts | Refusal> {
  const { newAccounts } = ports.policy;
  if (!newAccounts) return { refused: "switched-off", what: "creating" };
  const may = await isIncluded(ports, newAccounts.rule.mayAsk, user);
  if (typeof may === "object") return may;
  if (may) return newAccounts;
  return { refused: "may-not-ask-about", what: "creating", rule: newAccounts.rule.name };
}

type Organization = AccountPorts["organization"];
type All<Method extends keyof Organization> = Awaited<ReturnType<Organization[Method]>>;

export interface OrganizationSeen {
  readonly units: All<"units">;
  readonly accounts: All<"accounts">;
  readonly creations: All<"creations">;
}

/** Where AWS cannot be asked, nobody is asked to approve what may be wrong. */
export async function lookAtOrganization({
  organization,
}: Pick<AccountPorts, "organization">): Promise<OrganizationSeen | Refusal> {
  try {
    const [units, accounts, creations] = await Promise.all([
      organization.units(),
      organization.accounts(),
      organization.creations(),
    ]);
    return { units, accounts, creations };
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    return { refused: "organization-cannot-say", why: error.message };
  }
}
