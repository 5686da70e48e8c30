// Two policies held against each other by what they mean: what a role lacks, and what it may do besides.
import { comparePermissions, lackingIn } from "../../src/domain/permissions/compare-permissions.ts";

const document = (...Statement: Record<string, unknown>[]) =>
  ({ Version: "2012-10-17", Statement }) as const;
const held = (...statements: Record<string, unknown>[]) => [
  { name: "rolecall", document: document(...statements) },
];

const GROUPS = "arn:aws:iam::111111111111:group/rolecall/*";
const letIn = {
  Effect: "Allow",
  Action: ["iam:AddUserToGroup", "iam:RemoveUserFromGroup"],
  Resource: GROUPS,
};
const guard = {
  Effect: "Allow",
  Action: ["iam:PutUserPolicy"],
  Resource: "*",
  Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:boundary" } },
};
const never = { Effect: "Deny", Action: "iam:*AccessKey*", Resource: "*" };
const fence = {
  Effect: "Deny",
  Action: ["iam:CreateGroup", "iam:DeleteGroup"],
  NotResource: [GROUPS],
};
const wanted = [document(letIn, guard, never, fence)];

const gapOf = (...statements: Record<string, unknown>[]) => {
  const gap = comparePermissions(wanted, held(...statements));
  const actions = (rights: readonly { readonly action: string }[]) =>
    rights.map(({ action }) => action);
  const { lacks, exceeds, unfenced, barred } = gap;
  return {
    lacks: actions(lacks),
    exceeds: actions(exceeds),
    unfenced: actions(unfenced),
    barred: actions(barred),
  };
};
const NOTHING = { lacks: [], exceeds: [], unfenced: [], barred: [] };

describe("a role with what was printed", () => {
  it("lacks nothing and exceeds nothing", () => {
    expect(gapOf(letIn, guard, never, fence)).toEqual(NOTHING);
  });

  it("may have it in other words: apart, in another order, with other capitals, under other names", () => {
    const apart = letIn.Action.map((Action) => ({ ...letIn, Sid: Action.slice(4), Action }));
    const shouted = { ...guard, Action: "IAM:putuserpolicy", Resource: ["*"] };
    expect(gapOf(fence, never, shouted, ...apart.reverse())).toEqual(NOTHING);
  });

  it("may have it in several policies", () => {
    const [first] = held(letIn, guard);
    const [second] = held(never, fence);
    const both = [first, second].flatMap((policy) => policy ?? []);
    expect(comparePermissions(wanted, both)).toMatchObject(NOTHING);
  });
});

describe("a role that lacks something", () => {
  it("lacks an action that no statement has", () => {
    const less = { ...letIn, Action: "iam:AddUserToGroup" };
    expect(gapOf(less, guard, never, fence).lacks).toEqual(["iam:RemoveUserFromGroup"]);
  });

  it("lacks what it may do somewhere else only", () => {
    const elsewhere = { ...letIn, Resource: GROUPS.replace("rolecall", "other") };
    const gap = gapOf(elsewhere, guard, never, fence);
    expect(gap.lacks).toEqual(letIn.Action);
    expect(gap.exceeds).toEqual(letIn.Action);
  });

  it("lacks what it may do under another condition only", () => {
    const other = { ...guard, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
    expect(gapOf(letIn, other, never, fence).lacks).toEqual(["iam:PutUserPolicy"]);
  });

  it("is denied what it needs by somebody else's Deny", () => {
    const theirs = { Effect: "Deny", Action: "iam:*", Resource: "*" };
    expect(gapOf(letIn, guard, never, fence, theirs).barred).toEqual(["iam:*"]);
  });

  it("is not harmed by a Deny of what it does not need", () => {
    const theirs = { Effect: "Deny", Action: "s3:*", Resource: "*" };
    expect(gapOf(letIn, guard, never, fence, theirs)).toEqual(NOTHING);
  });
});

describe("a role that may do too much", () => {
  it("may do what was not asked for", () => {
    const more = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    expect(gapOf(letIn, guard, never, fence, more)).toEqual({
      ...NOTHING,
      exceeds: ["s3:GetObject"],
    });
  });

  it("may do it everywhere, or without the condition", () => {
    const wide = { ...letIn, Resource: "*" };
    const { Condition: _condition, ...free } = guard;
    expect(gapOf(wide, free, never, fence).exceeds).toEqual([...letIn.Action, "iam:PutUserPolicy"]);
  });

  it("is denied nothing where a fence is missing, or has a hole", () => {
    expect(gapOf(letIn, guard, fence).unfenced).toEqual(["iam:*AccessKey*"]);
    const holed = { ...fence, NotResource: [GROUPS, "arn:aws:iam::111111111111:group/admins"] };
    expect(gapOf(letIn, guard, never, holed).unfenced).toEqual(fence.Action);
  });

  it("may do everything but what is named: that is everything", () => {
    const all = { Effect: "Allow", NotAction: "iam:*", Resource: "*" };
    expect(gapOf(letIn, guard, never, fence, all).exceeds).toEqual(["*"]);
  });

  it("has a policy of AWS's own, which nobody needs, or one that cannot be read", () => {
    const more = [
      { name: "AdministratorAccess", document: undefined },
      { name: "broken", document: "unreadable" },
    ];
    const gap = comparePermissions(wanted, [...held(letIn, guard, never, fence), ...more]);
    expect(gap.foreign).toEqual(["AdministratorAccess"]);
    expect(gap.unreadable).toEqual(["broken"]);
  });
});

it("a boundary may allow more than is needed, and not less", () => {
  const all = document({ Effect: "Allow", Action: "*", Resource: "*" });
  expect(lackingIn(wanted, all)).toEqual([]);
  expect(lackingIn(wanted, document(letIn)).map(({ action }) => action)).toEqual([
    "iam:PutUserPolicy",
  ]);
});
