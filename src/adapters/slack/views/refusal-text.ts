// Every refusal as a sentence that says what to do about it.
import { personKey, PERSON_TAG } from "../../../domain/person.ts";
import type { Refusal } from "../../../domain/refusal.ts";
import type { AccountStateName } from "../../../domain/accounts/account-request.ts";
import type { StateName } from "../../../domain/request.ts";
import type { ManagementAccount } from "../../../domain/sign-in.ts";
import { COMMAND } from "../ids.ts";
import { bold, code, listed, mention, when } from "../mrkdwn.ts";
import { ACCOUNTS } from "./accounts/account-refusals.ts";
import { DRIFT } from "./drift-refusals.ts";
import { ENTRY } from "./entry-refusals.ts";
import { BY_RULES } from "./rule-refusals.ts";
import { commandBlock } from "./refusal-sentences.ts";
import type { Sentences } from "./refusal-sentences.ts";
import { TIME } from "./time-refusals.ts";

const HELP = `${code(`${COMMAND} help`)} shows what you can type.`;
const MINE = `${code(`${COMMAND} list`)} shows what is yours.`;

const ASKING: Pick<
  Sentences,
  "unknown-account" | "unknown-role" | "reason-missing" | "reason-too-long"
> = {
  "unknown-account": ({ asked, nearest }) =>
    `There is no account ${code(asked)}. ${nearest.length > 0 ? `Did you mean ${listed(nearest.map(code), "or")}?` : `Type ${code(COMMAND)} alone to search all accounts.`} ${HELP}`,
  "unknown-role": ({ account, asked, roles }) =>
    `The account ${code(account)} has no role ${code(asked)}. It has ${listed(roles.map(code))}.`,
  "reason-missing": () =>
    "Please say why: whoever decides, and whoever reads the record later, needs a reason.",
  "reason-too-long": ({ length, most }) =>
    `The reason is ${length} characters long; at most ${most} fit. Please shorten it, or link to the details.`,
};

const IDENTITY: Pick<Sentences, "not-linked" | "linked-twice" | "directory-not-read"> = {
  "not-linked": ({ person }) =>
    `AWS does not say which IAM user is yours. Send this to an AWS admin, who puts in your IAM user's name and runs it:\n${tagCommand(person)}\nThen ask again.`,
  "linked-twice": ({ person, iamUsers }) =>
    `More than one IAM user is marked as ${mention(person)}: ${listed(iamUsers.map(code))}. Ask an AWS admin to remove the tag ${code(PERSON_TAG)} from all but one, then try again.`,
  "directory-not-read": () =>
    "AWS has not told me yet who is who, so nothing was done. Please try again in a minute; if it stays like this, tell an AWS admin.",
};

// In a block, because the command is to be copied; the placeholder is the only thing to fill in.
function tagCommand(person: { team: string; user: string }): string {
  const value = personKey(person).replace(/[^A-Za-z0-9/]/g, "");
  return commandBlock(
    `aws iam tag-user --user-name &lt;IAM user&gt; --tags Key=${PERSON_TAG},Value=${value}`,
  );
}

const SEAT: Pick<Sentences, "already-asked" | "still-working" | "still-ending" | "is-stuck"> = {
  "already-asked": ({ ref, account, role }) =>
    `You have asked for ${code(account)} as ${code(role)} already: ${bold(ref)} is waiting for an approver. To take it back, type ${code(`${COMMAND} withdraw ${ref}`)}.`,
  "still-working": ({ ref, account, role }) =>
    `${bold(ref)} for ${code(account)} as ${code(role)} is approved and being set up this very moment. Please try again in a minute.`,
  "still-ending": ({ ref, account, role }) =>
    `The access to ${code(account)} as ${code(role)} is just being taken away (${bold(ref)}). Please try again in a minute.`,
  "is-stuck": ({ ref, account, role }) =>
    `${bold(ref)} for ${code(account)} as ${code(role)} was approved but is stuck. The approvers can let it go on with ${code(`${COMMAND} retry ${ref}`)}; if you do not need it any more, type ${code(`${COMMAND} done ${account} ${role}`)}.`,
};

const DECIDING: Pick<
  Sentences,
  | "not-an-approver"
  | "own-request"
  | "same-iam-user"
  | "already-decided"
  | "has-lapsed"
  | "plan-changed"
  | "not-stuck"
