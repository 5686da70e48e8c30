// A request about an account in every way it can stand that people see a difference in; ordinary, and with the worst that may be written.
import type { AccountCommand } from "../../../src/domain/accounts/account-command.ts";
import type { AccountRequest, SeenInside } from "../../../src/domain/accounts/account-request.ts";
import type { FirstPerson, NewAccount, NewRole } from "../../../src/domain/accounts/new-account.ts";
import { termsOf } from "../../../src/domain/terms.ts";
import { aRule, inGroups, people } from "../../support/a-policy.ts";
import { ASKED_AT } from "../../support/a-request.ts";
import {
  aClosing,
  aCreation,
  afterWishes,
  aNewAccount,
  closingRule,
  LATER,
  wishes,
} from "../../support/an-account.ts";
import type { Wish } from "../../support/an-account.ts";
import { alice, bob, carol } from "../../support/people.ts";
import { connectionsWith } from "./every-connection.ts";
import { approved, done, inEveryState, learning, refused, times } from "./in-every-state.ts";
import type { AccountRequests, Words } from "./in-every-state.ts";

export function ordinaryAccounts(): AccountRequests {
  return accountsWith({ words: "a client of ours", name: "Acme" });
}

export function hostileAccounts(words: string, name: string): AccountRequests {
  return accountsWith({ words, name });
}

function accountsWith(written: Words): AccountRequests {
  const made = creation(written, aNewAccount({ name: written.name.slice(0, 50) }));
  const large = creation(written, largeAccount(written));
  const closing = closingOf(written, 2);
  return {
    ...inEveryState("new", made, written),
    ...inEveryState("large", large, written),
    ...inEveryState("closing", closing, written),
    ...waitsLong(written),
    "new, done, with first people": done(creation(written, withPeople())),
    "closing, pending, many inside": closingOf(written, 40),
    "closing, pending, nobody inside": closingOf(written, 0),
    ...stuckOtherwise(made, written),
    ...connectionsWith(written),
  };
}

/** Nothing was done yet; found by its e-mail; nearly done; in another unit. */
function stuckOtherwise(pending: AccountRequest, { words, name }: Words): AccountRequests {
  const { abandon, adopt, doStep } = wishes;
  const working = approved(pending);
  const found = { id: "555555555555", name };
  const foundOne = afterWishes(working, refused(words, { learnt: { found, attempt: null } }));
  const attempt = {
    by: "p",
    at: ASKED_AT,
    email: "aws+acme@agency.example",
    isLost: true,
  } as const;
  const lost = afterWishes(working, refused(words, { learnt: { attempt } }));
  const inAccount = afterWishes(working, doStep, learning({ accountId: "555555555555" }));
  const late = afterWishes(inAccount, ...times(doStep, 6), refused(words, { mends: ["unit"] }));
  const last = afterWishes(inAccount, ...times(doStep, 7), refused(words));
  return {
    "new, stuck, one was found": foundOne,
    "new, adopted": afterWishes(foundOne, adopt),
    "new, stuck, nothing done": afterWishes(working, refused(words)),
    "new, given up, nothing done": afterWishes(working, refused(words), abandon),
    "new, given up, perhaps made": afterWishes(lost, abandon),
    "new, stuck, at the unit": late,
    "new, given up, at the unit": afterWishes(late, abandon),
    "new, given up, at the end": afterWishes(last, abandon),
  };
}

function waitsLong({ words }: Words): AccountRequests {
  const rule = aRule({
    name: "new accounts",
    approvals: 2,
    mayApprove: inGroups("S0PLATFORM1"),
    notified: people(carol),
    remindMilliseconds: 1000,
    escalation: { afterMilliseconds: 2000, to: people(carol) },
  });
  const asked = creation({ words, name: "Acme" }, aNewAccount());
  const pending = { ...asked, ask: { ...asked.ask, terms: termsOf(rule, ASKED_AT) } };
  const { approve, remind, escalate } = wishes;
  const yes: Wish = (request) => ({ ...approve(request), rule }) as AccountCommand;
  return {
    "new, pending, two have to say yes": pending,
    "new, pending, one said yes": afterWishes(pending, yes),
    "new, pending, reminded and escalated": afterWishes(pending, yes, remind, escalate),
  };
}

function creation({ words }: Words, wanted: NewAccount): AccountRequest {
  const request = aCreation(wanted);
  return { ...request, ask: { ...request.ask, reason: words } };
}

function closingOf({ words, name }: Words, inside: number): AccountRequest {
  const request = aClosing();
  if (request.ask.kind !== "close-account") throw new Error("a closing closes an account");
  const seen = Array.from({ length: inside }, (_, index): SeenInside => {
    const isOurs = index % 2 === 0;
    return { iamUser: `person.${index}`, roleKey: "admin", isOurs, endsAt: isOurs ? LATER : null };
  });
  const terms = termsOf({ ...closingRule, approvals: 1 }, ASKED_AT);
  const account = { ...request.ask.account, name };
  return { ...request, ask: { ...request.ask, reason: words, account, inside: seen, terms } };
}

/** With as many roles, tags and people as there may be, and the longest names. */
function largeAccount({ words, name }: Words): NewAccount {
  const roles = Array.from({ length: 14 }, (_, index): NewRole => ({
    key: `role-${index}-${"k".repeat(40)}`,
    roleName: `R${index}${"N".repeat(60)}`,
    sessionSeconds: 12 * 3600,
    policies: Array.from(
      { length: 9 },
      (__, at) => `arn:aws:iam::aws:policy/P${at}${"x".repeat(90)}`,
    ),
  }));
  return aNewAccount({
    slug: "a".repeat(40),
    name: name.slice(0, 50),
    email: `aws+${"e".repeat(40)}@agency.example`,
    alias: "x".repeat(63),
    unit: { id: "ou-root-deep0000", path: ["x".repeat(128), words.slice(0, 70)].join("/") },
    roles: [...aNewAccount().roles, ...roles],
    tags: Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`key-${index}${"k".repeat(100)}`, "v".repeat(200)]),
    ),
    firstPeople: Array.from({ length: 20 }, (_, index) => firstPerson(index)),
  });
}

function withPeople(): NewAccount {
  return aNewAccount({ firstPeople: [firstPerson(0), firstPerson(1)] });
}

function firstPerson(index: number): FirstPerson {
  const person = [alice, bob, carol][index % 3] ?? alice;
  const rule = aRule();
  return {
    ...{ person, iamUser: `person.${index}`, roleKey: "admin", ref: `R-F1RST${index}`, number: 1 },
    ...{ lasting: "standing", way: { strategy: "group", mayDeny: true }, boundary: null },
    ...{ terms: termsOf(rule, ASKED_AT), lapseMilliseconds: rule.lapseMilliseconds },
  };
}
