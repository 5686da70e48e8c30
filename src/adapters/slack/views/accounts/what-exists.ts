// What work on an account has brought about by now, for those who give it up or have to clear up after it.
import type {
  AccountRequest,
  AccountWork,
  ConnectionAsk,
} from "../../../../domain/accounts/account-request.ts";
import { isAccountIn, isLeaving } from "../../../../domain/accounts/account-request.ts";
import type { AccountStep, AccountStepName } from "../../../../domain/accounts/account-plan.ts";
import { stepKey } from "../../../../domain/accounts/account-plan.ts";
import { code, listed, named } from "../../mrkdwn.ts";
import { shortCode, unitText } from "./what-account.ts";

/** The plan's work, where there is any yet. */
function workOf(request: AccountRequest): AccountWork | undefined {
  return isAccountIn(request, "working", "stuck", "done", "abandoned")
    ? request.state.work
    : undefined;
}

/** Everything that is there, one a line; nothing where nothing is. */
export function whatExists(request: AccountRequest): readonly string[] {
  const work = workOf(request);
  if (!work) return [];
  if (isLeaving(request.ask)) return closed(work);
  return request.ask.kind === "connect-account" ? connected(work, request.ask) : made(work);
}

function connected(work: AccountWork, { wanted }: ConnectionAsk): readonly string[] {
  const names = wanted.roles.map(({ roleName }) => roleName);
  return [
    ...(work.known.enteringRole === undefined
      ? []
      : [
          `in the client's account ${code(wanted.id)}, where they have made them, ${listedShort("role", names)}`,
        ]),
    ...groupsIn(work),
  ];
}

function made(work: AccountWork): readonly string[] {
  return [
    ...theAccount(work),
    ...allOf(
      "role",
      done(work, "make-role").map(({ roleName }) => roleName),
    ),
    ...done(work, "set-alias").map(({ alias }) => `the alias ${shortCode(alias)}`),
    ...groupsIn(work),
    ...done(work, "move-account").map(({ unit }) => `its place in ${unitText(unit)}`),
    ...done(work, "register-account").map(() => "its entry on Rolecall's list"),
  ];
}

function theAccount({ known, plan }: AccountWork): readonly string[] {
  const [creation] = plan.steps.flatMap((step) => (step.name === "create-account" ? [step] : []));
  const email = known.attempt?.email ?? creation?.email ?? "";
  if (known.accountId !== undefined) {
    return [`the AWS account ${code(known.accountId)} with the e-mail ${shortCode(email)}`];
  }
  if (!known.attempt) return [];
  return [
    `perhaps an AWS account with the e-mail ${shortCode(email)}: AWS was asked for it and has not said what became of that`,
  ];
}

function closed(work: AccountWork): readonly string[] {
  const isDone = (name: AccountStepName) => done(work, name).length > 0;
  return [
    ...(isDone("close-account")
      ? ["AWS was asked to close the account, which only AWS Support can undo, within 90 days"]
      : []),
    ...(isDone("end-grants") ? ["all access that Rolecall had given was ended"] : []),
    ...allOf(
      "deleted group",
      done(work, "remove-group").map(({ group }) => group),
    ),
  ];
}

const MOST_NAMED = 6;

function groupsIn(work: AccountWork): readonly string[] {
  return allOf(
    "group",
    done(work, "make-group").map(({ group }) => group),
  );
}

function allOf(noun: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [listedShort(noun, all)];
}

function listedShort(noun: string, all: readonly string[]): string {
  const names = all.map((name) => shortCode(name, 110));
  const more = names.length - MOST_NAMED;
  const some = more > 0 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
  return `the ${noun}${names.length === 1 ? "" : "s"} ${listed(some)}`;
}

function done<Name extends AccountStepName>(
  { plan, journal }: AccountWork,
  name: Name,
): readonly Extract<AccountStep, { name: Name }>[] {
  const keys = new Set(journal.map(({ step }) => step));
  return plan.steps.filter(
    (step): step is Extract<AccountStep, { name: Name }> =>
      step.name === name && keys.has(stepKey(step)),
  );
}

/** The same in so few words that they fit into a dialog. */
export function whatExistsInShort(request: AccountRequest): string {
  const work = workOf(request);
  if (!work) return "Nothing was done yet.";
  switch (request.ask.kind) {
    case "create-account":
      return madeInShort(work);
    case "connect-account":
      return "The client may have made the roles already.";
    case "disconnect-account":
      return done(work, "end-grants").length > 0
        ? "The access there was ended already."
        : "The account itself was not touched.";
    case "close-account":
      return done(work, "close-account").length > 0
        ? "AWS was asked to close the account already; that goes on."
        : "The account itself was not touched.";
  }
}

function madeInShort(work: AccountWork): string {
  const { accountId } = work.known;
  const roles = done(work, "make-role").length;
  const groups = done(work, "make-group").length;
  if (accountId === undefined) {
    return work.known.attempt ? "Perhaps AWS has made the account." : "There is no account yet.";
  }
  return `There are by now: the account ${named(accountId)}, ${counted(roles, "role")} besides its own, ${counted(groups, "group")}.`;
}

function counted(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`;
}
