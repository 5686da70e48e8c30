// What to know about the profiles that were printed: what is missing from them, and what else they need.
import type { AccountAndRole } from "../domain/access-by-groups.ts";
import { ACCESS_GROUP_PATH, accessGroupOf } from "../domain/account.ts";
import type { Account } from "../domain/account.ts";
import { mfaState, needsMfa } from "../domain/mfa.ts";
import { ownerOfGroup } from "../domain/own-groups.ts";
import { securityCredentialsAddress } from "../domain/sign-in.ts";
import type { ProfileOwner } from "../domain/sign-in.ts";
import { isInExtension, namedTargets } from "../domain/switch-profiles.ts";
import type { Caller, SeenAccess } from "../ports/own-access.ts";
import { paragraph } from "./layout.ts";
import { counted, listed } from "./wording.ts";

export type Format = "cli" | "extension";

export interface ToPrint {
  readonly format: Format;
  readonly caller: Caller;
  readonly owner: ProfileOwner;
  readonly seen: SeenAccess;
  readonly targets: readonly AccountAndRole[];
  /** All that rolecall.yaml has. */
  readonly accounts: readonly Account[];
}

const MOST_NAMED = 12;

export function configNotes(toPrint: ToPrint): string {
  const notes = [
    whatIsPrinted(toPrint),
    toPrint.format === "cli" ? aboutMfa(toPrint) : aboutExtension(toPrint),
    ...aboutGroups(toPrint),
    aboutEnds(toPrint),
  ];
  return notes
    .filter((note) => note !== "")
    .map((note) => `${paragraph(note).join("\n")}\n`)
    .join("");
}

function whatIsPrinted({ owner, targets, format }: ToPrint): string {
  if (targets.length === 0) {
    return `${owner.iamUser} is in no group that lets into an account of rolecall.yaml. To ask for access, type /aws-access in Slack.`;
  }
  const where = format === "cli" ? "~/.aws/config" : "the extension aws-extend-switch-roles";
  return `${counted(targets.length, "role")} of ${owner.iamUser}, for ${where}.`;
}

function aboutMfa({ caller, seen, targets }: ToPrint): string {
  const needing = targets.find(({ role }) => needsMfa(role));
  if (!needing) return "";
  const { mfaSerials: serials } = seen;
  switch (mfaState(needing.role, serials === null ? undefined : { serials })) {
    case "not-needed":
    case "usable":
      return "";
    case "unknown":
      return "AWS did not let the MFA devices be read (iam:ListMFADevices): add mfa_serial yourself.";
    case "passkeys":
      return "There is no MFA device but passkeys, which AWS takes in the console only. On the command line sign in with `aws login` (AWS CLI 2.32 or later), and name the profile it writes with --source-profile; or add an authenticator app.";
    case "none":
      return `There is no MFA device, and these roles need one. Add one at ${securityCredentialsAddress(caller.management)}, then run this again.`;
  }
}

function aboutExtension({ caller, targets }: ToPrint): string {
  const leftOut = namedTargets(targets).filter(({ role }) => !isInExtension(role));
  const names = leftOut.map(({ profile }) => profile);
  return [
    caller.isAliasKnown
      ? ""
      : "AWS did not let the account's alias be read (iam:ListAccountAliases): if it has one, add aws_account_alias to the first section.",
    names.length === 0
      ? ""
      : `Left out, since they work on the command line only: ${listed(names, MOST_NAMED)}.`,
  ]
    .filter((note) => note !== "")
    .join(" ");
}

/** Those of Rolecall that rolecall.yaml knows nothing of. */
function aboutGroups({ seen, accounts }: ToPrint): string[] {
  const known = new Set(
    accounts.flatMap((account) => account.roles.map((role) => accessGroupOf(account, role).group)),
  );
  const unknown = seen.groups
    .filter(({ name, path }) => path === ACCESS_GROUP_PATH && !known.has(name))
    .map(({ name }) => name);
  const own = unknown.filter((name) => ownerOfGroup(name) !== undefined);
  const others = unknown.filter((name) => ownerOfGroup(name) === undefined);
  const inSlack = "`/aws-access config` in Slack has it";
  return [
    others.length === 0
      ? ""
      : `Not printed, since rolecall.yaml has no account for ${others.length === 1 ? "this group" : "these groups"}: ${listed(others, MOST_NAMED)}. Accounts that Rolecall made or connected stand in its table; ${inSlack}.`,
    own.length === 0 ? "" : `What is granted by the group ${listed(own)} is not read; ${inSlack}.`,
  ];
}

function aboutEnds({ seen }: ToPrint): string {
  return seen.policies === null
    ? "AWS did not let the policies on the user be read (iam:ListUserPolicies): access that has just ended may be among these, and access by such a policy is not."
    : "";
}
