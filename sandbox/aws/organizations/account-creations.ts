// Accounts being made: asked for at once, decided later, in the order in which they are due.
import { randomInt, randomUUID } from "node:crypto";
import type { Json } from "../json-protocol.ts";
import { listIn, maybe, oneOf, readTags, required } from "./organization-input.ts";
import type { FailureReason, OrganizationSettings } from "./organization-settings.ts";
import {
  emailIsUsed,
  tagsOf,
  type Creation,
  type OrganizationState,
} from "./organization-state.ts";
import { constraintViolation, invalidInput, namedError } from "./organizations-error.ts";
import type { MadeAccount, Organization } from "./organization.ts";

const mostAtOnce = 5;

export function createAccount(asked: Json, organization: Organization): Json {
  const wanted = readWanted(asked);
  const { settings, clock, dooms } = organization;
  const state = organization.current();
  const running = state.creations.filter(({ outcome }) => !outcome);
  if (state.members.size >= settings.quota)
    throw constraintViolation("ACCOUNT_NUMBER_LIMIT_EXCEEDED");
  if (running.length >= mostAtOnce)
    throw constraintViolation("ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED");
  const email = wanted.email.toLowerCase();
  const isRunning = running.some((one) => one.email.toLowerCase() === email);
  const doomedBy =
    dooms.shift() ??
    (isRunning ? "CONCURRENT_ACCOUNT_MODIFICATION" : undefined) ??
    (isAddress(wanted.email) ? undefined : "INVALID_EMAIL");
  const creation: Creation = {
    ...wanted,
    id: `car-${randomUUID().replaceAll("-", "")}`,
    askedAt: clock.now(),
    dueAt: clock.now() + settings.creationMilliseconds,
    ...(doomedBy === undefined ? {} : { doomedBy }),
  };
  state.creations.push(creation);
  state.mostInProgress = Math.max(state.mostInProgress, running.length + 1);
  return { CreateAccountStatus: statusOf(creation) };
}

function readWanted(asked: Json) {
  const email = required(asked, "Email", "Email");
  const name = required(asked, "AccountName", "AccountName");
  const roleName = maybe(asked, "RoleName", "RoleName") ?? "OrganizationAccountAccessRole";
  if (roleName.startsWith("AWSServiceRoleFor"))
    throw invalidInput(
      "INVALID_ROLE_NAME",
      "You provided a role name that isn't valid. A role name can't begin with the reserved prefix AWSServiceRoleFor.",
    );
  const access = asked["IamUserAccessToBilling"] ?? "ALLOW";
  oneOf(access, "IamUserAccessToBilling", ["ALLOW", "DENY"]);
  return { email, name, roleName, tags: readTags(asked) ?? new Map<string, string>() };
}

/** What the reference asks of an address beyond the pattern is found out by the creation only. */
function isAddress(email: string): boolean {
  const [local = "", domain = ""] = email.split("@");
  const isAscii = /^[\x21-\x7e]+$/.test(email);
  const isLocal = !/^\.|["'()<>[\]:;,\\|%&]/.test(local);
  const isDomain = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(domain);
  return isAscii && isLocal && isDomain;
}

interface Settling {
  settings: OrganizationSettings;
  now: number;
  openMemberAccount(made: MadeAccount): void;
}

export function settleCreations(state: OrganizationState, settling: Settling): void {
  const due = state.creations.filter(({ outcome, dueAt }) => !outcome && dueAt <= settling.now);
  for (const creation of due.sort((one, other) => one.dueAt - other.dueAt)) {
    const failure = creation.doomedBy ?? failureNow(state, creation, settling.settings);
    creation.outcome = failure ? { failure } : { accountId: join(state, creation, settling) };
  }
}

function failureNow(
  state: OrganizationState,
  { email }: Creation,
  { quota }: OrganizationSettings,
): FailureReason | undefined {
  if (emailIsUsed(state, email)) return "EMAIL_ALREADY_EXISTS";
  return state.members.size >= quota ? "ACCOUNT_LIMIT_EXCEEDED" : undefined;
}

type Joining = Pick<Creation, "name" | "email" | "roleName" | "tags" | "dueAt">;

/** Makes an account at once, as if it had been asked for long ago. Answers its id. */
export function joinNow(organization: Organization, joining: Omit<Joining, "dueAt">): string {
  const { settings, clock, openMemberAccount } = organization;
  const now = clock.now();
  return join(
    organization.current(),
    { ...joining, dueAt: now },
    { settings: { ...settings, entryMilliseconds: 0 }, now, openMemberAccount },
  );
}

/** A new account is in the root, whatever comes after. */
function join(state: OrganizationState, joining: Joining, settling: Settling): string {
  const { name, email, roleName, tags, dueAt: joinedAt } = joining;
  const id = newAccountId(state);
  const parentId = state.rootId;
  state.members.set(id, { id, name, email, parentId, joinedAt, joinedBy: "CREATED" });
  for (const [key, value] of tags) tagsOf(state, id).set(key, value);
  const enterableFrom = joinedAt + settling.settings.entryMilliseconds;
  settling.openMemberAccount({ id, name, roleName, enterableFrom });
  return id;
}

/** By chance, so that it differs from those of an earlier run whose records are still there. */
function newAccountId(state: OrganizationState): string {
  const id = String(randomInt(1, 10 ** 12)).padStart(12, "0");
  return state.members.has(id) ? newAccountId(state) : id;
}

export function describeCreation(asked: Json, organization: Organization): Json {
  const id = required(asked, "CreateAccountRequestId", "CreateAccountRequestId");
  const creation = organization.current().creations.find((one) => one.id === id);
  if (!creation) throw namedError("CreateAccountStatusNotFoundException");
  return { CreateAccountStatus: statusOf(creation) };
}

const states = ["IN_PROGRESS", "SUCCEEDED", "FAILED"] as const;

export function listCreations(asked: Json, organization: Organization): Json {
  const wanted = listIn(asked, "States")?.map((state) => oneOf(state, "States", states));
  const all = organization.current().creations.map(statusOf);
  const statuses = wanted?.length ? all.filter(({ State }) => wanted.includes(State)) : all;
  const of = `ListCreateAccountStatus ${(wanted ?? []).join(",")}`;
  const { entries, end } = organization.pages.page(statuses, asked, of);
  return { CreateAccountStatuses: entries, ...end };
}

/** It names neither the e-mail nor the tags, in AWS as well. */
export function statusOf({ id, name, askedAt, dueAt, outcome }: Creation) {
  return {
    Id: id,
    AccountName: name,
    State: creationState(outcome),
    RequestedTimestamp: askedAt / 1000,
    ...(outcome ? { CompletedTimestamp: dueAt / 1000 } : {}),
    ...(outcome && "accountId" in outcome ? { AccountId: outcome.accountId } : {}),
    ...(outcome && "failure" in outcome ? { FailureReason: outcome.failure } : {}),
  };
}

function creationState(outcome: Creation["outcome"]): (typeof states)[number] {
  if (!outcome) return "IN_PROGRESS";
  return "accountId" in outcome ? "SUCCEEDED" : "FAILED";
}
