// Changes the organization: makes, takes in, moves and closes accounts, each by one call that is sent once.
import {
  CloseAccountCommand,
  CreateAccountCommand,
  MoveAccountCommand,
  TagResourceCommand,
} from "@aws-sdk/client-organizations";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import { Trouble } from "../../domain/trouble.ts";
import type { Hold } from "../../ports/hold.ts";
import type { AccountOrder, Creation, NotDone } from "../../ports/organization.ts";
import { askAws, causeCode, isUnanswered } from "./aws-errors.ts";
import { fenced } from "./fence.ts";
import { tagsFor } from "./our-tags.ts";
import { creationFrom, readAccount } from "./read-organization.ts";
import { notDone } from "./why-not-done.ts";

/** An organization that may be changed for as long as the hold lasts; its client sends everything once. */
export interface FencedOrganization {
  readonly client: OrganizationsClient;
  readonly hold: Hold;
}

type Begun =
  | { readonly kind: "begun"; readonly creation: Creation }
  | NotDone
  | { readonly kind: "unknown"; readonly why: string };

// AWS takes no token by which it would know the same order again: a second call is a second order.
export async function createAccount(
  { client, hold }: FencedOrganization,
  order: AccountOrder,
): Promise<Begun> {
  const { name, email, birthRole, tags, ref } = order;
  const doing = {
    action: "organizations:CreateAccount",
    about: `the account ${name}`,
    permitted: "It may make accounts only with the tags rolecall:request and managed-by.",
  };
  const command = new CreateAccountCommand({
    AccountName: name,
    Email: email,
    RoleName: birthRole,
    Tags: tagsFor(ref, tags),
  });
  try {
    const { CreateAccountStatus: status } = await askAws(doing, () =>
      client.send(fenced(command, hold)),
    );
    if (status?.Id !== undefined) return { kind: "begun", creation: creationFrom(status) };
    return { kind: "unknown", why: "AWS took the order and did not say what became of it." };
  } catch (error) {
    if (isUnanswered(error) && error instanceof Error) {
      return { kind: "unknown", why: error.message };
    }
    return notDone(error);
  }
}

export async function adoptAccount(
  { client, hold }: FencedOrganization,
  { id, ref }: { readonly id: string; readonly ref: string },
): Promise<void> {
  const doing = { action: "organizations:TagResource", about: `the account ${id}` };
  const command = new TagResourceCommand({ ResourceId: id, Tags: tagsFor(ref) });
  await askAws(doing, () => client.send(fenced(command, hold)));
}

export async function moveAccount(
  { client, hold }: FencedOrganization,
  way: { readonly accountId: string; readonly from: string; readonly to: string },
): Promise<{ readonly kind: "moved" } | NotDone> {
  const { accountId, from, to } = way;
  const doing = {
    action: "organizations:MoveAccount",
    about: `the account ${accountId}`,
    permitted: "It may move accounts with the tag managed-by only, and into the units it names.",
  };
  const command = new MoveAccountCommand({
    AccountId: accountId,
    SourceParentId: from,
    DestinationParentId: to,
  });
  try {
    await askAws(doing, () => client.send(fenced(command, hold)));
    return { kind: "moved" };
  } catch (error) {
    if (causeCode(error) === "DuplicateAccount") return { kind: "moved" };
    if (causeCode(error) === "SourceParentNotFound") {
      const moved = `The account ${accountId} is not where it was a moment ago (organizations:MoveAccount).`;
      throw new Trouble(moved, { retryable: true, cause: error });
    }
    return notDone(error);
  }
}

export async function closeAccount(
  { client, hold }: FencedOrganization,
  accountId: string,
): Promise<{ readonly kind: "closing" } | NotDone> {
  const doing = {
    action: "organizations:CloseAccount",
    about: `the account ${accountId}`,
    permitted:
      "It may close accounts with the tag managed-by, and those that its policy names, where close_accounts is in rolecall.yaml.",
  };
  const command = new CloseAccountCommand({ AccountId: accountId });
  try {
    await askAws(doing, () => client.send(fenced(command, hold)));
    return { kind: "closing" };
  } catch (error) {
    const isClosing =
      causeCode(error) === "AccountAlreadyClosed" ||
      // As it says of an account that is being closed, and of much else.
      (causeCode(error) === "Conflict" && (await isBeingClosed(client, accountId)));
    return isClosing ? { kind: "closing" } : notDone(error);
  }
}

async function isBeingClosed(client: OrganizationsClient, accountId: string): Promise<boolean> {
  const account = await readAccount(client, accountId);
  return account !== undefined && ["closing", "suspended", "closed"].includes(account.state);
}
