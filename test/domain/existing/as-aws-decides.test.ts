// What policies are taken to allow, held against an evaluator that was written apart from it: whom AWS would let in.
import fc from "fast-check";
import { openingOf, switchingRights } from "../../../src/domain/existing/switching-rights.ts";
import { decideAssume } from "../../../sandbox/aws/policy/assume-decision.ts";
import { contextFrom } from "../../../sandbox/aws/policy/call-context.ts";
import type { PolicyDocument, Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import {
  CLIENT_A,
  CLIENT_B,
  MANAGEMENT,
  ROOT,
  roleIn,
  withMfa,
  withoutMfa,
} from "./a-landscape-by-hand.ts";

const ARN = roleIn(CLIENT_A);

const oneOrMore = <Value>(values: readonly Value[]) =>
  fc.oneof(
    fc.constantFrom(...values),
    fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
  );
const actions = oneOrMore(["sts:AssumeRole", "sts:*", "STS:assume*", "*", "s3:*", "sts:Tag*"]);
const resources = oneOrMore([
  ...[ARN, roleIn(CLIENT_B), roleIn(CLIENT_A, "*"), roleIn(CLIENT_A, "Adm?n")],
  ...["arn:aws:iam::*:role/Admin", "*", roleIn(CLIENT_A, "admin"), roleIn(CLIENT_A, "team/Admin")],
]);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    deny: fc.boolean(),
    actions,
    resources,
    notAction: fc.boolean(),
    notResource: fc.boolean(),
    mfa: fc.boolean(),
  })
  .map((made) => ({
    Effect: made.deny ? ("Deny" as const) : ("Allow" as const),
    ...(made.notAction ? { NotAction: made.actions } : { Action: made.actions }),
    ...(made.notResource ? { NotResource: made.resources } : { Resource: made.resources }),
    ...(made.mfa ? (made.deny ? withoutMfa : withMfa) : {}),
  }));

const trust: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: ROOT }, Action: "sts:AssumeRole" }],
};

function letsIn(documents: readonly PolicyDocument[], mfa: boolean): boolean {
  return decideAssume({
    ask: {
      caller: { arn: `arn:aws:iam::${MANAGEMENT}:user/alice`, id: "AIDA", accountId: MANAGEMENT },
      action: "sts:AssumeRole",
      resource: ARN,
      context: contextFrom({ "aws:multifactorauthpresent": mfa ? "true" : undefined }),
    },
    subject: { user: "alice", role: "Admin" },
    roleAccountId: CLIENT_A,
    identity: documents.map((document, place) => ({ from: `policy ${place}`, document })),
    boundary: undefined,
    trust: { from: "trust", document: trust },
  }).allowed;
}

it("a role opens to those whom AWS would let in with MFA, and without a bound to those it would without", () => {
  const opened = { never: 0, mfa: 0, always: 0 };
  const policies = fc.array(fc.array(statement, { minLength: 1, maxLength: 3 }), { maxLength: 3 });
  fc.assert(
    fc.property(policies, (written) => {
      const documents = written.map((Statement) => ({ Version: "2012-10-17", Statement }));
      const held = documents.map((document, place) => ({ name: `policy ${place}`, document }));
      const opening = openingOf(switchingRights(held), ARN);
      const without = letsIn(documents, false);
      expect({ isOpen: opening !== null, isOpenToKeys: opening?.bound.kind === "none" }).toEqual({
        isOpen: letsIn(documents, true),
        isOpenToKeys: without,
      });
      opened[opening === null ? "never" : without ? "always" : "mfa"] += 1;
    }),
    { numRuns: 1500, seed: 7 },
  );
  // The policies that are made up are of all three kinds.
  expect(Math.min(opened.never, opened.mfa, opened.always)).toBeGreaterThan(30);
});
