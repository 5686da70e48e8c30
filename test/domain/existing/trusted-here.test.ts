// Whom of the management account a role's trust policy lets in, as others have written it.
import { trustedHere } from "../../../src/domain/existing/trusted-here.ts";
import { MANAGEMENT, ROOT, trusting, withMfa, withoutMfa } from "./a-landscape-by-hand.ts";

const home = { partition: "aws", managementId: MANAGEMENT };
const erik = `arn:aws:iam::${MANAGEMENT}:user/team/erik`;
const bot = `arn:aws:iam::${MANAGEMENT}:role/rolecall`;

const everybody = { kind: "everybody", mfa: "not-needed", externalId: null, keys: [] };
const named = (...people: readonly string[]) => ({ kind: "named", people });
const nobody = { kind: "nobody" };
const principal = (value: unknown, operator = "ArnEquals") => ({
  Condition: { [operator]: { "aws:PrincipalArn": value } },
});
const externalId = { Condition: { StringEquals: { "sts:ExternalId": "of-the-client" } } };

it.each([
  ["the account", trusting(ROOT), everybody],
  ["the account by its number", trusting([MANAGEMENT]), everybody],
  [
    "everybody in AWS",
    { Statement: { ...trusting(ROOT).Statement[0], Principal: "*" } },
    everybody,
  ],
  ["another account", trusting("arn:aws:iam::999999999999:root"), nobody],
  ["a service", trusting(undefined, { Principal: { Service: "ec2.amazonaws.com" } }), nobody],
  ["the account, for something else", trusting(ROOT, { Action: "sts:TagSession" }), nobody],
  ["the account, with MFA", trusting(ROOT, withMfa), { ...everybody, mfa: "needed" }],
  [
    "the account, with MFA if there is a session",
    trusting(ROOT, { Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } } }),
    { ...everybody, mfa: "weak" },
  ],
  ["a user", trusting(erik), named("team/erik")],
  ["a user who is gone", trusting("AIDAEXAMPLEEXAMPLE"), named("AIDAEXAMPLEEXAMPLE")],
  ["a role", trusting(bot), nobody],
  ["the account, for a role of it", trusting(ROOT, principal(bot)), nobody],
  ["the account, for a user of it", trusting(ROOT, principal([erik, bot])), named("team/erik")],
  [
    "the account, for all users of it",
    trusting(ROOT, principal(`arn:aws:iam::${MANAGEMENT}:user/*`, "ArnLike")),
    everybody,
  ],
  [
    "the account, with an ExternalId",
    trusting(ROOT, externalId),
    { ...everybody, externalId: "of-the-client" },
  ],
  [
    "the account, within the organization",
    trusting(ROOT, { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    { ...everybody, keys: ["aws:PrincipalOrgID"] },
  ],
  ["what cannot be read", "unreadable", { kind: "unreadable" }],
])("%s", (_, trust, expected) => {
  expect(trustedHere(trust, home)).toEqual(expected);
});

const both = (...documents: readonly ReturnType<typeof trusting>[]) => ({
  Statement: documents.flatMap(({ Statement }) => Statement),
});

it("takes the easiest way in: without MFA, or without an ExternalId, where one statement asks for none", () => {
  const trust = both(trusting(ROOT, withMfa), trusting(ROOT, externalId));
  expect(trustedHere(trust, home)).toEqual(everybody);
});

it("asks for MFA where a statement refuses those without", () => {
  const deny = trusting(ROOT, { Effect: "Deny", ...withoutMfa });
  expect(trustedHere(both(trusting(ROOT), deny), home)).toMatchObject({ mfa: "needed" });
});

it("names nobody where everybody is let in besides", () => {
  expect(trustedHere(both(trusting(erik), trusting(ROOT)), home)).toEqual(everybody);
});
