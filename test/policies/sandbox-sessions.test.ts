// Whether the sandbox lets a role's sessions act exactly where iam-simulate does, over many made-up policies.
import fc from "fast-check";
import { sessionsPolicy } from "../../src/domain/iam-documents.ts";
import { decideAct } from "../../sandbox/aws/act-decision.ts";
import { startIam, type Iam } from "../../sandbox/aws/iam/iam.ts";
import { changePolicy } from "../../sandbox/aws/policy-change.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { parsed } from "../../sandbox/aws/policy/sourced-policies.ts";
import type { RoleSession } from "../../sandbox/aws/role-session.ts";
import { startComparison } from "./comparison.ts";
import { aMoment, HOUR, NOON, SECOND, type Vocabulary } from "./generated-conditions.ts";
import { identityPolicy } from "./generated-policies.ts";
import { management, named, oneRoleSeed, root } from "./one-role-seed.ts";
import { contextOfSession, sessionArn } from "./request-context.ts";
import { simulate } from "./simulated-iam.ts";

const CASES = 1000;

const account = "222222222222";
const admin = `arn:aws:iam::${account}:role/Admin`;
const trust: PolicyDocument = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: root, Action: "sts:AssumeRole" },
};

const deeds = [
  { action: "s3:ListAllMyBuckets", resource: "*" },
  { action: "ec2:DescribeInstances", resource: "*" },
  { action: "s3:GetObject", resource: "arn:aws:s3:::site/index.html" },
  { action: "s3:DeleteObject", resource: "arn:aws:s3:::site/index.html" },
  { action: "iam:PutRolePolicy", resource: admin },
  { action: "iam:GetRole", resource: admin },
];

/** What the sandbox's two managed policies say of these; AWS's ReadOnlyAccess lists every service. */
const managed = {
  admin: ["*"],
  "read-only": ["s3:Get*", "s3:List*", "ec2:Describe*", "iam:Get*", "iam:List*"],
};

const names = ["alice", "bob"];
const vocabulary = (roleId: string): Vocabulary => ({
  strings: [
    {
      key: "aws:userid",
      values: [`${roleId}:alice`, `${roleId}:bob`, `${roleId}:*`, "*:alice", "alice"],
    },
    { key: "aws:PrincipalType", values: ["AssumedRole", "User"] },
    { key: "aws:PrincipalAccount", values: [account, management, "${aws:PrincipalAccount}"] },
    { key: "aws:username", values: ["alice", "*"] },
  ],
  arns: [admin, `arn:aws:iam::${account}:role/*`, "arn:aws:iam::*:user/alice"],
  times: ["aws:TokenIssueTime", "aws:TokenIssueTime", "aws:CurrentTime"],
  switches: [],
  maybeAbsent: ["aws:TokenIssueTime", "aws:username"],
});

const reach = {
  actions: ["*", "s3:*", "s3:Get*", "S3:getobject", "ec2:Describe*", "iam:*", "iam:PutRolePolicy"],
  resources: ["*", "*", "arn:aws:s3:::site/*", "arn:aws:s3:::site", admin, "arn:aws:iam::*:role/*"],
};

function worldWith(allows: "admin" | "read-only", policies: readonly PolicyDocument[]): Iam {
  const role = { name: "Admin", trust, allows };
  const iam = startIam(oneRoleSeed({ account, role }), { now: () => NOON });
  for (const [policy, document] of Object.entries(named(policies)))
    changePolicy(iam, { do: "put-role-policy", role: admin, policy, document });
  return iam;
}

const roleId = worldWith("admin", []).visible().roles.get(admin)?.id ?? "";

const ended = fc
  .tuple(fc.constantFrom("alice", "bob"), aMoment)
  .map(([name, openedBefore]) =>
    parsed(JSON.stringify(sessionsPolicy({ userId: `${roleId}:${name}`, openedBefore }))),
  );
const anyPolicy = identityPolicy(reach, vocabulary(roleId));

const aDeed = fc.record({
  deed: fc.constantFrom(...deeds),
  allows: fc.constantFrom<("admin" | "read-only")[]>("admin", "admin", "read-only"),
  policies: fc.array(fc.oneof(ended, anyPolicy), { maxLength: 3 }),
  sessionPolicy: fc.option(anyPolicy, { nil: undefined, freq: 2 }),
  name: fc.constantFrom(...names),
  openedAt: aMoment,
  after: fc.constantFrom(0, SECOND, HOUR),
});
type Deed = typeof aDeed extends fc.Arbitrary<infer Found> ? Found : never;

async function bothLetAct({ deed, allows, policies, sessionPolicy, ...when }: Deed) {
  const { name, openedAt } = when;
  const at = openedAt + when.after;
  const session: RoleSession = {
    role: { arn: admin, id: roleId, name: "Admin", accountId: account },
    name,
    openedAt,
    until: openedAt + 12 * HOUR,
    ...(sessionPolicy && { policy: sessionPolicy }),
  };
  const sandbox = decideAct(session, deed, { state: worldWith(allows, policies).visible(), at });
  const asking = { roleArn: admin, roleId, accountId: account, name, openedAt };
  const simulated = await simulate({
    principal: sessionArn(asking),
    ...deed,
    resourceAccount: account,
    context: contextOfSession(asking, { at }),
    identity: [
      {
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Action: managed[allows], Resource: "*" },
      },
      ...policies,
    ],
    sessionPolicy,
  });
  // Of a session policy the sandbox says only that it does not allow, even where it denies.
  return { sandbox, simulated, denies: sessionPolicy === undefined };
}

test(`the sandbox and iam-simulate agree on ${CASES} sessions that act`, async () => {
  const comparison = startComparison();
  await fc.assert(
    fc.asyncProperty(aDeed, async (the) => comparison.compare(await bothLetAct(the))),
    { seed: 1, numRuns: CASES },
  );
  comparison.expectAllVerdicts();
}, 60_000);
