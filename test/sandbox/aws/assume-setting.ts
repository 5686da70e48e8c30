// One user, one group and one role, set up for a question whether the user may assume the role.
import type { AwsSeed, SeedUser } from "../../../sandbox/aws/aws-seed.ts";
import { startAws, type SandboxAws } from "../../../sandbox/aws/aws.ts";
import type { AssumeQuestion } from "../../../sandbox/aws/may-assume.ts";
import type { PolicyDocument, Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { startCallLog } from "../../../sandbox/calls.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { agency, management } from "./aws-world.ts";

export const role = "arn:aws:iam::222222222222:role/Admin";
export const root = { AWS: `arn:aws:iam::${management}:root` };
const noon = Date.parse("2026-05-01T12:00:00Z");

export const policy = (...statements: Statement[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements,
});
export const trusting = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Principal: root,
  Action: "sts:AssumeRole",
  ...more,
});
export const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Resource: role,
  ...more,
});

interface Setting {
  trust?: PolicyDocument;
  alice?: Partial<SeedUser>;
  group?: PolicyDocument;
  account?: string;
}

/** alice, in group access-group, before a role Admin. */
export async function ask(
  { trust = policy(trusting()), alice = {}, group, account = "222222222222" }: Setting,
  question: Partial<AssumeQuestion> = {},
) {
  const seed: AwsSeed = {
    ...agency,
    users: [{ name: "alice", groups: ["access-group"], ...alice }],
    groups: [{ name: "access-group", policies: group ? { access: group } : {} }],
    accounts: [
      { id: account, name: "client-a", email: "a@example.com", roles: [{ name: "Admin", trust }] },
    ],
  };
  return withAws(seed, (aws) =>
    aws.mayAssume({
      user: "alice",
      role: `arn:aws:iam::${account}:role/Admin`,
      mfa: true,
      at: noon,
      ...question,
    }),
  );
}

async function withAws<T>(seed: AwsSeed, question: (aws: SandboxAws) => T): Promise<T> {
  const aws = await startAws({
    seed,
    clock: startClock(),
    faults: startFaults(),
    calls: startCallLog(),
    killBot: () => Promise.resolve(),
  });
  try {
    return question(aws);
  } finally {
    await aws.stop();
  }
}

/** The policy of an access group. */
export const member = policy(allow());
