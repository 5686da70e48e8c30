// What `import` prints: what was read, what is proposed and why, what is left out, and what to do next.
import type { Landscape } from "../domain/existing/landscape.ts";
import type {
  LeftOut,
  Proposal,
  ProposedAccount,
  ProposedRole,
} from "../domain/existing/proposal.ts";
import { hasNews } from "../domain/existing/propose-access.ts";
import { idleGroups } from "./import-groups.ts";
import { MOST, leftOutText, roleRemarks, whyNotText } from "./import-words.ts";
import { paragraph } from "./layout.ts";
import type { Paint } from "./paint.ts";
import { counted, listed } from "./wording.ts";

export interface ImportShown {
  readonly landscape: Landscape;
  readonly proposal: Proposal;
  /** The file in use. */
  readonly against: string | null;
  readonly hasLooked: boolean;
  /** Where it is written. */
  readonly into?: string;
}

interface Manner {
  readonly paint: Paint;
  /** With what is left out, where a file is in use that may have been written knowing it. */
  readonly all: boolean;
}

export function importText(shown: ImportShown, { paint, all }: Manner): string {
  const { landscape, proposal, against } = shown;
  const { accounts, people } = proposal;
  const isWhole = against === null || all;
  const left = proposal.leftOut.filter((one) => isWhole || one.kind === "not-entered");
  const blocks = [
    paragraph(readText(landscape)),
    section(paint, titleOf(against), accounts.flatMap(accountLines)),
    section(paint, "Groups that are not used as they are", groupLines(accounts)),
    section(paint, "People, by the tags of their IAM users", peopleLines(people)),
    section(paint, "In the file, and not as AWS has it", proposal.amiss.flatMap(leftOutLines)),
    section(paint, "Left out", left.flatMap(leftOutLines)),
    nothingNew(shown, proposal.leftOut.length - left.length),
    section(paint, "What to do next", nextSteps(shown)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function readText({ accounts, users, groups }: Landscape): string {
  const read = [
    counted(accounts.length, "account"),
    counted(users.length, "IAM user"),
    counted(groups.length, "group"),
  ];
  return `Read ${listed(read)}. Nothing was changed in AWS.`;
}

function titleOf(against: string | null): string {
  return against === null ? "Accounts and roles" : `New beside ${against}`;
}

function section({ bold }: Paint, title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [bold(title), ...lines];
}

function accountLines(account: ProposedAccount): string[] {
  const { slug, name, id, unit, isMember, isNew } = account;
  const place = isMember ? (unit ?? "") : "not in the organization";
  const about = [`${name}, ${id}`, ...(place === "" ? [] : [place])].join(", ");
  return [
    ...paragraph(`${slug} (${about})${isNew ? "" : ", which is in the file"}`, 2),
    ...account.roles.flatMap((role) => paragraph(roleText(role), 4)),
  ];
}

function roleText(role: ProposedRole): string {
  const { key, roleName, isNew } = role;
  return [`${key} (${roleName}):`, ...(isNew ? [ownGroupText(role)] : []), ...restOf(role)].join(
    " ",
  );
}

function ownGroupText({ group, openers }: ProposedRole): string {
  const own = openers.find(({ kind, whyNot }) => kind === "group" && whyNot === null);
  if (group === null || !own) return "Rolecall makes a group of its own.";
  const asking = own.bound.kind === "mfa" ? ", and asks for MFA" : "";
  const used = `The group ${group.name} is used as it is${asking}; in it: ${members(own.standing)}.`;
  return own.keptOut.length === 0
    ? used
    : `${used} Another policy keeps ${members(own.keptOut)} out.`;
}

function restOf(role: ProposedRole): readonly string[] {
  const others = role.openedBy.map(({ name }) => name);
  const opened = `Opened by ${listed(others, MOST)} as well.`;
  return [...(others.length > 0 ? [opened] : []), ...roleRemarks(role)];
}

function members(names: readonly string[]): string {
  return listed(names, MOST) || "nobody";
}

function groupLines(accounts: readonly ProposedAccount[]): string[] {
  return idleGroups(accounts).flatMap(({ name, why, roles, standing, keptOut }) => {
    const kept = keptOut.length > 0 ? ` Another policy keeps ${members(keptOut)} out.` : "";
    const opens = `It opens ${counted(roles, "role")} of these; in it: ${members(standing)}.`;
    return paragraph(`${name}: ${whyNotText(why)}. ${opens}${kept}`, 2);
  });
}

function peopleLines(people: Proposal["people"]): string[] {
  if (people.length === 0) return [];
  const named = people.map(({ name, iamUser }) =>
    name === iamUser ? name : `${name} (${iamUser})`,
  );
  return paragraph(`${listed(named, MOST)}.`, 2);
}

function leftOutLines(left: LeftOut): string[] {
  return paragraph(leftOutText(left), 2);
}

function nothingNew({ proposal, against }: ImportShown, hidden: number): readonly string[] {
  const { accounts, unchanged } = proposal;
  if (against === null) return accounts.length > 0 ? [] : paragraph(NOBODY);
  const known =
    unchanged === 0
      ? ""
      : `${counted(unchanged, "role")} of ${against} ${unchanged === 1 ? "is" : "are"} as AWS has it.`;
  const more = hidden > 0 ? ` --all lists ${counted(hidden, "thing")} that cannot be in it.` : "";
  return paragraph(`${hasNews(proposal) ? "" : "Nothing is new. "}${known}${more}`);
}

const NOBODY =
  "No group and no user may switch to a role of another account, so there is nothing to propose. Start from docs/policy.md.";

function nextSteps(shown: ImportShown): string[] {
  const { proposal, against, into, hasLooked } = shown;
  const steps = [
    ...(hasLooked || (against !== null && !hasNews(proposal)) ? [] : [LOOK]),
    ...(hasNews(proposal) ? writing(against, into) : []),
  ];
  return steps.flatMap((step, place) => paragraph(`${place + 1}. ${step}`, 2));
}

const LOOK =
  "With --inside it enters each account as OrganizationAccountAccessRole (--role for another) and sees which roles there are, which ask for no MFA, and which trust people by name.";

function writing(against: string | null, into: string | undefined): string[] {
  if (into === undefined) {
    return [`With --write FILE this becomes a policy file; AWS is left as it is.`];
  }
  const file = into === "-" ? "FILE" : into;
  const look =
    against === null
      ? [`In ${file}, fill in the channel, the admins, who may ask and who decides.`]
      : [`\`rolecall diff ${against} ${file}\` says what it changes.`];
  return [
    ...look,
    `\`rolecall check ${file}\` says whether all is well in it.`,
    "Those who are in the groups stay in: Rolecall shows them as standing and not its own. Adopt, in Slack, gives somebody's access an end.",
  ];
}
