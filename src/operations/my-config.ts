// All that somebody may switch to: what they were granted, and what they have without a request; and the MFA devices they have for it.
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { MfaDevices } from "../domain/mfa.ts";
import type { SlackPerson } from "../domain/person.ts";
import { isRefusal } from "../domain/refusal.ts";
import type { Refusal } from "../domain/refusal.ts";
import { isIn } from "../domain/request.ts";
import type { AccessRequest, InState } from "../domain/request.ts";
import type { SwitchTarget } from "../domain/switch-profiles.ts";
import type { AskPorts } from "./ask-ports.ts";
import { listMine } from "./find-mine.ts";
import { linkedUser } from "./linked-user.ts";
import { listMyStanding } from "./my-standing.ts";

export type MyAccess = SwitchTarget & {
  /** Of the request that let them in; missing where none did. */
  readonly ref?: string;
  /** The group that lets them in where no request does. */
  readonly group?: string;
};

export interface MyConfig {
  readonly iamUser: string;
  readonly accesses: readonly MyAccess[];
  /** Undefined where AWS does not say just now. */
  readonly devices: MfaDevices | undefined;
  /** Slugs of accounts where the client lets nobody in just now. */
  readonly shut: readonly string[];
}

type Ports = Pick<AskPorts, "directory" | "policy" | "store" | "surroundings">;

export async function myConfig(ports: Ports, person: SlackPerson): Promise<MyConfig | Refusal> {
  return configOf(ports, person, await listMine(ports, person));
}

/** `mine`: their open requests. */
export async function configOf(
  ports: Ports,
  person: SlackPerson,
  mine: readonly AccessRequest[],
): Promise<MyConfig | Refusal> {
  const iamUser = await linkedUser(ports.directory, person);
  if (isRefusal(iamUser)) return iamUser;
  const [standing, devices] = await Promise.all([
    listMyStanding(ports, person, mine),
    ports.directory.mfaOf(iamUser),
  ]);
  const granted = mine.filter(
    (request) => isIn(request, "active", "extending") && request.ask.iamUser === iamUser,
  );
  const all = [
    ...granted.map((request) => grantedAccess(ports.policy, request as Granted)),
    ...standing.map(({ account, role, by }) => ({ account, role, group: by.group })),
  ];
  const isShut = ({ account }: MyAccess): boolean =>
    ports.policy.accounts.get(account.slug)?.shut !== undefined;
  return {
    ...{ iamUser, devices },
    accesses: all.filter((access) => !isShut(access)),
    shut: [...new Set(all.filter(isShut).map(({ account }) => account.slug))],
  };
}

type Granted = InState<"active" | "extending">;

// The grant is for the role as it was asked for; what is said of that same role since is what holds.
function grantedAccess({ accounts }: AccessPolicy, { ask, ref }: Granted): MyAccess {
  const known = accounts.get(ask.account.slug);
  const account = known?.id === ask.account.id ? known : undefined;
  const role = account?.roles.find(
    ({ key, roleName }) => key === ask.role.key && roleName === ask.role.roleName,
  );
  return { account: account ?? ask.account, role: role ?? ask.role, ref };
}
