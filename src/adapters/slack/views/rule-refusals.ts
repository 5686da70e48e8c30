// What is said where the rules say no: to asking, to approving, to break-glass, and to several accounts at once.
import { CLOSING_WARNING } from "../../../domain/accounts/decide-account.ts";
import { COMMAND } from "../ids.ts";
import { bold, channelLink, code, escapedWithin, listed, mention, when } from "../mrkdwn.ts";
import type { Sentences } from "./refusal-sentences.ts";
import { lastingText } from "./time-text.ts";
import { forText } from "./what-is-asked.ts";

const RULES = "Whoever runs Rolecall can change that in rolecall.yaml.";

type AboutAsking = "no-rule" | "may-not-ask" | "name-not-typed" | "explain-for-admins";

const ASKING: Pick<Sentences, AboutAsking> = {
  "no-rule": ({ account, role }) =>
    `No rule is about ${code(account)} as ${code(role)}, so nobody is let in. ${RULES}`,
  "may-not-ask": ({ account, role, rule }) =>
    `You may not ask for ${code(account)} as ${code(role)}: the rule ${bold(rule)} does not count you among those who may. ${code(`${COMMAND} explain ${account} ${role}`)} shows who may. ${RULES}`,
  "name-not-typed": ({ name, warning }) =>
    warning === CLOSING_WARNING
      ? `This cannot be taken back, so the account's name, ${code(name)}, has to be typed in the form. To approve, click Approve on the card, which opens one, or type it behind the reference, as in ${code(`${COMMAND} approve R-7K3QXA ${name}`)}.`
      : `This is sensitive: ${escapedWithin(warning, 400)} The account's name, ${code(name)}, has to be typed in the form. Approve on the card opens it, and so does ${code(`${COMMAND} ${name}`)}.`,
  "explain-for-admins": () =>
    `Only admins may look at what others may do. Leave the name out, and I say what you may do: ${code(`${COMMAND} explain client-a admin`)}.`,
};

type AboutSeveral = "too-many-accounts" | "sensitive-alone" | "no-room-for-all";

const SEVERAL: Pick<Sentences, AboutSeveral> = {
  "too-many-accounts": ({ asked, most }) =>
    `These are ${asked} accounts, and at most ${most} can be asked for at once. Please ask in several goes.`,
  "sensitive-alone": ({ account, role }) =>
    `The account ${code(account)} as ${code(role)} is sensitive, so it has to be asked for by itself. Type ${code(`${COMMAND} ${account} ${role} <reason>`)}.`,
  "no-room-for-all": ({ iamUser, fit, left }) =>
    `AWS has no room on your IAM user ${code(iamUser)} for all of these at once. ${whatFits(fit)}, and then there is none for ${slugsText(left)}. Ask for fewer, or give back what you need no more; ${code(`${COMMAND} list`)} shows what you have.`,
};

function whatFits(fit: readonly string[]): string {
  return fit.length === 0 ? "There is room for none" : `There is room for ${slugsText(fit)}`;
}

const MOST_NAMED = 10;

function slugsText(slugs: readonly string[]): string {
  const more = slugs.length - MOST_NAMED;
  const names = slugs.slice(0, MOST_NAMED).map(code);
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

type AboutDeciding =
  | "requester-may-not"
  | "not-shorter"
  | "longer-than-allowed"
  | "said-yes-already"
  | "same-iam-user-said-yes";

const DECIDING: Pick<Sentences, AboutDeciding> = {
  "requester-may-not": ({ person, account, role }) =>
    `This cannot be approved: as things stand by now, ${mention(person)} may not have ${code(account)} as ${code(role)}. Deny it, or let it lapse.`,
  "not-shorter": ({ asked }) =>
    `It was asked ${forText(asked)}. You can give that or less, but not more.`,
  "longer-than-allowed": ({ asked, longest }) =>
    `It was asked ${forText(asked)}, and the rule allows at most ${lastingText(longest)} by now. Give less with ${bold("Approve for less…")}, or deny it.`,
  "said-yes-already": ({ at }) =>
    `You said yes to this already, ${when(at)}. It needs the yes of somebody else too.`,
  "same-iam-user-said-yes": ({ by, iamUser }) =>
    `Your IAM user ${code(iamUser)} is also that of ${mention(by)}, who said yes to this already. It needs the yes of somebody else.`,
};

type AboutEmergencies =
  "no-break-glass" | "break-glass-ends" | "nothing-to-review" | "reviewed-already";

const EMERGENCIES: Pick<Sentences, AboutEmergencies> = {
  "no-break-glass": ({ account, role }) =>
    `You may not break the glass for ${code(account)} as ${code(role)}: its rule does not allow it, or not to you. Ask in the usual way: ${code(`${COMMAND} ${account} ${role} <reason>`)}.`,
  "break-glass-ends": ({ ref }) =>
    `${bold(ref)} was taken by break-glass, which cannot be made longer. When it has ended, ask in the usual way.`,
  "nothing-to-review": ({ ref }) =>
    `${bold(ref)} was not taken by break-glass, so there is nothing to review.`,
  "reviewed-already": ({ by, at }) =>
    `This was reviewed already by ${mention(by)}, ${when(at)}. There is nothing left to do.`,
};

type AboutPlaces = "not-our-message" | "wrong-channel" | "shared-channel";

const PLACES: Pick<Sentences, AboutPlaces> = {
  "not-our-message": () =>
    "This button is not on a message of Rolecall's own, so nothing was done. My Home tab shows what waits for you; please tell whoever runs Rolecall where you found it.",
  "wrong-channel": ({ channel }) =>
    `Rolecall decides in ${channelLink(channel)} only, and this message stands somewhere else. Use the card there, or my Home tab.`,
  "shared-channel": ({ channel }) =>
    `The channel ${channelLink(channel)} is shared with another workspace, so nothing is decided there. Use my Home tab; whoever runs Rolecall can name a channel in rolecall.yaml that is not shared.`,
};

export const BY_RULES = { ...ASKING, ...SEVERAL, ...DECIDING, ...EMERGENCIES, ...PLACES };
