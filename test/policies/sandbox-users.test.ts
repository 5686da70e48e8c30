// Whether the sandbox lets users into roles exactly where iam-simulate does, over thousands of made-up policies.
import fc from "fast-check";
import { startIam } from "../../sandbox/aws/iam/iam.ts";
import { mayAssume } from "../../sandbox/aws/may-assume.ts";
import type { Principal } from "../../sandbox/aws/policy/policy-document.ts";
import { startComparison } from "./comparison.ts";
import { aMoment, NOON, type Vocabulary } from "./generated-conditions.ts";
import { assumingPolicy, boundaryPolicy, ownPolicies, trustPolicy } from "./generated-policies.ts";
import { management, named, oneRoleSeed, root } from "./one-role-seed.ts";
import { contextOfUser } from "./request-context.ts";
import { simulate } from "./simulated-iam.ts";

const CASES = 4000;

const arn = `arn:aws:iam::${management}:user/alice`;

const vocabulary: Vocabulary = {
  strings: [
    {
      key: "sts:RoleSessionName",
      values: ["alice", "bob", "ALICE", "ali*", "al?ce", "${aws:username}", "*"],
    },
    { key: "aws:username", values: ["alice", "bob", "a*", "${aws:PrincipalTag/team}"] },
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
    arn,
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
  { AWS: arn },
  { AWS: [`arn:aws:iam::${management}:user/bob`, arn] },
  { AWS: `arn:aws:iam::${management}:user/bob` },
  { AWS: `arn:aws:iam::${management}:role/rolecall-bot` },
  { AWS: "arn:aws:iam::222222222222:root" },
  { Service: "ec2.amazonaws.com" },
];

const roles = [
  { account: "222222222222", path: "/" },
  { account: "222222222222", path: "/" },
  { account: "222222222222", path: "/clients/" },
  { account: management, path: "/" },
].map((role) => ({ ...role, arn: `arn:aws:iam::${role.account}:role${role.path}Admin` }));

type Role = (typeof roles)[number];

const tag = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

function casesOf(role: Role) {
  const around = { roleArn: role.arn, vocabulary };
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

type Case = typeof aCase extends fc.Arbitrary<infer Found> ? Found : never;
const aCase = fc.oneof(...roles.map(casesOf));

const tagsOf = ({ tags }: Case) =>
  Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

function seedOf(the: Case) {
  const { role, groups, own, boundary, trust } = the;
  const memberOf = groups.map((_, at) => `group-${at}`);
  const alice = { name: "alice", tags: tagsOf(the), groups: memberOf, policies: named(own) };
  return oneRoleSeed({
    account: role.account,
    role: { name: "Admin", path: role.path, trust },
    users: [{ ...alice, ...(boundary && { boundary }) }],
    groups: memberOf.map((name, at) => ({ name, policies: named(groups[at] ?? []) })),
  });
}

async function bothAnswer(the: Case) {
  const iam = startIam(seedOf(the), { now: () => NOON });
  const { role, mfa, sessionName, externalId, at } = the;
  const sandbox = mayAssume(
    {
      user: "alice",
      role: role.arn,
      mfa,
      sessionName,
      at,
      ...(externalId !== undefined && { externalId }),
    },
    iam,
  );
  const id = iam.visible().users.get("alice")?.id ?? "";
  const user = { arn, id, name: "alice", accountId: management, tags: tagsOf(the) };
  const simulated = await simulate({
    principal: arn,
    action: "sts:AssumeRole",
    resource: role.arn,
    resourceAccount: role.account,
    context: contextOfUser(user, the),
    identity: [...the.own, ...the.groups.flat()],
    boundary: the.boundary,
    trust: the.trust,
  });
  return { sandbox, simulated };
}

test(`the sandbox and iam-simulate agree on ${CASES} users before roles`, async () => {
  const comparison = startComparison();
  await fc.assert(
    fc.asyncProperty(aCase, async (the) => comparison.compare(await bothAnswer(the))),
    { seed: 1, numRuns: CASES },
  );
  comparison.expectAllVerdicts();
}, 60_000);
