// What each finding of a review says, and what to do about it.
import type { ComingKind, FindingKind, PatternField } from "../domain/policy/finding.ts";
import { NOT_A_MEMBER } from "./standing-words.ts";
import { counted, listed } from "./wording.ts";
import type { Naming } from "./wording.ts";

export interface FindingText {
  readonly says: string;
  readonly advice: string;
}

type About<Kind extends FindingKind["kind"]> = Extract<FindingKind, { kind: Kind }>;
type Wording = {
  readonly [Kind in FindingKind["kind"]]: (what: About<Kind>, naming: Naming) => FindingText;
};

const MOST = 6;
const FIELDS: Readonly<Record<PatternField, string>> = {
  slugs: "no account is called",
  units: "no account is in a unit",
  roles: "no account has a role",
};

const TEMPLATES = { email: "a slug", name: "a name", alias: "a slug" } as const;

const COMING: Readonly<Record<ComingKind, { readonly one: string; readonly advice: string }>> = {
  new: {
    one: "a new account",
    advice: "Write a rule that is about the units that may be chosen, or about the roles anywhere.",
  },
  connected: {
    one: "an account of a client that is connected",
    advice:
      "Write a rule by patterns of slugs, or about the roles anywhere: it has no unit and no tags.",
  },
};

const WORDING: Wording = {
  "fits-nothing": ({ accounts }) => ({
    says:
      accounts === 0
        ? "This rule decides about nothing: no account fits."
        : `This rule decides about nothing: ${counted(accounts, "account fits", "accounts fit")}, and none of their roles.`,
    advice: "Correct its accounts and roles, or take the rule out.",
  }),
  shadowed: ({ by }) => ({
    says: `This rule decides about nothing: the earlier ${by.length === 1 ? "rule" : "rules"} ${listed(by, MOST)} ${by.length === 1 ? "decides" : "decide"} about all that fits.`,
    advice: "The first rule that fits decides: put this one before them, or take it out.",
  }),
  "idle-pattern": ({ of, pattern }) => ({
    says: `"${pattern}" fits nothing: ${FIELDS[of]} like that.`,
    advice: "Look for a slip of the pen, or take it out.",
  }),
  "no-rule": ({ role, accounts }) => ({
    says: `No rule lets anybody into ${listed(accounts, MOST)} as ${role}.`,
    advice: "If that is meant, say so with a last rule that has `ask: nobody`.",
  }),
  "nobody-asks": () => ({
    says: "Nobody may ask: the user groups under ask have no members.",
    advice: "Add members in Slack, or name others.",
  }),
  "nobody-approves": () => ({
    says: "Nobody can approve: the user groups under approve have no members.",
    advice: "Add members in Slack, or name others under approve.",
  }),
  "too-few-approvers": ({ approvals, approvers, untilEscalation }, naming) => ({
    says: `${approvals} people have to say yes, and ${approvers.length === 0 ? "nobody" : `only ${naming.people(approvers)}`} may${untilEscalation ? " until it escalates" : ""}.`,
    advice: "Name more people under approve, or ask for fewer approvals.",
  }),
  "nobody-left-to-approve": ({ approvals, people, isForAll }, naming) => ({
    says: [
      approvals === 1
        ? `When ${naming.anyOf(people)} asks, nobody else is left to approve.`
        : `When ${naming.anyOf(people)} asks, fewer than ${approvals} others are left to approve.`,
      ...(isForAll ? ["Nobody else may ask, so nothing ever comes of it."] : []),
    ].join(" "),
    advice: "Nobody approves for themselves: name more people under approve.",
  }),
  "told-in-vain": (who, naming) => ({
    says: `${naming.who(who)} will be told of each request and cannot decide about it.`,
    advice: "If they should decide, name them under approve too.",
  }),
  "escalates-to-approvers": (who, naming) => ({
    says: `Escalating to ${naming.who(who)} adds nobody: they may approve from the start.`,
    advice: "Escalate to somebody else, or only remind.",
  }),
  "nobody-left-to-review": ({ people }, naming) => ({
    says: `${naming.people(people)} may break the glass, and nobody else is there to review it afterwards.`,
    advice: "Name somebody else under approve or, where nobody is asked, as an admin.",
  }),
  "nobody-gets-in": ({ of, roles }) => ({
    says: `Nobody could ever get into ${COMING[of].one}: no rule that lets anybody ask could be about ${listed(roles, MOST, "or")} there.`,
    advice: COMING[of].advice,
  }),
  "no-rule-for-new": ({ of, roles }) => ({
    says: `Nobody could ask for ${listed(roles, MOST, "or")} in ${COMING[of].one}: no rule that lets anybody ask could be about it.`,
    advice: "Write a rule for it, or take the role out.",
  }),
  "tight-template": ({ field, room }) => ({
    says: `The ${field} has room for ${TEMPLATES[field]} of ${counted(room, "letter")} at most.`,
    advice: "Shorten what is around it. Where there is no room, another has to be typed.",
  }),
  "no-more-accounts": ({ most, accounts }) => ({
    says: `The file names ${counted(accounts, "account")}, and most says that AWS allows ${most}.`,
    advice: "Ask AWS for more, and write down what it allows.",
  }),
  "cannot-take-part": ({ person, standing }, naming) => ({
    says: `${naming.person(person)} is named in the file and ${NOT_A_MEMBER[standing]}.`,
    advice: "Take them out of the file, or correct the id.",
  }),
};

export function findingText<Kind extends FindingKind["kind"]>(
  what: About<Kind>,
  naming: Naming,
): FindingText {
  const inWords = WORDING[what.kind];
  return inWords(what, naming);
}
