// Whether the sandbox lets a role's session, as the bot's, into further roles exactly where iam-simulate does.
import fc from "fast-check";
import { decideAssume } from "../../sandbox/aws/policy/assume-decision.ts";
import type { Principal } from "../../sandbox/aws/policy/policy-document.ts";
import { sourced } from "../../sandbox/aws/policy/sourced-policies.ts";
import { principalOf, sessionContext, type RoleSession } from "../../sandbox/aws/role-session.ts";
import { startComparison } from "./comparison.ts";
import { aMoment, HOUR, NOON, type Vocabulary } from "./generated-conditions.ts";
import { assumingPolicy, boundaryPolicy, trustPolicy } from "./generated-policies.ts";
import { management, named, root } from "./one-role-seed.ts";
import { contextOfSession, sessionArn, type AskingSession } from "./request-context.ts";
import { simulate } from "./simulated-iam.ts";

const CASES = 1000;

const bot: AskingSession = {
  roleArn: `arn:aws:iam::${management}:role/rolecall-bot`,
  roleId: "AROABOTROLE0000000001",
  accountId: management,
  name: "rolecall",
  openedAt: NOON - HOUR,
};
const others: Principal[] = [
  "*",
  { AWS: management },
  { AWS: bot.roleArn },
  { AWS: sessionArn(bot) },
  { AWS: [`arn:aws:iam::${management}:user/alice`, bot.roleArn] },
  { AWS: `arn:aws:iam::${management}:role/rolecall` },
  { AWS: `arn:aws:sts::${management}:assumed-role/rolecall-bot/other` },
  { AWS: "arn:aws:iam::222222222222:root" },
];
const vocabulary: Vocabulary = {
  strings: [
    { key: "sts:RoleSessionName", values: ["rolecall", "role*", "alice"] },
    { key: "sts:ExternalId", values: ["rolecall-4711", "rolecall-*"] },
    { key: "aws:userid", values: [`${bot.roleId}:rolecall`, `${bot.roleId}:*`, "AIDA*"] },
    { key: "aws:username", values: ["rolecall", "*"] },
  ],
  arns: [bot.roleArn, `arn:aws:iam::${management}:role/*`, sessionArn(bot)],
  times: ["aws:CurrentTime", "aws:TokenIssueTime"],
  switches: ["aws:MultiFactorAuthPresent"],
  maybeAbsent: ["sts:ExternalId", "aws:username"],
};
/**
 * The bot's session has a policy of its own only before roles of other accounts, where such a policy takes away as a boundary
 * does. In its own account AWS asks whether the trust policy names the role, which a session policy limits, or the session,
 * which it does not: the sandbox knows the second only, and iam-simulate the first only.
 */
function attemptsIn(account: string) {
  const role = `arn:aws:iam::${account}:role/Admin`;
  const around = { roleArn: role, vocabulary };
  return fc.record({
    account: fc.constant(account),
    role: fc.constant(role),
    own: fc.array(assumingPolicy(around), { maxLength: 3 }),
    sessionPolicy: account === management ? fc.constant(undefined) : boundaryPolicy(around),
    trust: trustPolicy(around, { trusted: root, others }),
    externalId: fc.constantFrom(undefined, "rolecall-4711"),
    at: aMoment,
  });
}

const anAttempt = fc.oneof(
  { weight: 3, arbitrary: attemptsIn("222222222222") },
  { weight: 1, arbitrary: attemptsIn(management) },
);
type Attempt = typeof anAttempt extends fc.Arbitrary<infer Found> ? Found : never;

async function bothLetAssume({ account, role, own, sessionPolicy, trust, ...asking }: Attempt) {
  const { externalId, at } = asking;
  const session: RoleSession = {
    role: { arn: bot.roleArn, id: bot.roleId, name: "rolecall-bot", accountId: management },
    name: bot.name,
    openedAt: bot.openedAt,
    until: Infinity,
  };
  const texts = new Map(Object.entries(named(own.map((document) => JSON.stringify(document)))));
  const sandbox = decideAssume({
    ask: {
      caller: principalOf(session),
      action: "sts:AssumeRole",
      resource: role,
      context: sessionContext(session, at, {
        "sts:rolesessionname": "rolecall",
        "sts:externalid": externalId,
      }),
    },
    subject: { user: "the bot", role },
    roleAccountId: account,
    identity: sourced("the bot", texts),
    boundary: sessionPolicy && { from: "session policy", document: sessionPolicy },
    trust: { from: "trust policy", document: trust },
  });
  const simulated = await simulate({
    principal: sessionArn(bot),
    action: "sts:AssumeRole",
    resource: role,
    resourceAccount: account,
    context: contextOfSession(bot, { at, sessionName: "rolecall", externalId }),
    identity: own,
    sessionPolicy,
    trust,
  });
  return { sandbox, simulated };
}

test(`the sandbox and iam-simulate agree on ${CASES} sessions before roles`, async () => {
  const comparison = startComparison();
  await fc.assert(
    fc.asyncProperty(anAttempt, async (the) => comparison.compare(await bothLetAssume(the))),
    { seed: 1, numRuns: CASES },
  );
  comparison.expectAllVerdicts();
}, 60_000);
