// Where iam-simulate does not do what AWS documents, and the sandbox does: the comparisons leave these constructs out.
import type { PolicyDocument, Statement } from "../../sandbox/aws/policy/policy-document.ts";
import { arnOf, bothAnswer } from "./alice-before-a-role.ts";
import { verdictOf } from "./comparison.ts";
import { NOON, SECOND } from "./generated-conditions.ts";
import { root } from "./one-role-seed.ts";
import { moment } from "./request-context.ts";

const role = { account: "222222222222", path: "/" };
const inAMinute = String(NOON / SECOND + 60);
const aMinuteAgo = moment(NOON - 60 * SECOND);

const policy = (more: Partial<Statement>, Version = "2012-10-17"): PolicyDocument => ({
  Version,
  Statement: { Effect: "Allow", Action: "sts:AssumeRole", ...more },
});
const when = (Condition: NonNullable<Statement["Condition"]>, version?: string) =>
  policy({ Resource: arnOf(role), Condition }, version);

/** The pages are those of the IAM User Guide; `reference_policies_` stands before each of their names. */
const differences: Record<string, [document: PolicyDocument, documented: "in" | "out"]> = {
  // elements_condition_operators, Date: ISO 8601 "or in epoch (UNIX) time"; condition-keys, aws:EpochTime: "the number of
  // seconds since January 1, 1970". iam-simulate takes the number for milliseconds.
  "a date in seconds": [when({ DateLessThan: { "aws:CurrentTime": inAMinute } }), "in"],
  "a request's time in seconds": [when({ DateGreaterThan: { "aws:EpochTime": aMinuteAgo } }), "in"],

  // variables: "Inverted condition operators like StringNotEquals or StringNotLike do match against a null value".
  "a variable without a value that must not be equal": [
    when({ StringNotEquals: { "aws:username": "${aws:PrincipalTag/team}" } }),
    "in",
  ],
  // variables: a Resource or NotResource with such a variable "will not match any resource".
  "a variable without a value in NotResource": [
    policy({ NotResource: "arn:aws:iam::222222222222:role/${aws:PrincipalTag/team}" }),
    "in",
  ],
  // elements_version: in 2008-10-17 variables "are instead treated as literal strings in the policy".
  "a variable in a document of the old version": [
    when({ StringEquals: { "aws:username": "${aws:username}" } }, "2008-10-17"),
    "out",
  ],
};

test.each(Object.entries(differences))("%s", async (_, [document, documented]) => {
  const { sandbox, simulated } = await bothAnswer({
    role,
    trust: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: root, Action: "sts:AssumeRole" },
    },
    own: [document],
    groups: [],
    tags: {},
    mfa: true,
    sessionName: "alice",
    at: NOON,
  });
  const verdict = documented === "in" ? "Allowed" : "ImplicitlyDenied";
  expect(verdictOf(sandbox)).toBe(verdict);
  // Should this fail with a newer iam-simulate, the comparisons need no longer leave it out.
  expect(simulated).not.toBe(verdict);
});
