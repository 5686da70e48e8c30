// `rolecall doctor`: looks at everything Rolecall needs, and says of each how it is and what to do. Changes and posts nothing.
import { iamArn } from "../domain/permissions/permission-scope.ts";
import type { AccessPolicy } from "../domain/access-policy.ts";
import type { Section } from "./check-up/check-line.ts";
import type { CheckUpParts } from "./check-up/check-up-parts.ts";
import { checkUpJson, checkUpText, isWrong } from "./check-up/check-up-text.ts";
import { rolesFor } from "./check-up/expected-roles.ts";
import { judgeClock } from "./check-up/judge-clock.ts";
import { judgeIdentity } from "./check-up/judge-identity.ts";
import { judgeNamed } from "./check-up/judge-named.ts";
import { judgePeople } from "./check-up/judge-people.ts";
import { judgeRoles } from "./check-up/judge-roles.ts";
import { judgeSettings } from "./check-up/judge-settings.ts";
import type { FileRead } from "./check-up/judge-settings.ts";
import { judgeSlack } from "./check-up/judge-slack.ts";
import { judgeTable } from "./check-up/judge-table.ts";
import { botOf, lookAround } from "./check-up/look-around.ts";
import type { AwsFacts, Facts } from "./check-up/look-around.ts";
import { paintFor } from "./paint.ts";
import { PERMISSION_OPTIONS, readChoice } from "./permission-flags.ts";
import { readTyped } from "./typed-options.ts";
import type { Typed } from "./typed-options.ts";
import { Stopped, wrongUsage } from "./verb.ts";
import type { CliParts, Verb } from "./verb.ts";

const text = { type: "string" } as const;
const { units, outside, "only-tagged": onlyTagged } = PERMISSION_OPTIONS;
const OPTIONS = {
  format: text,
  ...{ "runtime-role": text, units, outside, "only-tagged": onlyTagged },
} as const;

export const doctor: Verb = {
  usage:
    "[FILE] [--format text|json] [--runtime-role ROLE] [--units ou-…,ou-…] [--outside SLUG,SLUG] [--only-tagged]",
  says: "look whether Slack, AWS, the table and the settings are as Rolecall needs them",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: OPTIONS, least: 0, most: 1 });
    const [path = parts.policyFile] = typed.names;
    const format = typed.valueOf("format") ?? "text";
    if (format !== "text" && format !== "json") {
      throw wrongUsage(`There is no format "${format}"; there are text and json.`);
    }
    const file = { path, policy: await fileAt(path, parts) };
    const sections = await checkUp(parts.checkUp(), file, typed);
    return {
      exitCode: isWrong(sections) ? 1 : 0,
      out: format === "json" ? checkUpJson(sections) : checkUpText(sections, paintFor(parts.color)),
    };
  },
};

async function fileAt(path: string, parts: CliParts): Promise<FileRead["policy"]> {
  try {
    return (await parts.readPolicy(path)).policy;
  } catch (error) {
    if (error instanceof Stopped) return error;
    throw error;
  }
}

async function checkUp(parts: CheckUpParts, file: FileRead, typed: Typed): Promise<Section[]> {
  const { settings, table } = parts;
  const policy = "accounts" in file.policy ? file.policy : null;
  const facts = await lookAround(parts, policy);
  const { slack, aws } = facts;
  const expected = { ...settings.table, wanted: table.wanted };
  const makesTable = settings.table.create;
  const choice = policy && readChoice(typed, policy);
  const asked = { settings, runtimeRole: typed.valueOf("runtime-role") };
  const roles =
    policy && choice
      ? rolesFor(aws, { ...asked, policy, choice })
      : { because: "the policy file cannot be read" };
  return [
    { title: "Settings", lines: judgeSettings(settings.faults, file) },
    { title: "Slack", lines: [...judgeSlack(slack, settings), ...judgeNamed(slack, policy)] },
    { title: "AWS", lines: judgeIdentity(aws) },
    { title: "Table", lines: judgeTable(facts.table, expected) },
    { title: "Permissions", lines: judgeRoles({ roles, become: aws.become, makesTable }) },
    { title: "IAM users", lines: judgePeople(peopleIn(facts, policy)) },
    { title: "Clock", lines: judgeClock(slack.token, aws.secondsAhead) },
  ];
}

function peopleIn({ slack, aws }: Facts, policy: AccessPolicy | null) {
  const { iam } = aws;
  return {
    users: "seen" in iam ? { seen: iam.seen.users } : iam,
    members: slack.people,
    teamId: botOf(slack.token)?.teamId,
    boundary: boundaryIn(aws, policy),
  };
}

function boundaryIn({ caller }: AwsFacts, policy: AccessPolicy | null): string | null {
  if (policy?.guard.kind !== "fenced" || !("seen" in caller)) return null;
  const { partition, accountId: managementId } = caller.seen;
  return iamArn({ partition, managementId }, `policy/${policy.guard.boundary}`);
}
