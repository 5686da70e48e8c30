// Who is let into a new account with the yes to its making, and who is asked for like anybody else.
import { letInBy } from "../../../src/domain/accounts/let-in-first.ts";
import type { FirstPerson } from "../../../src/domain/accounts/new-account.ts";
import { termsOf } from "../../../src/domain/terms.ts";
import { aRule } from "../../support/a-policy.ts";
import { ASKED_AT } from "../../support/a-request.ts";
import { aCreation, aNewAccount } from "../../support/an-account.ts";
import { alice, bob, carol, iamUsers } from "../../support/people.ts";

const first = (person: typeof alice, iamUser: string): FirstPerson => ({
  ...{ person, iamUser, roleKey: "admin", ref: "R-FIRST", number: 1, lasting: 3600 },
  way: { strategy: "group", mayDeny: true },
  boundary: null,
  terms: termsOf(aRule(), ASKED_AT),
  lapseMilliseconds: 1000,
});
const yes = (by: typeof alice, iamUser?: string) => ({
  ...{ by, at: ASKED_AT },
  ...(iamUser === undefined ? {} : { iamUser }),
});
const asked = (person: FirstPerson) => aCreation(aNewAccount({ firstPeople: [person] })).ask;
const rule = (approvals: number, ...approvers: (typeof alice)[]) => [
  { ref: "R-FIRST", approvals, approvers: approvers.map(({ user }) => user) },
];

interface Case {
  readonly what: string;
  readonly person?: FirstPerson;
  readonly yeses?: Parameters<typeof letInBy>[1];
  readonly deciders: Parameters<typeof letInBy>[2];
  readonly isLetIn: boolean;
}

const both = [yes(bob), yes(carol)];
const cases: readonly Case[] = [
  { what: "bob may decide about it", deciders: rule(1, bob), isLetIn: true },
  { what: "only carol may decide about it", deciders: rule(1, carol), isLetIn: false },
  { what: "two are needed, and one said yes", deciders: rule(2, bob, carol), isLetIn: false },
  {
    what: "two are needed, and both did",
    yeses: both,
    deciders: rule(2, bob, carol),
    isLetIn: true,
  },
  {
    what: "bob would let in himself",
    person: first(bob, iamUsers.bob),
    deciders: rule(1, bob),
    isLetIn: false,
  },
  {
    what: "bob has the IAM user of the one",
    yeses: [yes(bob, iamUsers.alice)],
    deciders: rule(1, bob),
    isLetIn: false,
  },
  { what: "nobody is asked about it", deciders: rule(0), isLetIn: true },
  { what: "no rule is about it any more", deciders: [], isLetIn: false },
];

it.each(cases)("where $what", ({ person, yeses = [yes(bob)], deciders, isLetIn }) => {
  const ask = asked(person ?? first(alice, iamUsers.alice));
  expect(letInBy(ask, yeses, deciders)).toEqual(isLetIn ? ["R-FIRST"] : []);
});
