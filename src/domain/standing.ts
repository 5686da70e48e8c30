// Access that somebody has without a grant on record: by a place in a group that was there before, or came about by other hands.
import { accessGroupOf } from "./account.ts";
import type { AccessRole, AccountIdentity } from "./account.ts";
import type { AccessRequest } from "./request.ts";

export interface StandingBy {
  readonly group: string;
  /** The role's own, which Rolecall puts people into and takes them out of; another one that opens the role it leaves alone. */
  readonly isRoles: boolean;
}

/** Every group that lets its members in with a role. */
export function groupsLettingIn(account: AccountIdentity, role: AccessRole): StandingBy[] {
  const { group } = accessGroupOf(account, role);
  const others = role.openedBy ?? [];
  return [{ group, isRoles: true }, ...others.map((name) => ({ group: name, isRoles: false }))];
}

const HOUR = 3_600_000;

/** Whether a place in the role's own group may be what the directory still shows of this request. */
export function mayShowStill(latest: AccessRequest | undefined, now: number): boolean {
  const lastChange = latest?.history.entries.at(-1)?.at;
  return lastChange !== undefined && now - lastChange < HOUR;
}
