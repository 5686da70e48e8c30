// `rolecall config`: what one IAM user may switch to, for ~/.aws/config or for a browser extension.
import { accessByGroups } from "../domain/access-by-groups.ts";
import type { AccountAndRole } from "../domain/access-by-groups.ts";
import { isCliSerial } from "../domain/sign-in.ts";
import type { ProfileOwner } from "../domain/sign-in.ts";
import { cliConfig, extensionConfig, namedTargets } from "../domain/switch-profiles.ts";
import type { Caller, OwnAccess, SeenAccess } from "../ports/own-access.ts";
import { configNotes } from "./config-notes.ts";
import type { Format, ToPrint } from "./config-notes.ts";
import { readTyped } from "./typed-options.ts";
import type { Typed } from "./typed-options.ts";
import { Stopped, wrongUsage } from "./verb.ts";
import type { Outcome, Verb } from "./verb.ts";

const OPTIONS = {
  user: { type: "string" },
  "source-profile": { type: "string" },
  format: { type: "string" },
  region: { type: "string" },
  chained: { type: "boolean" },
} as const;

export const printConfig: Verb = {
  usage:
    "[--user IAM_USER] [--format cli|extension] [--source-profile default] [--region REGION] [--chained]",
  says: "print all you may switch to, for ~/.aws/config or for a browser extension",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: OPTIONS, least: 0, most: 0 });
    const format = readFormat(typed);
    const named = readUser(typed);
    const wanted = readOwner(typed);
    const { policy } = await parts.readPolicy(parts.policyFile);
    const own = parts.ownAccess();
    const caller = await own.caller();
    const iamUser = named ?? whoCalls(caller);
    const seen = await seenOf(own, iamUser);
    const policies = seen.policies ?? [];
    const groups = seen.groups.map(({ name }) => name);
    const accounts = [...policy.accounts.values()];
    const targets = accessByGroups(accounts, { groups, policies });
    const owner = { ...wanted, iamUser, ...serialOf(seen) };
    checkSource(owner, targets);
    return printed({ format, caller, owner, seen, targets, accounts });
  },
};

/** Nothing but the profiles goes where it can be piped from. */
function printed(toPrint: ToPrint): Outcome {
  const { format, owner, targets } = toPrint;
  const { management } = toPrint.caller;
  const blocks =
    format === "cli" ? cliConfig(management, targets, owner) : extensionConfig(management, targets);
  const out = blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
  return { exitCode: 0, out, err: configNotes(toPrint) };
}

function readFormat(typed: Typed): Format {
  const format = typed.valueOf("format") ?? "cli";
  if (format === "cli" || format === "extension") return format;
  throw wrongUsage(`--format is cli or extension, not "${format}".`);
}

function readUser(typed: Typed): string | undefined {
  const user = typed.valueOf("user");
  if (user === undefined || /^[\w+=,.@-]{1,64}$/.test(user)) return user;
  throw wrongUsage(`"${user}" is not the name of an IAM user. Leave its path out.`);
}

function readOwner(typed: Typed): Omit<ProfileOwner, "iamUser"> {
  const sourceProfile = typed.valueOf("source-profile") ?? "default";
  const region = typed.valueOf("region");
  if (!/^[^\p{Cc}[\]]+$/u.test(sourceProfile)) {
    throw wrongUsage(`"${sourceProfile}" is not the name of a profile.`);
  }
  if (region !== undefined && !/^[a-z]+(-[a-z]+)+-\d+$/.test(region)) {
    throw wrongUsage(`"${region}" is not a region; they look like eu-central-1.`);
  }
  const isChained = typed.isSet("chained");
  return { sourceProfile, isChained, ...(region === undefined ? {} : { region }) };
}

function whoCalls({ iamUser }: Caller): string {
  if (iamUser !== null) return iamUser;
  throw wrongUsage(
    "These credentials are not an IAM user's. Say whose profiles you want: --user alice.andersen",
  );
}

async function seenOf(own: OwnAccess, iamUser: string): Promise<SeenAccess> {
  const seen = await own.accessOf(iamUser);
  if (seen) return seen;
  throw new Stopped(`AWS knows no IAM user ${iamUser} in this account.`, 1);
}

function serialOf({ mfaSerials }: SeenAccess): Pick<ProfileOwner, "mfaSerial"> {
  const mfaSerial = mfaSerials?.find(isCliSerial);
  return mfaSerial === undefined ? {} : { mfaSerial };
}

// A profile that is its own source would be asked for for ever.
function checkSource({ sourceProfile }: ProfileOwner, targets: readonly AccountAndRole[]): void {
  if (!namedTargets(targets).some(({ profile }) => profile === sourceProfile)) return;
  throw wrongUsage(
    `${sourceProfile ?? ""} is one of the profiles to print. Name the one with the credentials of the IAM user.`,
  );
}
