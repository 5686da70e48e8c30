// How `import` words what it has found: why a group is not used as it is, what is to be known of a role, what is left out.
import type { Bound } from "../domain/existing/condition-bound.ts";
import type {
  HolderName,
  LeftOut,
  ProposedRole,
  RoleNote,
  WhyNot,
} from "../domain/existing/proposal.ts";
import { counted, listed } from "./wording.ts";

export function whyNotText(why: WhyNot): string {
  switch (why.kind) {
    case "several":
      return `it opens ${counted(why.roles, "role")}, and whoever joined it for one would have them all`;
    case "pattern":
      return `it opens whatever fits ${why.pattern}`;
    case "allows":
      return `it allows more than switching to a role (${why.action})`;
    case "refuses":
      return `its policy ${why.policy} refuses things, which would be taken from whoever joins it`;
    case "condition":
      return `it lets people in under a condition on ${listed(why.keys)}`;
    case "unreadable":
      return `of its policies, ${listed(why.policies)} cannot be read`;
    case "second":
      return `${why.to} opens the same role, and one group is enough`;
    case "odd-path":
      return "its path has letters that stand for more than themselves in policies";
  }
}

function boundText(bound: Bound): string {
  if (bound.kind === "none") return "";
  return bound.kind === "mfa" ? " with MFA" : ` under a condition on ${listed(bound.keys)}`;
}

/** What is to be known of a role, in sentences, beside its groups. */
export function roleRemarks(role: ProposedRole): readonly string[] {
  const { guessedFrom, isWithoutMfa, externalId, openers, notes } = role;
  return [
    ...(guessedFrom === null
      ? []
      : [`Only ${guessedFrom} speaks of it: look whether the account has such a role.`]),
    ...openers
      .filter(({ kind }) => kind === "user")
      .map(({ name, policies, bound, keptOut }) => {
        const by = `${name} has ${listed(policies)} on the user itself`;
        return keptOut.length > 0
          ? `${by}, and another policy keeps them out.`
          : `${by} and gets in by it${boundText(bound)}: that stays so.`;
      }),
    ...(isWithoutMfa ? ["Its trust policy asks for no MFA."] : []),
    ...(externalId === null
      ? []
      : ["People have to give an ExternalId, which the console cannot: by the command line only."]),
    ...notes.map(noteText),
  ];
}

function noteText(note: RoleNote): string {
  switch (note.kind) {
    case "weak-mfa":
      return "Its trust policy asks for MFA where people sign in, and lets access keys in without (BoolIfExists).";
    case "trust-condition":
      return `Its trust policy lets people in under a condition on ${listed(note.keys)}.`;
    case "shared-group":
      return `The group ${note.group}, which is used for ${note.of}, opens it too: whoever is let in there is in here.`;
  }
}

export function leftOutText(left: LeftOut): string {
  switch (left.kind) {
    case "no-way-in":
      return `Of ${listed(left.accounts, MOST)} no policy says that anybody may switch to a role there.`;
    case "closed":
      return `${left.account} is closed, and ${holdersText(left.holders)} may still switch to it.`;
    case "odd-role":
      return `${left.arn}: its path and name are longer than 64 letters, or of letters that the console cannot switch to.`;
    case "names-people":
      return `${left.arn} trusts ${listed(left.people, MOST)} by name, and a group lets nobody else in. For Rolecall to let people in, its trust policy has to name the management account first.`;
    case "trusts-nobody":
      return `${left.arn}: its trust policy lets nobody of the management account in, whatever policies here allow.`;
    case "not-there":
      return left.holders.length === 0
        ? `${left.arn} is not there.`
        : `${left.arn} is not there, though ${holdersText(left.holders)} may switch to it.`;
    case "not-entered":
      return `${left.account} could not be looked into. ${left.why}`;
    case "unreadable":
      return `${holdersText([left.holder])}: ${listed(left.policies)} cannot be read.`;
    case "depends":
      return `${holdersText([left.holder])}: ${left.pattern} is another role for each who asks.`;
    case "unknown-roles":
      return `${holdersText([left.holder])}: which roles fit ${left.pattern} is seen from inside only (--inside).`;
    case "unused":
      return `${left.account} has roles that trust the management account, and nobody's policies open them: ${listed(left.roles, MOST)}.`;
  }
}

/** How many are named before it is said how many more. */
export const MOST = 12;

function holdersText(holders: readonly HolderName[]): string {
  return listed(
    holders.map(({ kind, name }) => `the ${kind} ${name}`),
    MOST,
  );
}
