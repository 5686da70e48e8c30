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

it.each([
  ["bob may decide about it", first(alice, iamUsers.alice), [yes(bob)], rule(1, bob), true],
  [
    "only carol may decide about it",
    first(alice, iamUsers.alice),
    [yes(bob)],
    rule(1, carol),
    false,
  ],
  [
    "two are needed, and one said yes",
    first(alice, iamUsers.alice),
    [yes(bob)],
    rule(2, bob, carol),
    false,
  ],
  [
    "two are needed, and both did",
    first(alice, iamUsers.alice),
    [yes(bob), yes(carol)],
    rule(2, bob, carol),
    true,
  ],
  ["bob would let in himself", first(bob, iamUsers.bob), [yes(bob)], rule(1, bob), false],
  [
    "bob has the IAM user of the one",
    first(alice, iamUsers.alice),
    [yes(bob, iamUsers.alice)],
    rule(1, bob),
    false,
  ],
  ["nobody is asked about it", first(alice, iamUsers.alice), [yes(bob)], rule(0), true],
  ["no rule is about it any more", first(alice, iamUsers.alice), [yes(bob)], [], false],
])("where %s", (_what, person, yeses, deciders, isLetIn) => {
  expect(letInBy(asked(person), yeses, deciders)).toEqual(isLetIn ? ["R-FIRST"] : []);
});
