// Which policy documents IAM takes.
import { checkPolicy, type PolicyKind } from "../../../sandbox/aws/policy/policy-grammar.ts";

const allow = { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" };
const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "111111111111" } };
const policy = (...Statement: unknown[]) => ({ Version: "2012-10-17", Statement });
const check =
  (document: unknown, kind: PolicyKind = "identity") =>
  () =>
    checkPolicy(typeof document === "string" ? document : JSON.stringify(document), kind);

const coded = (code: string) => expect.objectContaining({ code }) as Error;

test.each([
  ["a list of statements", policy(allow, { ...allow, Effect: "Deny" })],
  ["a single statement without a list", { Version: "2012-10-17", Statement: allow }],
  ["no version", { Statement: [allow] }],
  [
    "an id and different Sids",
    {
      Id: "x",
      Statement: [
        { ...allow, Sid: "A" },
        { ...allow, Sid: "B" },
      ],
    },
  ],
  [
    "everything but",
    policy({ Effect: "Deny", NotAction: "iam:*", NotResource: ["arn:aws:s3:::x"] }),
  ],
  [
    "conditions",
    policy({ ...allow, Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": false } } }),
  ],
  [
    "operators the evaluator does not know",
    policy({ ...allow, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }),
  ],
])("taken: %s", (_, document) => {
  expect(check(document)).not.toThrow();
});

test.each([
  ["no JSON", "{", "Syntax errors"],
  ["a JSON list", "[]", "Syntax errors"],
  ["no statement", { Version: "2012-10-17" }, "Syntax errors"],
  ["an empty list of statements", policy(), "Syntax errors"],
  ["another version", { Version: "2012-10-18", Statement: allow }, "Syntax errors"],
  ["an unknown element", { ...policy(allow), Remark: "x" }, "Syntax errors"],
  ["an unknown element in a statement", policy({ ...allow, Remark: "x" }), "Syntax errors"],
  ["an effect in lower case", policy({ ...allow, Effect: "allow" }), "Syntax errors"],
  ["no action", policy({ Effect: "Allow", Resource: "*" }), "must contain actions"],
  ["an action and not that action", policy({ ...allow, NotAction: "x:y" }), "Syntax errors"],
  ["an action that is a number", policy({ ...allow, Action: 5 }), "Syntax errors"],
  ["an empty list of actions", policy({ ...allow, Action: [] }), "Syntax errors"],
  [
    "an action without a service",
    policy({ ...allow, Action: "AssumeRole" }),
    "prefaced by a vendor",
  ],
  ["an action with a space", policy({ ...allow, Action: "sts:Assume Role" }), "Syntax errors"],
  ["no resource", policy({ Effect: "Allow", Action: "*" }), "must contain resources"],
  ["a resource that is no ARN", policy({ ...allow, Resource: "role/Admin" }), "ARN format"],
  ["a principal", policy({ ...allow, Principal: "*" }), "should not specify a principal"],
  [
    "an unknown operator",
    policy({ ...allow, Condition: { StringIs: { "a:b": "c" } } }),
    "Invalid Condition",
  ],
  [
    "NullIfExists",
    policy({ ...allow, Condition: { NullIfExists: { "a:b": "true" } } }),
    "Invalid Condition",
  ],
  [
    "a condition key without a service",
    policy({ ...allow, Condition: { Bool: { mfa: "true" } } }),
    "prefaced",
  ],
  [
    "a condition value that is an object",
    policy({ ...allow, Condition: { Bool: { "a:b": {} } } }),
    "Syntax",
  ],
  ["a Sid with a dash", policy({ ...allow, Sid: "a-b" }), "alpha-numeric"],
  ["one Sid twice", policy({ ...allow, Sid: "A" }, { ...allow, Sid: "A" }), "must be unique"],
])("refused: %s", (_, document, says) => {
  expect(check(document)).toThrow(coded("MalformedPolicyDocument"));
  expect(check(document)).toThrow(says);
});

test("refused: characters beyond Latin-1", () => {
  expect(check(policy({ ...allow, Sid: "→" }))).toThrow(coded("ValidationError"));
});

test.each([
  ["an account", trust],
  ["its root", { ...trust, Principal: { AWS: ["arn:aws:iam::111111111111:root"] } }],
  [
    "a user and a role",
    {
      ...trust,
      Principal: { AWS: ["arn:aws:iam::111111111111:user/a", "arn:aws:iam::111111111111:role/b"] },
    },
  ],
  ["a service", { ...trust, Principal: { Service: "ec2.amazonaws.com" } }],
  ["everybody", { ...trust, Principal: "*" }],
])("a trust policy may name %s", (_, statement) => {
  expect(check(policy(statement), "trust")).not.toThrow();
});

test.each([
  ["nobody", { Effect: "Allow", Action: "sts:AssumeRole" }],
  ["a resource", { ...trust, Resource: "*" }],
  ["a wildcard in a name", { ...trust, Principal: { AWS: "arn:aws:iam::111111111111:user/*" } }],
  ["a bare name", { ...trust, Principal: { AWS: "alice" } }],
  ["a list instead of a kind", { ...trust, Principal: ["111111111111"] }],
])("a trust policy may not name %s", (_, statement) => {
  expect(check(policy(statement), "trust")).toThrow(coded("MalformedPolicyDocument"));
});