> = {
  "not-an-approver": () =>
    "Only approvers can decide about this, and you are not one of them. Whoever runs Rolecall can add you.",
  "own-request": () =>
    "This is your own request, so somebody else has to decide about it. Another approver can press the button, or type the command.",
  "same-iam-user": ({ iamUser }) =>
    `This request is for the IAM user ${code(iamUser)}, which is yours too, so somebody else has to decide about it.`,
  "already-decided": ({ state, by, at }) =>
    `${CLOSED[state]}${by ? ` by ${mention(by)}` : ""}, ${when(at)}. There is nothing left to decide.`,
  "has-lapsed": ({ at }) =>
    `The time to decide about this ended ${when(at)}. It has to be asked for again.`,
  "plan-changed": () =>
    "Rolecall's list of accounts was changed after this was asked, so what you see is no longer what would be done. Deny it, and have it asked for again.",
  "not-stuck": ({ state }) => `There is nothing to retry: ${NOT_STUCK[state]}`,
};

const CLOSED: Record<StateName | AccountStateName, string> = {
  pending: "This is still open",
  working: "This was approved already",
  active: "This was approved already",
  extending: "This was approved already",
  stuck: "This was approved already",
  denied: "This was denied already",
  withdrawn: "This was taken back by the person who asked",
  lapsed: "This lapsed without a decision",
  ending: "This was approved, and the access was ended",
  ended: "This was approved, and the access was ended",
  done: "This was approved already",
  abandoned: "This was approved and then given up",
};

const NOT_STUCK: Record<StateName | AccountStateName, string> = {
  pending: "it still waits for an approver.",
  working: "it is being set up right now.",
  active: "the access is there.",
  extending: "the access is there.",
  stuck: "it is being looked at.",
  denied: "it was denied.",
  withdrawn: "it was taken back.",
  lapsed: "it lapsed without a decision.",
  ending: "the access is being taken away.",
  ended: "the access has ended.",
  done: "it is done.",
  abandoned: "it was given up.",
};

const RETURNING: Pick<
  Sentences,
  "not-yours" | "not-active" | "which-role" | "not-ours-to-end" | "not-an-admin" | "unknown-ref"
> = {
  "not-yours": () => `Only the person who asked can do this. ${MINE}`,
  "not-active": ({ account }) =>
    `There is no access to ${code(account)} that could be given back, extended or revoked. ${MINE}`,
  "which-role": ({ account, roles }) =>
    `There is more than one role in ${code(account)} that could be meant. Say which: ${listed(
      roles.map((role) => code(`${account} ${role}`)),
      "or",
    )}.`,
  "not-ours-to-end": ({ account, role, group }) =>
    `Your access to ${code(account)} as ${code(role)} was not given through Rolecall, so it does not take it away. An AWS admin can take you out of the group ${code(group)}.`,
  "not-an-admin": () =>
    `Only admins can revoke access or adopt an account, and you are not one of them. Whoever has access can give it back; whoever runs Rolecall can add you to the admins.`,
  "unknown-ref": ({ ref }) =>
    `I know no request ${code(ref)}. References look like ${code("R-7K3QXA")}. ${MINE} If it was asked only just now, try again in a few seconds.`,
};

const WELCOME: Pick<
  Sentences,
  "other-workspace" | "guest" | "deactivated" | "not-a-person" | "slack-cannot-say"
> = {
  "other-workspace": () =>
    "Rolecall serves only the people of its own workspace. Please ask your contact there to do this for you.",
  guest: () =>
    "Guests cannot use Rolecall. If you need access to AWS, ask a full member of this workspace.",
  deactivated: () => "This Slack account is deactivated, so Rolecall does nothing for it.",
  "not-a-person": () => "Rolecall serves people only, not apps or bots.",
  "slack-cannot-say": () =>
    "Slack could not tell me just now what I have to know about you, or about who else could see this, so nothing was done. Please try again in a moment.",
};

const SENTENCES: Sentences = {
  ...ASKING,
  ...TIME,
  ...IDENTITY,
  ...SEAT,
  ...DECIDING,
  ...RETURNING,
  ...DRIFT,
  ...WELCOME,
  ...BY_RULES,
  ...ENTRY,
  ...ACCOUNTS,
};

/** In mrkdwn. `management`: for sentences with a command that names the account. */
export function refusalText(refusal: Refusal, management?: ManagementAccount): string {
  const sentence: (refusal: never, management?: ManagementAccount) => string =
    SENTENCES[refusal.refused];
  return sentence(refusal as never, management);
}
