// What people are told about a new account besides its steps: its e-mail, who is let in first, and who may ask afterwards.
import type { AccessPolicy } from "../../../../domain/access-policy.ts";
import type { AccountRequest, CreationAsk } from "../../../../domain/accounts/account-request.ts";
import { isAccountIn } from "../../../../domain/accounts/account-request.ts";
import { accountToBe } from "../../../../domain/accounts/check-new-account.ts";
import type { FirstPerson, NewAccount } from "../../../../domain/accounts/new-account.ts";
import { bold, code, listed, mention } from "../../mrkdwn.ts";
import { line } from "../shown.ts";
import type { Part } from "../shown.ts";
import { forText } from "../what-is-asked.ts";
import { whoMayAskAfterwards } from "./rules-about.ts";

export const EMAIL_WARNING =
  ":warning: An e-mail that was used for an AWS account can never be used for another one, also when the account is closed. It must be able to receive mail.";

export const NO_ROOT_PASSWORD =
  "New accounts have no root password. Whoever has to become root gets in through centralised root access in IAM.";

/** For those who decide. */
export function aboutNewAccount(ask: CreationAsk, policy: AccessPolicy): Part[] {
  return [
    line(EMAIL_WARNING),
    ...whoIsLetIn(ask.wanted),
    whoMayAskAfterwards(policy, accountToBe(ask.wanted)),
  ];
}

const MOST_PEOPLE = 8;

function whoIsLetIn({ firstPeople }: NewAccount): Part[] {
  if (firstPeople.length === 0) return [];
  const people = firstPeople.slice(0, MOST_PEOPLE).map(({ person }) => mention(person));
  const more = firstPeople.length - people.length;
  const [{ roleKey, lasting } = { roleKey: "", lasting: "standing" as const }] = firstPeople;
  const who = listed(more > 0 ? [...people, `${more} more`] : people);
  return [
    line(
      `${bold("Let in first:")} ${who}, as ${bold(roleKey)} ${forText(lasting)}. Where you may not decide about that by its rule, it is asked for by itself.`,
    ),
  ];
}

/** What became of the first people: let in with the account, or asked for. */
export function whoGotIn(request: AccountRequest): string | undefined {
  if (request.ask.kind !== "create-account" || !isAccountIn(request, "done")) return undefined;
  const { firstPeople } = request.ask.wanted;
  if (firstPeople.length === 0) return "Nobody was let in yet; whoever needs it can ask.";
  const { letsIn = [] } = request.state.approval;
  const isIn = ({ ref }: FirstPerson) => letsIn.includes(ref);
  return [
    ...sentenceAbout(firstPeople.filter(isIn), "Let in"),
    ...sentenceAbout(
      firstPeople.filter((one) => !isIn(one)),
      "Asked for, since whoever approved the account may not let them in",
    ),
  ].join(" ");
}

function sentenceAbout(people: readonly FirstPerson[], what: string): string[] {
  if (people.length === 0) return [];
  const some = people
    .slice(0, MOST_PEOPLE)
    .map(({ person, roleKey, ref }) => `${mention(person)} as ${code(roleKey)} (${ref})`);
  const more = people.length - some.length;
  return [`${what}: ${listed(more > 0 ? [...some, `${more} more`] : some)}.`];
}
