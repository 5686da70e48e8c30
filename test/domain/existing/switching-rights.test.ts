// What policies that others have written come to: whom they let switch to a role, and whether that is all they do.
import fc from "fast-check";
import { matchesWildcards } from "../../../src/domain/existing/found-statements.ts";
import type { HeldPolicy } from "../../../src/domain/existing/landscape.ts";
import {
  isRefused,
  onlyRoleOf,
  openingOf,
  switchingRights,
} from "../../../src/domain/existing/switching-rights.ts";
import {
  CLIENT_A,
  CLIENT_B,
  allow,
  awsPolicy,
  policy,
  refuse,
  roleIn,
  withMfa,
  withoutMfa,
} from "./a-landscape-by-hand.ts";

const admin = roleIn(CLIENT_A);

/** `shut`, or how it opens. */
function verdict(...policies: readonly HeldPolicy[]): string {
  const opening = openingOf(switchingRights(policies), admin);
  if (!opening) return "shut";
  const { bound } = opening;
  return bound.kind === "other" ? `other: ${bound.keys.join(", ")}` : bound.kind;
}

const one = (...statements: readonly Readonly<Record<string, unknown>>[]) =>
  verdict(policy("one", ...statements));

describe("what is allowed", () => {
  it.each([
    ["its ARN", [allow(admin)], "none"],
    ["a list with it", [allow([roleIn(CLIENT_B), admin])], "none"],
    ["another role's ARN", [allow(roleIn(CLIENT_A, "Reader"))], "shut"],
    ["the same role of another account", [allow(roleIn(CLIENT_B))], "shut"],
    ["the role by its name in other capitals", [allow(roleIn(CLIENT_A, "admin"))], "shut"],
    ["every resource", [allow("*")], "none"],
    ["every role of the account", [allow(roleIn(CLIENT_A, "*"))], "none"],
    ["the role in every account", [allow("arn:aws:iam::*:role/Admin")], "none"],
    ["one letter left open", [allow(roleIn(CLIENT_A, "Admi?"))], "none"],
    ["two letters left open", [allow(roleIn(CLIENT_A, "Admi??"))], "shut"],
    ["all but another role", [allow(undefined, { NotResource: roleIn(CLIENT_B) })], "none"],
    ["all but it", [allow(undefined, { NotResource: [admin, "x"] })], "shut"],
    ["each one's own role", [allow(roleIn(CLIENT_A, "${aws:username}"))], "shut"],
    ["an action with a wildcard", [allow(admin, { Action: ["s3:*", "STS:Assume*"] })], "none"],
    ["every action", [allow(admin, { Action: "*" })], "none"],
    ["another action", [allow("*", { Action: "sts:AssumeRoleWithSAML" })], "shut"],
    ["all but IAM", [allow("*", { Action: undefined, NotAction: "iam:*" })], "none"],
    ["all but STS", [allow("*", { Action: undefined, NotAction: ["iam:*", "sts:*"] })], "shut"],
  ])("%s: %j", (_, statements, expected) => {
    expect(one(...statements)).toBe(expected);
  });

  it("one statement may stand without a list", () => {
    const document = { Version: "2012-10-17", Statement: allow(admin) };
    expect(verdict({ name: "one", document })).toBe("none");
  });

  it.each([
    ["AdministratorAccess", "none"],
    ["PowerUserAccess", "none"],
    ["ReadOnlyAccess", "shut"],
  ])("AWS's own %s is known without being read", (name, expected) => {
    expect(verdict(awsPolicy(name))).toBe(expected);
  });
});

const fromOffice = { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } };
const age = { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } };

describe("conditions", () => {
  it.each([
    ["MFA", [allow(admin, withMfa)], "mfa"],
    [
      "MFA as a Boolean",
      [allow(admin, { Condition: { Bool: { "aws:multifactorauthpresent": true } } })],
      "mfa",
    ],
    ["an hour since MFA at most", [allow(admin, { Condition: age })], "mfa"],
    [
      "that there was MFA at all",
      [allow(admin, { Condition: { Null: { "aws:MultiFactorAuthAge": "false" } } })],
      "mfa",
    ],
    [
      "no MFA, of all things",
      [allow(admin, { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })],
      "other: aws:MultiFactorAuthPresent",
    ],
    ["the network", [allow(admin, fromOffice)], "other: aws:SourceIp"],
    [
      "MFA and the network",
      [allow(admin, { Condition: { ...withMfa.Condition, ...fromOffice.Condition } })],
      "other: aws:SourceIp",
    ],
    ["the network or nothing", [allow(admin, fromOffice), allow("*")], "none"],
    ["the network or MFA", [allow(admin, fromOffice), allow(admin, withMfa)], "mfa"],
    [
      "something that is no condition",
      [allow(admin, { Condition: "MFA" })],
      "other: what is no key",
    ],
  ])("on %s", (_, statements, expected) => {
    expect(one(...statements)).toBe(expected);
  });
});

