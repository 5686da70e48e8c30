// Every condition operator, as AWS compares; and what happens when the key is not in the call.
import { checkConditions } from "../../../sandbox/aws/policy/policy-conditions.ts";
import type { ConditionBlock } from "../../../sandbox/aws/policy/policy-document.ts";

const alice = "arn:aws:iam::111111111111:user/alice";
const call: Record<string, string[]> = {
  "aws:username": ["alice"],
  "aws:principalarn": [alice],
  "aws:currenttime": ["2026-05-01T12:00:00Z"],
  "aws:epochtime": ["1777636800"],
  "aws:multifactorauthpresent": ["true"],
  "sts:rolesessionname": ["alice"],
  "aws:principaltag/team": ["web"],
  "aws:principaltag/star": ["*"],
  "aws:tagkeys": ["one", "two"],
};

function outcome(block: ConditionBlock, variables = true) {
  const context = new Map(Object.entries(call));
  return checkConditions(block, { context, variables }).map((condition) => condition.outcome);
}

type Value = string | boolean | number | string[];
type Row = [operator: string, key: string, value: Value, holds: boolean];

const rows: Row[] = [
  ["StringEquals", "aws:username", "alice", true],
  ["StringEquals", "AWS:UserName", "alice", true],
  ["StringEquals", "aws:username", "Alice", false],
  ["StringEquals", "aws:username", ["bob", "alice"], true],
  ["StringEquals", "aws:username", "al*", false],
  ["StringEquals", "sts:RoleSessionName", "${aws:username}", true],
  ["StringEquals", "sts:RoleSessionName", "${aws:PrincipalTag/team}", false],
  ["StringEquals", "aws:PrincipalTag/team", "${aws:PrincipalTag/TEAM}", true],
  ["StringEquals", "aws:username", "${aws:PrincipalTag/none}", false],
  ["StringEquals", "aws:username", "${aws:PrincipalTag/none, 'alice'}", true],
  ["StringEquals", "aws:PrincipalTag/star", "${*}", true],
  ["StringNotEquals", "aws:username", "bob", true],
  ["StringNotEquals", "aws:username", ["bob", "alice"], false],
  ["StringNotEquals", "aws:username", "${aws:PrincipalTag/none}", true],
  ["StringEqualsIgnoreCase", "aws:username", "ALICE", true],
  ["StringNotEqualsIgnoreCase", "aws:username", "ALICE", false],
  ["StringLike", "aws:username", "al?c*", true],
  ["StringLike", "aws:username", "al.ce", false],
  ["StringLike", "aws:username", "*", true],
  ["StringLike", "aws:username", "${aws:PrincipalTag/star}", false],
  ["StringNotLike", "aws:username", "b*", true],
  ["StringNotLike", "aws:username", "a*", false],
  ["ArnEquals", "aws:PrincipalArn", alice, true],
  ["ArnEquals", "aws:PrincipalArn", "arn:aws:iam::*:user/al*", true],
  ["ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111111111111:user/${aws:username}", true],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111111111111:user/?lice", true],
  ["ArnLike", "aws:PrincipalArn", "arn:aws:*:user/alice", false],
  ["ArnLike", "aws:PrincipalArn", "*", false],
  ["ArnNotEquals", "aws:PrincipalArn", "arn:aws:iam::111111111111:user/bob", true],
  ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:user/*", false],
  ["Bool", "aws:MultiFactorAuthPresent", "true", true],
  ["Bool", "aws:MultiFactorAuthPresent", true, true],
  ["Bool", "aws:MultiFactorAuthPresent", "false", false],
  ["DateLessThan", "aws:CurrentTime", "2026-05-01T12:00:01Z", true],
  ["DateLessThan", "aws:CurrentTime", "2026-05-01T12:00:00Z", false],
  ["DateLessThan", "aws:CurrentTime", "2026-05-01T14:00:00+01:00", true],
  ["DateLessThan", "aws:CurrentTime", "2026-05-02", true],
  ["DateLessThan", "aws:CurrentTime", "1777636801", true],
  ["DateLessThan", "aws:CurrentTime", "tomorrow", false],
  ["DateLessThan", "aws:CurrentTime", "${aws:CurrentTime}", false],
  ["DateLessThanEquals", "aws:CurrentTime", "2026-05-01T12:00:00Z", true],
  ["DateGreaterThan", "aws:CurrentTime", "2026-05-01T12:00:00Z", false],
  ["DateGreaterThan", "aws:CurrentTime", "2026-05-01T11:59Z", true],
  ["DateGreaterThanEquals", "aws:CurrentTime", "2026-05-01T12:00:00Z", true],
  ["DateEquals", "aws:CurrentTime", "2026-05-01T12:00:00Z", true],
  ["DateNotEquals", "aws:CurrentTime", "2026-05-01T12:00:00Z", false],
  ["NumericEquals", "aws:EpochTime", 1777636800, true],
  ["NumericNotEquals", "aws:EpochTime", "1777636800", false],
  ["NumericLessThan", "aws:EpochTime", "1777636801", true],
  ["NumericLessThanEquals", "aws:EpochTime", "1777636800", true],
  ["NumericGreaterThan", "aws:EpochTime", "1777636800", false],
  ["NumericGreaterThanEquals", "aws:EpochTime", "1777636800", true],
  ["NumericLessThan", "aws:EpochTime", "many", false],
  ["Null", "aws:username", "false", true],
  ["Null", "aws:username", "true", false],
  ["Null", "sts:ExternalId", "true", true],
  ["Null", "sts:ExternalId", "false", false],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["one", "two", "three"], true],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["one"], false],
  ["ForAnyValue:StringEquals", "aws:TagKeys", ["two"], true],
  ["ForAnyValue:StringEquals", "aws:TagKeys", ["three"], false],
];

test.each(rows)("%s of %s with %j: %s", (...[operator, key, value, holds]) => {
  expect(outcome({ [operator]: { [key]: value } })).toEqual([holds ? "holds" : "fails"]);
});

const absent: [operator: string, holds: boolean][] = [
  ["StringEquals", false],
  ["StringEqualsIfExists", true],
  ["StringNotEquals", true],
  ["StringLike", false],
  ["StringLikeIfExists", true],
  ["StringNotLike", true],
  ["ArnEquals", false],
  ["ArnLikeIfExists", true],
  ["ArnNotLike", true],
  ["Bool", false],
  ["BoolIfExists", true],
  ["DateLessThan", false],
  ["DateLessThanIfExists", true],
  ["NumericEquals", false],
  ["NumericEqualsIfExists", true],
  ["ForAllValues:StringEquals", true],
  ["ForAnyValue:StringEquals", false],
  ["ForAnyValue:StringNotEquals", false],
];

test.each(absent)("%s of a key that is not in the call: %s", (operator, holds) => {
  expect(outcome({ [operator]: { "sts:ExternalId": "true" } })).toEqual([
    holds ? "holds" : "fails",
  ]);
});

test("variables are plain text in documents of an older version", () => {
  const block = { StringEquals: { "sts:RoleSessionName": "${aws:username}" } };
  expect(outcome(block, false)).toEqual(["fails"]);
});

test("an operator the evaluator does not know is neither met nor unmet", () => {
  expect(outcome({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } })).toEqual(["unknown"]);
});

test("each key of each operator is checked by itself", () => {
  expect(
    outcome({
      StringEquals: { "aws:username": "alice", "sts:RoleSessionName": "bob" },
      Bool: { "aws:MultiFactorAuthPresent": "true" },
    }),
  ).toEqual(["holds", "fails", "holds"]);
});
