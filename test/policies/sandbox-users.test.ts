// Whether the sandbox lets users into roles exactly where iam-simulate does, over thousands of made-up policies.
import fc from "fast-check";
import type { Principal } from "../../sandbox/aws/policy/policy-document.ts";
import { aliceArn, arnOf, bothAnswer, type OneRole } from "./alice-before-a-role.ts";
import { startComparison } from "./comparison.ts";
import { aMoment, type Vocabulary } from "./generated-conditions.ts";
import { assumingPolicy, boundaryPolicy, ownPolicies, trustPolicy } from "./generated-policies.ts";
import { management, root } from "./one-role-seed.ts";

const CASES = 3000;

const vocabulary: Vocabulary = {
  strings: [
    {
      key: "sts:RoleSessionName",
      values: ["alice", "bob", "ALICE", "ali*", "al?ce", "a?ce", "${aws:username}", "*"],
    },
    {
      key: "aws:username",
      values: ["alice", "bob", "a*", "${aws:PrincipalTag/team}", "alice${aws:PrincipalTag/team}"],
    },
    {
      key: "aws:PrincipalTag/team",
      values: ["web", "Web", "w*", "data", "${aws:PrincipalTag/role, 'web'}"],
    },
    { key: "sts:ExternalId", values: ["rolecall-4711", "rolecall-*", "${aws:username}"] },
    { key: "aws:PrincipalAccount", values: [management, "222222222222", "1*"] },
    { key: "aws:PrincipalType", values: ["User", "AssumedRole"] },
    { key: "aws:userid", values: ["AIDA*", "AROA*:alice", "${aws:userid}"] },
  ],
  arns: [
    aliceArn,
    `arn:aws:iam::${management}:user/bob`,
    `arn:aws:iam::${management}:user/a*`,
    `arn:aws:iam::${management}:user/\${aws:username}`,
    `arn:aws:iam::${management}:user/\${aws:PrincipalTag/team}`,
    "arn:aws:iam::*:user/*",
    "arn:aws:*:*:*:*",
    "arn:aws:iam::222222222222:*",
  ],
  times: ["aws:CurrentTime", "aws:CurrentTime", "aws:CurrentTime", "aws:TokenIssueTime"],
  switches: ["aws:MultiFactorAuthPresent"],
  maybeAbsent: ["aws:TokenIssueTime", "sts:ExternalId", "aws:PrincipalTag/team"],
};

const others: Principal[] = [
  "*",
  { AWS: "*" },
  { AWS: management },
  { AWS: aliceArn },
  { AWS: [`arn:aws:iam::${management}:user/bob`, aliceArn] },
  { AWS: `arn:aws:iam::${management}:user/bob` },
  { AWS: `arn:aws:iam::${management}:role/rolecall-bot` },
  { AWS: "arn:aws:iam::222222222222:root" },
  { Service: "ec2.amazonaws.com" },
];

const roles: OneRole[] = [
  { account: "222222222222", path: "/" },
  { account: "222222222222", path: "/" },
  { account: "222222222222", path: "/clients/" },
  { account: management, path: "/" },
];

const tag = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

function casesOf(role: OneRole) {
  const around = { roleArn: arnOf(role), vocabulary };
  const group = fc.array(assumingPolicy(around), { minLength: 1, maxLength: 2 });
  return fc.record({
    role: fc.constant(role),
    groups: fc.array(group, { maxLength: 2 }),
    own: ownPolicies(around),
    boundary: boundaryPolicy(around),
    trust: trustPolicy(around, { trusted: root, others }),
    tags: fc.record({ team: tag("web", "Web", "data", "alice"), role: tag("Admin", "*") }),
    mfa: fc.constantFrom<(boolean | "absent")[]>(true, true, false, "absent"),
    sessionName: fc.constantFrom("alice", "alice", "bob"),
    externalId: fc.constantFrom(undefined, undefined, "rolecall-4711", "alice"),
    at: fc.tuple(aMoment, fc.constantFrom(0, 0, 999)).map(([at, more]) => at + more),
  });
}

const aCase = fc.oneof(...roles.map(casesOf));

test(`the sandbox and iam-simulate agree on ${CASES} users before roles`, async () => {
  const comparison = startComparison();
  await fc.assert(
    fc.asyncProperty(aCase, async (the) => comparison.compare(await bothAnswer(the))),
    { seed: 1, numRuns: CASES },
  );
  comparison.expectAllVerdicts();
}, 60_000);
