// What Rolecall writes into IAM, word by word.
import {
  directPolicy,
  guardPolicy,
  policySize,
  sessionsPolicy,
  tombstonePolicy,
} from "../../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../../src/domain/iam-documents.ts";

const ARN = "arn:aws:iam::222222222222:role/Admin";
const END = Date.UTC(2026, 0, 5, 13, 0);
const WRITTEN = "2026-01-05T13:00:00Z";

function onlyStatement({ Version, Statement }: PolicyDocument) {
  expect(Version).toBe("2012-10-17");
  expect(Statement).toHaveLength(1);
  return Statement[0];
}

it("the guard refuses the role from the end on, and an Allow lets in before it: no gap, nothing twice", () => {
  expect(onlyStatement(guardPolicy(ARN, END))).toEqual({
    Sid: "RolecallGuard",
    Effect: "Deny",
    Action: "sts:AssumeRole",
    Resource: ARN,
    Condition: { DateGreaterThanEquals: { "aws:CurrentTime": WRITTEN } },
  });
  expect(onlyStatement(directPolicy(ARN, END))).toEqual({
    Sid: "RolecallAccess",
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Resource: ARN,
    Condition: { DateLessThan: { "aws:CurrentTime": WRITTEN } },
  });
});

it("an end is written to the second, and a part of one is left out", () => {
  expect(guardPolicy(ARN, END + 999)).toEqual(guardPolicy(ARN, END));
});

it("the Deny of an early end has no date, so that no clock has to agree", () => {
  expect(onlyStatement(tombstonePolicy(ARN))).toEqual({
    Sid: "RolecallEnded",
    Effect: "Deny",
    Action: "sts:AssumeRole",
    Resource: ARN,
  });
});

it("the sessions that are ended are one person's, and only those opened before", () => {
  const userId = "AROAEXAMPLE:alice.andersen";
  expect(onlyStatement(sessionsPolicy({ userId, openedBefore: END }))).toEqual({
    Sid: "RolecallEndedSessions",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: {
      StringEquals: { "aws:userid": userId },
      DateLessThan: { "aws:TokenIssueTime": WRITTEN },
    },
  });
});

it("white space is free, as AWS counts", () => {
  const named = (Sid: string) => ({ Version: "2012-10-17", Statement: [{ Sid }] }) as const;
  expect(policySize(named("let in"))).toBe(policySize(named("letin")));
  expect(policySize(named("letin"))).toBe(54);
});