describe("refusals", () => {
  it.each([
    ["of the role", [allow(admin), refuse(admin)], "shut"],
    ["of everything", [allow(admin), refuse("*", { Action: "*" })], "shut"],
    ["of another role", [allow(admin), refuse(roleIn(CLIENT_B))], "none"],
    ["of all but the role", [allow(admin), refuse(undefined, { NotResource: admin })], "none"],
    ["without MFA", [allow(admin), refuse("*", withoutMfa)], "mfa"],
    [
      "without MFA, of all but MFA's own",
      [
        allow(admin),
        refuse("*", { Action: undefined, NotAction: "iam:*MFADevice", ...withoutMfa }),
      ],
      "mfa",
    ],
    ["from elsewhere", [allow(admin), refuse("*", fromOffice)], "other: aws:SourceIp"],
    [
      "of a role for each user, called otherwise",
      [allow(admin), refuse(roleIn(CLIENT_A, "${aws:username}-own"))],
      "none",
    ],
    [
      "that may fit whoever asks",
      [allow(admin), refuse("arn:aws:iam::*:role/${aws:PrincipalTag/team}")],
      "other: who asks",
    ],
  ])("%s", (_, statements, expected) => {
    expect(one(...statements)).toBe(expected);
  });

  it("hold whichever policy they stand in", () => {
    expect(verdict(policy("one", allow(admin)), policy("two", refuse(admin)))).toBe("shut");
  });

  it("keep everybody out where they are of everybody, and only then", () => {
    const refused = (statement: ReturnType<typeof allow>) =>
      isRefused(switchingRights([policy("one", statement)]), admin);
    expect(refused(refuse("*"))).toBe(true);
    expect(refused(refuse("*", withoutMfa))).toBe(false);
    expect(refused(allow(roleIn(CLIENT_B)))).toBe(false);
  });
});

describe("whether opening one role is all it does", () => {
  it.each([
    ["one role", [allow(admin)], admin],
    ["one role, said twice", [allow(admin), allow([admin], withMfa)], admin],
    [
      "what goes with switching",
      [allow(admin, { Action: ["sts:AssumeRole", "sts:TagSession"] })],
      admin,
    ],
    ["two roles", [allow([admin, roleIn(CLIENT_B)])], null],
    ["a pattern that one role fits", [allow(roleIn(CLIENT_A, "Adm*"))], null],
    ["another action", [allow(admin), allow("*", { Action: "s3:ListBucket" })], null],
    ["more of STS", [allow(admin, { Action: "sts:*" })], null],
    ["a refusal", [allow(admin), refuse(roleIn(CLIENT_B))], null],
    ["all but something", [allow(undefined, { NotResource: admin })], null],
    ["nothing", [], null],
  ])("%s", (_, statements, expected) => {
    expect(onlyRoleOf(switchingRights([policy("one", ...statements)]))).toBe(expected);
  });

  it.each([
    ["one that cannot be read", { name: "two", document: "unreadable" }],
    ["one without an effect", { name: "two", document: { Statement: [{ Action: "*" }] } }],
    ["one of AWS's own", awsPolicy("ReadOnlyAccess")],
  ])("is not said beside %s", (_, other) => {
    expect(onlyRoleOf(switchingRights([policy("one", allow(admin)), other]))).toBeNull();
  });
});

it("wildcards match as a plain reading of them does", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ".", "/"), maxLength: 8 });
  fc.assert(
    fc.property(
      letters,
      fc.string({ unit: fc.constantFrom("a", "b", ".", "/") }),
      (pattern, text) => {
        expect(matchesWildcards(pattern, text)).toBe(reads(pattern, text));
      },
    ),
  );
});

function reads(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text === "";
  if (first === "*") {
    return reads(rest.join(""), text) || (text !== "" && reads(pattern, text.slice(1)));
  }
  return text !== "" && (first === "?" || first === text[0]) && reads(rest.join(""), text.slice(1));
}
