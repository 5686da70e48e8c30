// Accounts being closed, and what state an account is in.
import type { Json } from "../json-protocol.ts";
import { required } from "./organization-input.ts";
import type { Member, OrganizationState } from "./organization-state.ts";
import { constraintViolation, namedError } from "./organizations-error.ts";
import type { Organization } from "./organization.ts";

type AccountState = "ACTIVE" | "PENDING_CLOSURE" | "SUSPENDED" | "CLOSED";

export function stateOf(
  { closing }: Member,
  { clock, settings }: Pick<Organization, "clock" | "settings">,
): AccountState {
  if (!closing) return "ACTIVE";
  return clock.now() < closing.closedAt ? "PENDING_CLOSURE" : settings.closedState;
}

const mostAtOnce = 3;
const month = 30 * 24 * 3600 * 1000;

export function closeAccount(asked: Json, organization: Organization): Json {
  const id = required(asked, "AccountId", "AccountId");
  const state = organization.current();
  if (id === state.managementAccountId)
    throw constraintViolation("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
  const member = state.members.get(id);
  if (!member) throw namedError("AccountNotFoundException");
  checkIsOpen(member, organization);
  checkMayCloseAnother(state, organization);
  beginClosing(member, organization);
  return {};
}

/** Which of the two errors AWS gives while the closing is under way is not documented. */
function checkIsOpen(member: Member, organization: Organization): void {
  const state = stateOf(member, organization);
  if (state === "PENDING_CLOSURE") throw namedError("ConflictException");
  if (state !== "ACTIVE") throw namedError("AccountAlreadyClosedException");
}

function checkMayCloseAnother({ members }: OrganizationState, organization: Organization): void {
  const { settings, clock } = organization;
  const all = [...members.values()];
  const pending = all.filter((one) => stateOf(one, organization) === "PENDING_CLOSURE");
  if (pending.length >= mostAtOnce)
    throw constraintViolation("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED");
  const lately = all.filter(({ closing }) => closing && closing.askedAt > clock.now() - month);
  if (lately.length >= (settings.closuresPerMonth ?? usualQuota(members.size - 1)))
    throw constraintViolation("CLOSE_ACCOUNT_QUOTA_EXCEEDED");
}

/** A fifth of the member accounts, but at least 250 and at most 1000. */
const usualQuota = (memberCount: number) =>
  Math.min(1000, Math.max(250, Math.floor(memberCount / 5)));

export function beginClosing(member: Member, { clock, settings }: Organization): void {
  const askedAt = clock.now();
  member.closing = { askedAt, closedAt: askedAt + settings.closureMilliseconds };
}
