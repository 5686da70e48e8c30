// Policies for a role and for those who want into it: Rolecall's own, plain ones, and any that are grammatical.
import fc from "fast-check";
import {
  accessGroupPolicy,
  directPolicy,
  guardPolicy,
  tombstonePolicy,
} from "../../src/domain/iam-documents.ts";
import type {
  PolicyDocument,
  Principal,
  Statement,
} from "../../sandbox/aws/policy/policy-document.ts";
import { parsed } from "../../sandbox/aws/policy/sourced-policies.ts";
import { aMoment, conditions, mayLackValue, type Vocabulary } from "./generated-conditions.ts";

export interface Surroundings {
  /** The role that is asked for. */
  readonly roleArn: string;
  readonly vocabulary: Vocabulary;
}

const effect = fc.constantFrom<("Allow" | "Deny")[]>("Allow", "Allow", "Allow", "Deny");

const oneOrMany = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: value },
    { weight: 1, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
  );

type Element = "Action" | "Resource";

/** The element, or seldom its negation: exactly one of the two. */
function oneOf(element: Element, values: readonly string[], others = values) {
  const listing = (key: string, from: readonly string[]) =>
    oneOrMany(fc.constantFrom(...from)).map((value) => ({ [key]: value }));
  return fc.oneof(
    { weight: 5, arbitrary: listing(element, values) },
    { weight: 1, arbitrary: listing(`Not${element}`, others) },
  );
}

interface Reach {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export function identityPolicy(
  { actions, resources }: Reach,
  vocabulary: Vocabulary,
): fc.Arbitrary<PolicyDocument> {
  const finished = resources.filter(
    (resource) => !mayLackValue(resource) && (resource === "*" || resource.split(":").length > 5),
  );
  const statement = fc
    .record({
      Effect: effect,
      action: oneOf("Action", actions),
      resource: oneOf("Resource", resources, finished),
      Condition: fc.option(conditions(vocabulary), { nil: undefined, freq: 2 }),
    })
    .map(({ Effect, action, resource, Condition }): Statement => ({
      Effect,
      ...action,
      ...resource,
      ...(Condition && { Condition }),
    }));
  return documentOf(statement, 2);
}

function documentOf(statement: fc.Arbitrary<Statement>, most: number) {
  const statements = fc.oneof(
    { weight: 1, arbitrary: statement },
    { weight: 2, arbitrary: fc.array(statement, { minLength: 1, maxLength: most }) },
  );
  return fc
    .tuple(statements, fc.constantFrom("2012-10-17", "2012-10-17", "2008-10-17", undefined))
    .map(([Statement, version]): PolicyDocument => {
      const Version = JSON.stringify(Statement).includes("${") ? "2012-10-17" : version;
      return { ...(Version !== undefined && { Version }), Statement };
    });
}

const assumeActions = [
  "sts:AssumeRole",
  "sts:AssumeRole",
  "sts:*",
  "*",
  "STS:assumerole",
  "sts:Assume????",
  "sts:Assume?",
  "sts:Assume*Role",
  "sts:TagSession",
  "iam:*",
];

function rolesNear(roleArn: string): string[] {
  const [account = "", name = ""] = [roleArn.split(":").at(4), roleArn.split(":").at(5)];
  return [
    roleArn,
    roleArn,
    "*",
    `arn:aws:iam::${account}:role/*`,
    `arn:aws:iam::*:${name}`,
    "arn:aws:iam::*:role/Adm??",
    "arn:aws:iam::*:role/Admi??",
    "arn:*:role/Admin",
    "arn:aws:iam::*:role/*/Admin",
    `arn:aws:iam::${account}:*`,
    "arn:aws:iam",
    "arn:aws:iam::999999999999:role/Admin",
    `${roleArn}2`,
    roleArn.toLowerCase(),
    `arn:aws:iam::*:role/\${aws:PrincipalTag/role}`,
    `arn:aws:iam::*:role/Admin\${aws:PrincipalTag/role}`,
    `arn:aws:iam::*:role/\${aws:PrincipalTag/role, 'Admin'}`,
    `arn:aws:iam::*:user/\${aws:PrincipalAccount}`,
  ];
}

const rolecalls = (roleArn: string): fc.Arbitrary<PolicyDocument> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.constant(accessGroupPolicy(roleArn)) },
      { weight: 3, arbitrary: aMoment.map((until) => guardPolicy(roleArn, until)) },
      { weight: 2, arbitrary: aMoment.map((until) => directPolicy(roleArn, until)) },
      { weight: 1, arbitrary: fc.constant(tombstonePolicy(roleArn)) },
    )
    .map((document) => parsed(JSON.stringify(document)));

/** Of users and groups, about assuming a role. */
export function assumingPolicy(around: Surroundings) {
  return fc.oneof(
    { weight: 3, arbitrary: rolecalls(around.roleArn) },
    { weight: 2, arbitrary: conditionalAssuming(around) },
    { weight: 2, arbitrary: generalAssuming(around) },
  );
}

/** About this role and no other, so that the conditions decide. */
function conditionalAssuming({ roleArn, vocabulary }: Surroundings) {
  const statement = fc
    .record({ Effect: effect, Condition: conditions(vocabulary) })
    .map((more): Statement => ({ Action: "sts:AssumeRole", Resource: roleArn, ...more }));
  return documentOf(statement, 2);
}

function generalAssuming({ roleArn, vocabulary }: Surroundings) {
  return identityPolicy({ actions: assumeActions, resources: rolesNear(roleArn) }, vocabulary);
}

/** Of one user, whose policies have 2,048 characters together. */
export function ownPolicies(around: Surroundings): fc.Arbitrary<PolicyDocument[]> {
  return fc
    .array(assumingPolicy(around), { maxLength: 2 })
    .filter((documents) => JSON.stringify(documents).length < 1900);
}

/** Most boundaries let people switch roles at all. */
export function boundaryPolicy(around: Surroundings): fc.Arbitrary<PolicyDocument | undefined> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    {
      weight: 2,
      arbitrary: fc.constant(parsed(JSON.stringify(accessGroupPolicy("*")))),
    },
    { weight: 1, arbitrary: generalAssuming(around) },
  );
}

export function trustPolicy(
  { vocabulary }: Surroundings,
  principals: { trusted: Principal; others: readonly Principal[] },
): fc.Arbitrary<PolicyDocument> {
  const { trusted, others } = principals;
  const plain = { Effect: "Allow", Principal: trusted, Action: "sts:AssumeRole" } as const;
  const withMfaInOnesName = {
    Bool: { "aws:MultiFactorAuthPresent": "true" },
    StringEquals: { "sts:RoleSessionName": "${aws:username}" },
  };
  const any = fc
    .record({
      Effect: effect,
      Principal: fc.constantFrom(trusted, trusted, ...others),
      Action: fc.constantFrom("sts:AssumeRole", "sts:*", "sts:TagSession", [
        "sts:AssumeRole",
        "sts:TagSession",
        "sts:SetSourceIdentity",
      ]),
      Condition: fc.option(conditions(vocabulary), { nil: undefined, freq: 4 }),
    })
    .map(({ Condition, ...statement }): Statement => ({
      ...statement,
      ...(Condition && { Condition }),
    }));
  const statement = fc.oneof(
    { weight: 2, arbitrary: fc.constant<Statement>(plain) },
    { weight: 1, arbitrary: fc.constant<Statement>({ ...plain, Condition: withMfaInOnesName }) },
    { weight: 2, arbitrary: any },
  );
  return documentOf(statement, 3);
}
