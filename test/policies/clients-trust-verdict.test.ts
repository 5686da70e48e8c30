// Whether what Rolecall reads out of a client's trust policy is what both judges say, over thousands of made-up policies.
import fc from "fast-check";
import { readTrust } from "../../src/domain/clients/trust-reading.ts";
import { letsIn } from "../../src/domain/clients/trust-verdict.ts";
import type { Sureness } from "../../src/domain/clients/sureness.ts";
import type { Principal } from "../../sandbox/aws/policy/policy-document.ts";
import { aliceArn } from "./alice-before-a-role.ts";
import type { Vocabulary } from "./generated-conditions.ts";
import { trustPolicy } from "./generated-policies.ts";
import { management, root } from "./one-role-seed.ts";
import { personKnocks } from "./trust-judges.ts";

const CASES = 1500;

const users = `arn:aws:iam::${management}:user`;
const vocabulary: Vocabulary = {
  strings: [
    { key: "sts:RoleSessionName", values: ["alice", "bob", "al?ce", "*", "${aws:username}"] },
    { key: "aws:username", values: ["alice", "bob", "a*e", "a*x", "*l*c*"] },
    { key: "sts:ExternalId", values: ["rolecall-4711", "rolecall-*", "${aws:username}"] },
    { key: "aws:PrincipalAccount", values: [management, "222222222222", "1*"] },
    { key: "aws:PrincipalType", values: ["User", "AssumedRole"] },
  ],
  arns: [
    aliceArn,
    `${users}/bob`,
    `${users}/a*`,
    `${users}/\${aws:username}`,
    "arn:aws:iam::*:user/*",
    "arn:aws:*:*:*:*",
    "arn:aws:iam::222222222222:*",
  ],
  times: ["aws:CurrentTime"],
  switches: ["aws:MultiFactorAuthPresent"],
  maybeAbsent: ["sts:ExternalId"],
};

const others: Principal[] = [
  "*",
  { AWS: "*" },
  { AWS: management },
  { AWS: [`${users}/bob`, aliceArn] },
  { AWS: `${users}/bob` },
  { AWS: "arn:aws:iam::222222222222:root" },
  { Service: "ec2.amazonaws.com" },
];

const roleArn = "arn:aws:iam::222222222222:role/Admin";
const aCase = fc.record({
  trust: trustPolicy({ roleArn, vocabulary }, { trusted: root, others }),
  mfa: fc.constantFrom<(boolean | "absent")[]>(true, true, false, "absent"),
  sessionName: fc.constantFrom("alice", "alice", "bob"),
  externalId: fc.constantFrom(undefined, "rolecall-4711", "alice"),
});
type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

function ours({ trust, mfa, sessionName, externalId }: Case): Sureness {
  const read = readTrust(trust);
  if (!read) throw new Error("it cannot be read");
  const known = new Map<string, string | null>([
    ["aws:principalarn", aliceArn],
    ["aws:principalaccount", management],
    ["aws:principaltype", "User"],
    ["aws:username", "alice"],
    ["aws:multifactorauthpresent", mfa === "absent" ? null : String(mfa)],
    ["sts:rolesessionname", sessionName],
    ["sts:externalid", externalId ?? null],
  ]);
  return letsIn(read, { known, names: ["*", management, root.AWS, aliceArn] });
}

test(`it agrees with both judges on ${CASES} policies, and says where it cannot know`, async () => {
  const counts: Record<Sureness, number> = { no: 0, unclear: 0, sometimes: 0, yes: 0 };
  await fc.assert(
    fc.asyncProperty(aCase, async (the) => {
      const found = ours(the);
      counts[found] += 1;
      const judged = await personKnocks({ arn: aliceArn, ...the }, the);
      if (found === "yes" || found === "no")
        expect({ found, isIn: judged === "Allowed" }).toEqual({ found, isIn: found === "yes" });
    }),
    { seed: 1, numRuns: CASES },
  );
  // Were it never sure, it would agree with anybody.
  expect(counts.yes).toBeGreaterThan(CASES / 5);
  expect(counts.no).toBeGreaterThan(CASES / 5);
  expect(counts.sometimes).toBeGreaterThan(20);
}, 60_000);
