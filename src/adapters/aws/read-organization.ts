// Reads the organization: its accounts, its units, what AWS is making, and whose request an account was made for.
import {
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  paginateListAccounts,
  paginateListCreateAccountStatus,
  paginateListParents,
  paginateListTagsForResource,
} from "@aws-sdk/client-organizations";
import type {
  Account,
  CreateAccountState,
  CreateAccountStatus,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { Trouble } from "../../domain/trouble.ts";
import type { Creation, CreationState, OrganizationAccount } from "../../ports/organization.ts";
import { askAws, causeCode } from "./aws-errors.ts";
import { requestIn } from "./our-tags.ts";
import { whyItFailed } from "./why-not-done.ts";

export async function readAccounts(client: OrganizationsClient): Promise<OrganizationAccount[]> {
  const doing = { action: "organizations:ListAccounts", about: "the accounts" };
  return askAws(doing, async () => {
    const accounts: OrganizationAccount[] = [];
    for await (const page of paginateListAccounts({ client }, {})) {
      accounts.push(...(page.Accounts ?? []).map(accountFrom));
    }
    return accounts;
  });
}

export async function readAccount(
  client: OrganizationsClient,
  id: string,
): Promise<OrganizationAccount | undefined> {
  const doing = { action: "organizations:DescribeAccount", about: `the account ${id}` };
  const command = new DescribeAccountCommand({ AccountId: id });
  return unlessMissing("AccountNotFound", async () => {
    const { Account: found } = await askAws(doing, () => client.send(command));
    return found && accountFrom(found);
  });
}

function accountFrom(account: Account): OrganizationAccount {
  const { Id: id = "", Name: name = "", Email: email = "" } = account;
  return { id, name, email, state: stateOf(account) };
}

// AWS took `Status` out of use in September 2026, and some that speak for it know nothing else.
function stateOf({ State, Status }: Account): OrganizationAccount["state"] {
  switch (State ?? Status) {
    case "ACTIVE":
      return "active";
    case "PENDING_CLOSURE":
      return "closing";
    case "SUSPENDED":
      return "suspended";
    case "CLOSED":
      return "closed";
    case "PENDING_ACTIVATION":
    default:
      return "pending";
  }
}

/** Of those that are over; what AWS remembers of them may be years, and it does not say in which order it tells. */
const MOST_PAGES = 25;

/** Those under way are read first, so that one which is over meanwhile is in one of the lists at least. */
export async function readCreations(client: OrganizationsClient): Promise<Creation[]> {
  const running = await listCreations(client, ["IN_PROGRESS"], Infinity);
  const over = await listCreations(client, ["SUCCEEDED", "FAILED"], MOST_PAGES);
  const byId = new Map([...running, ...over].map((creation) => [creation.id, creation]));
  return [...byId.values()].sort((one, other) => other.requestedAt - one.requestedAt);
}

async function listCreations(
  client: OrganizationsClient,
  States: CreateAccountState[],
  mostPages: number,
): Promise<Creation[]> {
  const doing = {
    action: "organizations:ListCreateAccountStatus",
    about: "the accounts being made",
  };
  return askAws(doing, async () => {
    const creations: Creation[] = [];
    let pages = 0;
    for await (const page of paginateListCreateAccountStatus({ client }, { States })) {
      creations.push(...(page.CreateAccountStatuses ?? []).map(creationFrom));
      pages += 1;
      if (pages >= mostPages) break;
    }
    return creations;
  });
}

export async function readCreation(
  client: OrganizationsClient,
  id: string,
): Promise<Creation | undefined> {
  const doing = {
    action: "organizations:DescribeCreateAccountStatus",
    about: `the creation ${id}`,
  };
  const command = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: id });
  return unlessMissing("CreateAccountStatusNotFound", async () => {
    const { CreateAccountStatus: found } = await askAws(doing, () => client.send(command));
    return found && creationFrom(found);
  });
}

export function creationFrom(status: CreateAccountStatus): Creation {
  const { Id: id = "", AccountName: accountName = "", RequestedTimestamp } = status;
  return {
    ...{ id, accountName, requestedAt: RequestedTimestamp?.getTime() ?? 0 },
    state: creationStateOf(status),
  };
}

function creationStateOf({ State, AccountId, FailureReason }: CreateAccountStatus): CreationState {
  if (State === "FAILED") {
    const reason: string = FailureReason ?? "UNKNOWN";
    return { kind: "failed", reason, ...whyItFailed(reason) };
  }
  return State === "SUCCEEDED" && AccountId !== undefined
    ? { kind: "succeeded", accountId: AccountId }
    : { kind: "in-progress" };
}

export async function readRequestOf(
  client: OrganizationsClient,
  accountId: string,
): Promise<string | undefined> {
  const about = `the account ${accountId}`;
  return askAws({ action: "organizations:ListTagsForResource", about }, async () => {
    for await (const page of paginateListTagsForResource({ client }, { ResourceId: accountId })) {
      const ref = requestIn(page.Tags ?? []);
      if (ref !== undefined) return ref;
    }
    return undefined;
  });
}

export async function readParentOf(
  client: OrganizationsClient,
  accountId: string,
): Promise<string> {
  const about = `the account ${accountId}`;
  const parent = await askAws({ action: "organizations:ListParents", about }, async () => {
    for await (const page of paginateListParents({ client }, { ChildId: accountId })) {
      const id = page.Parents?.[0]?.Id;
      if (id !== undefined) return id;
    }
    return undefined;
  });
  if (parent !== undefined) return parent;
  // An account in the middle of a move, or AWS a moment behind.
  throw new Trouble(`AWS does not say where ${about} is.`, { retryable: true });
}

export async function unlessMissing<Found>(
  code: string,
  read: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  try {
    return await read();
  } catch (error) {
    if (causeCode(error) === code) return undefined;
    throw error;
  }
}
