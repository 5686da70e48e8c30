// How somebody gets into each role they have, in a line: the link, the name of the profile, and whether MFA is there.
import { isCliOnly, switchRoleLink } from "../../../domain/sign-in.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { namedTargets } from "../../../domain/switch-profiles.ts";
import type { Named } from "../../../domain/switch-profiles.ts";
import type { MyAccess, MyConfig } from "../../../operations/my-config.ts";
import { code, plainLink } from "../mrkdwn.ts";
import { mfaWords } from "./mfa-advice.ts";
import { wholeSeatText } from "./what-is-asked.ts";

export interface WaysIn {
  readonly config: MyConfig;
  readonly management: ManagementAccount;
}

/** By the reference of the request. */
export function grantedWays(ways: WaysIn): ReadonlyMap<string, string> {
  return new Map(
    namedTargets(ways.config.accesses).flatMap((access) =>
      access.ref === undefined ? [] : [[access.ref, wayIn(access, ways)] as const],
    ),
  );
}

/** What they have without a request, each with its way in. */
export function standingRows(ways: WaysIn): string[] {
  return namedTargets(ways.config.accesses)
    .filter(({ ref }) => ref === undefined)
    .map(
      (access) =>
        `${wholeSeatText(access)}: you have it without a request${byText(access)}, so it is not Rolecall's to end.\n${wayIn(access, ways)}`,
    );
}

function byText({ group }: MyAccess): string {
  return group === undefined ? "" : `, by the group ${code(group)}`;
}

function wayIn(access: Named<MyAccess>, { config, management }: WaysIn): string {
  const { account, role, profile } = access;
  const browser = isCliOnly(role)
    ? "On the command line only"
    : plainLink(switchRoleLink(management, account, role));
  return `${browser} · profile ${code(profile)} · ${mfaWords(access, config)}`;
}
