// How messages speak about several accounts that were asked for in the same words.
import { strategyOf } from "../../../domain/access-plan.ts";
import type { Spread } from "../../../domain/batch.ts";
import type { AccountIdentity } from "../../../domain/account.ts";
import type { AccessRequest, Ask } from "../../../domain/request.ts";
import { bold, code, listed, named } from "../mrkdwn.ts";
import type { Part } from "./shown.ts";
import { line } from "./shown.ts";
import { seatText, wholeSeatText } from "./what-is-asked.ts";

/** "*40 accounts* as *admin*"; of one account, the account. */
export function askedText(ask: Ask): string {
  return manyText(ask) ?? seatText(ask);
}

/** The same; of one account, with its name and number. */
export function wholeAskedText(ask: Ask): string {
  return manyText(ask) ?? wholeSeatText(ask);
}

const MOST_TYPED = 5;

/** "client-a,client-b admin", as it is typed after the command. */
export function typedAsked({ account, others = [], role }: Ask): string {
  const slugs = [account, ...others.map((other) => other.account)].map(({ slug }) => slug);
  const more = slugs.length > MOST_TYPED ? ["…"] : [];
  return `${[...slugs.slice(0, MOST_TYPED), ...more].join(",")} ${role.key}`;
}

function manyText({ others, role }: Ask): string | undefined {
  if (!others) return undefined;
  return `${bold(`${others.length + 1} accounts`)} as ${bold(role.key)}`;
}

/** "client-a as admin", "client-a and 39 more as admin"; without markup. */
export function titleText({ account, others, role }: Ask): string {
  const more = others ? ` and ${others.length} more` : "";
  return `${account.slug}${more} as ${role.key}`;
}

/** In one section Slack takes 3,000 characters, and the longest account is written with 70. */
const IN_ONE_LINE = 25;
/** Leaves room in the text of a message for all that stands around them. */
const SPOKEN_MOST = 700;

/** Which accounts, where there are several; with what each is called once it is a request of its own. */
export function accountLines({ ask, ref, spread }: AccessRequest): Part[] {
  const { account, others } = ask;
  if (!others) return [];
  const left = new Set(spread?.leftOut.map(({ slug }) => slug));
  const seats = [{ account, ref }, ...others].filter((seat) => !left.has(seat.account.slug));
  const shownAs = spread ? withRef : withNumber;
  const groups = inGroups(seats.map((seat) => shownAs(seat)));
  const spoken = spokenNames(seats.map((seat) => seat.account.slug));
  return [
    ...groups.map((names, index) => ({
      ...line(names.join(", ")),
      spoken: index === 0 ? spoken : "",
    })),
    ...leftOutLines(spread),
  ];
}

/** Once it is approved, each account is a request of its own, and what follows is about the first one. */
export function headLines({ ask, spread }: AccessRequest): Part[] {
  if (!spread) return [];
  return [
    line(`Each of these goes its own way from here. This is how it stands with ${seatText(ask)}:`),
  ];
}

interface Seat {
  readonly account: AccountIdentity;
  readonly ref: string;
}

function withNumber({ account }: Seat): string {
  return `${code(account.slug)} (${account.id})`;
}

function withRef({ account, ref }: Seat): string {
  return `${code(account.slug)} (${named(ref)})`;
}

function inGroups(names: readonly string[]): string[][] {
  const count = Math.ceil(names.length / IN_ONE_LINE);
  return Array.from({ length: count }, (_, group) =>
    names.slice(group * IN_ONE_LINE, (group + 1) * IN_ONE_LINE),
  );
}

function spokenNames(slugs: readonly string[]): string {
  let length = 0;
  const fit = slugs.filter((slug) => (length += slug.length + 2) <= SPOKEN_MOST);
  const more = slugs.length - fit.length;
  return listed(more > 0 ? [...fit, `${more} more`] : fit);
}

function leftOutLines(spread: Spread | null): Part[] {
  const leftOut = spread?.leftOut ?? [];
  const reasons = [...new Set(leftOut.map(({ why }) => why))];
  return reasons.map((why) => {
    const slugs = leftOut.filter((one) => one.why === why).map(({ slug }) => slug);
    const part = line(`Left out, since ${named(why)}: ${listed(slugs.map(code))}.`);
    return { ...part, spoken: `Left out, since ${named(why)}: ${spokenNames(slugs)}.` };
  });
}

/** What approvers have to know of the plans that are not written out. */
export function othersPlanText({ ask, spread }: AccessRequest): string | undefined {
  const left = new Set(spread?.leftOut.map(({ slug }) => slug));
  const others = (ask.others ?? []).filter(({ account }) => !left.has(account.slug));
  if (others.length === 0) return undefined;
  const direct = others.filter(({ plan }) => strategyOf(plan) === "direct").length;
  const odd =
    direct === 0 || strategyOf(ask.plan) === "direct"
      ? ""
      : `, in ${direct} of them by a policy of the IAM user's own instead of the access group, since there is no room for more groups`;
  const which = others.length === 1 ? "account" : `${others.length} accounts`;
  return `The same is done in the other ${which}${odd}.`;
}

/** Whether AWS itself ends it in each of them. */
export function isGuardedEverywhere({ mayDeny, others = [] }: Ask): boolean {
  return mayDeny && others.every((other) => other.mayDeny);
}
