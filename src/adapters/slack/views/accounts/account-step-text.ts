// The steps that make, connect or close an account, in words: before they are done, and while they are.
import type {
  AccountStep,
  AccountStepName,
  AccountStepOf,
} from "../../../../domain/accounts/account-plan.ts";
import { stepKey } from "../../../../domain/accounts/account-plan.ts";
import type { TrustStyle } from "../../../../domain/trust-document.ts";
import { listed } from "../../mrkdwn.ts";
import { timeText } from "../time-text.ts";
import { shortCode, unitText } from "./what-account.ts";

type Words = { readonly [Name in AccountStepName]: (step: AccountStepOf<Name>) => string };

const TRUST: Record<TrustStyle, string> = {
  mfa: "the people of the management account who signed in with MFA",
  account: "the people of the management account, with or without MFA",
  named: "the people who have access, by name and with MFA",
};

const PLANNED: Words = {
  "create-account": ({ accountName, email, tags }) =>
    `have AWS make the account ${shortCode(accountName)} with the e-mail ${shortCode(email)}${tagsText(tags)}`,
  "await-account": () => "wait until AWS has made it",
  "enter-account": () => "wait until Rolecall can get in, which may take minutes",
  "harden-trust": ({ roleName, trust }) =>
    `let nobody assume the role ${shortCode(roleName)} but Rolecall and ${TRUST[trust]}`,
  "make-role": ({ key, roleName, sessionSeconds, policies }) =>
    `make the role ${shortCode(roleName)} for ${shortCode(key)}, with ${policiesText(policies)}, for ${timeText(sessionSeconds)} at a time`,
  "set-alias": ({ alias }) => `give it the alias ${shortCode(alias)} for its sign-in address`,
  "make-group": ({ group, path, roleName }) =>
    `make the group ${shortCode(`${path}${group}`, 130)}, which allows only to assume ${shortCode(roleName)}`,
  "move-account": ({ unit }) =>
    `move it into ${unitText(unit)}; until then only the policies of the root apply to it`,
  "register-account": () => "put it on Rolecall's list, so that people can ask for access",
  "prepare-kit": () => "prepare what to send to the client",
  "await-client": () =>
    "wait until the client has made the roles, and look again and again whether each is as agreed",
  "first-grants": () => "let the first people in, each by a request of their own",
  "shut-door": () => "take it off the list: nobody can ask for access any more",
  "end-grants": () => "end all access that Rolecall has given",
  "close-account": () => "have AWS close it",
  "await-closure": () => "wait until AWS shows it as suspended",
  "remove-group": ({ group, path }) => `delete the group ${shortCode(`${path}${group}`, 130)}`,
  "strike-off": () => "put on record that it is over",
};

const DOING: Words = {
  "create-account": () => "asking AWS for the account",
  "await-account": () => "AWS making the account",
  "enter-account": () => "getting in for the first time",
  "harden-trust": () => "hardening who may assume its role",
  "make-role": ({ roleName }) => `making the role ${shortCode(roleName)}`,
  "set-alias": ({ alias }) => `setting the alias ${shortCode(alias)}`,
  "make-group": ({ group }) => `making the group ${shortCode(group, 110)}`,
  "move-account": ({ unit }) => `moving it into ${unitText(unit)}`,
  "register-account": () => "putting it on Rolecall's list",
  "prepare-kit": () => "preparing what to send to the client",
  "await-client": () => "the client making the roles",
  "first-grants": () => "letting the first people in",
  "shut-door": () => "taking it off Rolecall's list",
  "end-grants": () => "ending all access",
  "close-account": () => "asking AWS to close it",
  "await-closure": () => "AWS closing it",
  "remove-group": ({ group }) => `deleting the group ${shortCode(group, 110)}`,
  "strike-off": () => "putting on record that it is over",
};

/** Steps of one kind that follow each other. */
export type Run = readonly [first: AccountStep, ...others: AccountStep[]];

/** So many steps of one kind are a line each. */
const MOST_ALONE = 3;

/** One a line: what would be many lines of the same kind is one run. */
export function runsOf(steps: readonly AccountStep[]): readonly Run[] {
  const runs: [AccountStep, ...AccountStep[]][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    if (last?.[0].name === step.name) last.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run) => (run.length > MOST_ALONE ? [run] : run.map((step): Run => [step])));
}

/** One numbered line a run, for those who decide. */
export function accountPlanText(steps: readonly AccountStep[]): string {
  let number = 0;
  return runsOf(steps)
    .map((run) => {
      const from = number + 1;
      number += run.length;
      return `${from === number ? "" : `${from}–`}${number}. ${planned(run)}`;
    })
    .join("\n");
}

function planned([step, ...others]: Run): string {
  return others.length === 0 ? said(PLANNED, step) : together([step, ...others], "planned");
}

/** As something that is going on. */
export function doing([step, ...others]: Run): string {
  return others.length === 0 ? said(DOING, step) : together([step, ...others], "doing");
}

/** The step of that key. Of a plan that was changed since, it may not be there. */
export function doingStep(steps: readonly AccountStep[], key: string): string {
  const step = steps.find((one) => stepKey(one) === key);
  return step ? doing([step]) : shortCode(key);
}

function said(words: Words, step: AccountStep): string {
  const say: (step: never) => string = words[step.name];
  return say(step as never);
}

const TOGETHER: Partial<Record<AccountStepName, { planned: string; doing: string }>> = {
  "make-role": { planned: "make the roles", doing: "making the roles" },
  "make-group": { planned: "make the groups", doing: "making the groups" },
  "remove-group": { planned: "delete the groups", doing: "deleting the groups" },
};
const MOST_NAMED = 4;

function together(run: Run, how: "planned" | "doing"): string {
  const names = run.map((step) => shortCode(nameIn(step), 110));
  const more = names.length - MOST_NAMED;
  const all = listed(more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names);
  return `${TOGETHER[run[0].name]?.[how] ?? run[0].name} ${all}`;
}

function nameIn(step: AccountStep): string {
  if ("group" in step) return step.group;
  return step.name === "make-role" ? step.roleName : step.name;
}

const MOST_POLICIES = 3;

/** `ReadOnlyAccess` for AWS's own, which are called by the end of their ARNs. */
export function policiesText(policies: readonly string[]): string {
  if (policies.length === 0) return "all permissions";
  const names = policies
    .slice(0, MOST_POLICIES)
    .map((policy) => shortCode(policy.split("/").at(-1) ?? ""));
  const more = policies.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

const MOST_TAGS = 3;

function tagsText(tags: Readonly<Record<string, string>>): string {
  const all = Object.entries(tags).map(([key, value]) => shortCode(`${key}=${value}`, 40));
  if (all.length === 0) return "";
  const more = all.length - MOST_TAGS;
  const shownTags = more > 0 ? [...all.slice(0, MOST_TAGS), `${more} more`] : all;
  return ` and the ${all.length === 1 ? "tag" : "tags"} ${listed(shownTags)}`;
}
