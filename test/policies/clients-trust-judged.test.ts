// Trust policies of clients that are nearly right: whenever a judge lets in or keeps out whom it should not, the client is told.
import fc from "fast-check";
import { judgeDoor } from "../../src/domain/clients/judge-door.ts";
import type { DoorSeen, DoorWanted } from "../../src/domain/clients/door.ts";
import { trustDocument } from "../../src/domain/trust-document.ts";
import { nameOf, personKnocks, roleKnocks, type Person } from "./trust-judges.ts";

const CASES = 120;

const managementId = "111111111111";
const place = { partition: "aws", managementId };
const root = `arn:aws:iam::${managementId}:root`;
const ourBot = `arn:aws:iam::${managementId}:role/rolecall-provisioner`;
const user = (name: string, account = managementId) => `arn:aws:iam::${account}:user/${name}`;
const [alice, bob] = [user("alice"), user("team/bob")];
const [adam, carol] = [user("adam"), user("carol")];
const externalId = "rolecall-acme-7f3k";

const wanted: DoorWanted = {
  ...{ ...place, accountId: "222222222222", roleName: "RolecallAdmin", sessionSeconds: 3600 },
  ...{ externalId, enteringRole: ourBot, style: "mfa", people: [alice, bob] },
};

type Conditions = Record<string, Record<string, string | string[]>>;
interface Statement {
  Effect: string;
  Principal: unknown;
  Action: string | string[];
  Condition: Conditions;
}
type Change = (statement: Statement) => Statement;

const withCondition =
  (change: (conditions: Conditions) => Conditions): Change =>
  (statement) => ({ ...statement, Condition: change(structuredClone(statement.Condition)) });

const KEYS = [
  "aws:PrincipalArn",
  "sts:ExternalId",
  "aws:MultiFactorAuthPresent",
  "sts:RoleSessionName",
];

const dropKey = (key: string) =>
  withCondition((conditions) =>
    Object.fromEntries(
      Object.entries(conditions)
        .map(([operator, keys]) => {
          const left = Object.entries(keys).filter(([name]) => name !== key);
          return [operator, Object.fromEntries(left)] as const;
        })
        .filter(([, keys]) => Object.keys(keys).length > 0),
    ),
  );

const swapOperator = (from: string, to: string) =>
  withCondition(({ [from]: keys, ...others }) =>
    keys ? { ...others, [to]: { ...others[to], ...keys } } : others,
  );

const put = (operator: string, key: string, value: string | string[]) =>
  withCondition((conditions) => ({
    ...conditions,
    [operator]: { ...conditions[operator], [key]: value },
  }));

// StringNotEquals on the session's name is left out: see differences.test.ts on variables without a value.
const OPERATORS: readonly (readonly [string, string])[] = [
  ["Bool", "BoolIfExists"],
  ["StringEquals", "StringLike"],
  ["StringEquals", "StringEqualsIfExists"],
  ["StringEquals", "ForAnyValue:StringEquals"],
  ["StringEquals", "ForAllValues:StringEquals"],
  ["StringEquals", "StringEqualsIgnoreCase"],
  ["ArnEquals", "ArnLike"],
  ["ArnEquals", "StringLike"],
  ["ArnEquals", "ArnNotEquals"],
];

const VALUES: readonly (readonly [string, string, string | string[]])[] = [
  ["StringEquals", "sts:ExternalId", "rolecall-other-1234"],
  ["StringEquals", "sts:ExternalId", [externalId, "old-one"]],
  ["StringLike", "sts:ExternalId", "*"],
  ["StringEquals", "sts:ExternalId", externalId],
  ["StringNotEquals", "sts:ExternalId", externalId],
  ["Bool", "aws:MultiFactorAuthPresent", "false"],
  ["Bool", "aws:MultiFactorAuthPresent", ["true", "false"]],
  ["Bool", "aws:MultiFactorAuthPresent", "True"],
  ["Null", "aws:MultiFactorAuthPresent", "false"],
  ["Null", "aws:MultiFactorAuthPresent", "true"],
  ["StringEquals", "sts:RoleSessionName", "alice"],
  ["StringEquals", "sts:RoleSessionName", ["${aws:username}", "shared"]],
  ["StringLike", "sts:RoleSessionName", "*"],
  ["StringLike", "sts:RoleSessionName", "${aws:username}*"],
  ["StringEquals", "aws:username", "alice"],
  ["StringNotEquals", "aws:username", "alice"],
  ["StringEquals", "aws:PrincipalAccount", managementId],
  ["StringEquals", "aws:PrincipalType", "User"],
  ["ArnEquals", "aws:PrincipalArn", ourBot],
  ["ArnEquals", "aws:PrincipalArn", [alice]],
  ["ArnEquals", "aws:PrincipalArn", [alice, bob, carol]],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${managementId}:*`],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${managementId}:role/*`],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::${managementId}:user/*`],
  ["ArnLike", "aws:PrincipalArn", `arn:aws:iam::*:user/a*`],
  ["StringEquals", "aws:PrincipalArn", [alice, bob]],
];

const principals: unknown[] = [
  "*",
  { AWS: "*" },
  { AWS: managementId },
  { AWS: [root, "arn:aws:iam::999999999999:root"] },
  { AWS: "arn:aws:iam::222222222222:root" },
  { AWS: alice },
  { AWS: [alice, bob] },
  { AWS: ourBot },
  { Service: "ec2.amazonaws.com" },
];

const aChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...KEYS).map(dropKey),
  fc.constantFrom(...OPERATORS).map(([from, to]) => swapOperator(from, to)),
  fc.constantFrom(...VALUES).map(([operator, key, value]) => put(operator, key, value)),
  fc.constantFrom(...principals).map((Principal) => (statement: Statement) => {
    return { ...statement, Principal };
  }),
  fc
    .constantFrom<(string | string[])[]>("sts:*", "*", "sts:TagSession", [
      "sts:AssumeRole",
      "sts:*",
    ])
    .map((Action) => (statement: Statement) => ({ ...statement, Action })),
  fc.constant<Change>((statement) => ({ ...statement, Effect: "Deny" })),
);

const right = (the: DoorWanted) =>
  JSON.parse(JSON.stringify(trustDocument({ ...the, bots: [ourBot] }))) as {
    Version: string;
    Statement: Statement[];
  };

/** One or two changes, most of them where people are let in; or a statement more that is changed. */
const aCase = fc
  .record({
    style: fc.constantFrom("mfa", "account", "named"),
    changes: fc.array(fc.tuple(fc.constantFrom(0, 2, 2, 2), aChange), {
      minLength: 1,
      maxLength: 2,
    }),
    isMore: fc.boolean(),
  })
  .map(({ style, changes, isMore }) => {
    const the = { ...wanted, style } as const;
    const { Version, Statement } = right(the);
    const changed = Statement.map((statement, at) =>
      changes.reduce((so, [where, change]) => (where === at ? change(so) : so), statement),
    );
    const more = changed.filter((statement, at) => statement !== Statement[at]);
    return { the, trust: { Version, Statement: isMore ? [...Statement, ...more] : changed } };
  });

interface Found {
  readonly seen: DoorSeen;
  readonly wrong: readonly string[];
}

/** Asks both judges, of whoever might come. */
async function found(the: DoorWanted, trust: object): Promise<Found> {
  const opens = await enters(trust, ourBot, externalId);
  const opensToAnybody =
    (await enters(trust, ourBot)) || (await enters(trust, ourBot, "some-other-id"));
  const wrong = [
    ...(opens ? [] : ["Rolecall is shut out"]),
    ...(await wrongRoles(trust)),
    ...(await wrongPeople(the, trust)),
  ];
  const role = { sessionSeconds: 3600, trust };
  return { seen: { opens, opensToAnybody, accountId: null, refusal: null, role }, wrong };
}

async function enters(trust: object, role: string, said?: string): Promise<boolean> {
  return (
    (await roleKnocks(role, { trust, sessionName: "R-7K3QXA", externalId: said })) === "Allowed"
  );
}

async function comes(trust: object, person: Person): Promise<boolean> {
  return (await personKnocks(person, { trust })) === "Allowed";
}

async function wrongRoles(trust: object): Promise<string[]> {
  const others = ["other", "team/other"].map((name) => `arn:aws:iam::${managementId}:role/${name}`);
  const knocking = [
    ...[undefined, "some-other-id", "old-one", "rolecall-other-1234"].map((said) => ({
      ...{ role: ourBot, said },
    })),
    ...others.flatMap((role) => [undefined, externalId].map((said) => ({ role, said }))),
  ];
  const wrong: string[] = [];
  for (const { role, said } of knocking)
    if (await enters(trust, role, said)) wrong.push(`${role} gets in, saying ${String(said)}`);
  return wrong;
}

async function wrongPeople(the: DoorWanted, trust: object): Promise<string[]> {
  const wrong: string[] = [];
  const knocking = intruders(the).flatMap((person) =>
    [undefined, externalId, "rolecall-other-1234"].map((said) => ({ ...person, externalId: said })),
  );
  for (const person of knocking)
    if (await comes(trust, person)) wrong.push(`${JSON.stringify(person)} gets in`);
  for (const person of due(the)) {
    const isIn = (await comes(trust, person)) || (await comes(trust, { ...person, externalId }));
    if (!isIn) wrong.push(`${JSON.stringify(person)} is kept out`);
  }
  return wrong;
}

function intruders({ style }: DoorWanted): Person[] {
  const ours = style === "named" ? [alice, bob] : [alice, bob, adam, carol];
  const without = ours.flatMap((arn) => [
    { arn, mfa: false },
    { arn, mfa: "absent" as const },
  ]);
  return [
    ...(style === "account" ? [] : without),
    ...ours.flatMap((arn) =>
      ["shared", "alice", `${nameOf(arn)}.too`]
        .filter((sessionName) => sessionName !== nameOf(arn))
        .map((sessionName) => ({ arn, mfa: true, sessionName })),
    ),
    ...(style === "named" ? [adam, carol].map((arn) => ({ arn, mfa: true })) : []),
    { arn: user("alice", "999999999998"), mfa: true },
  ];
}

function due({ style }: DoorWanted): Person[] {
  const ours = style === "named" ? [alice, bob] : [alice, bob, adam, carol, user("team/a/zoe")];
  const ways = style === "account" ? ([true, false, "absent"] as const) : ([true] as const);
  return ours.flatMap((arn) => ways.map((mfa) => ({ arn, mfa })));
}

test.each(["mfa", "account", "named"] as const)("%s, as agreed, has no fault", async (style) => {
  const the = { ...wanted, style };
  const { seen, wrong } = await found(the, right(the));
  expect(wrong).toEqual([]);
  expect(judgeDoor(the, seen)).toEqual({ faults: [], notes: [], isCliOnly: false });
});

test(`of ${CASES} that are nearly right, none that judges find wrong has no fault`, async () => {
  const counts = { wrong: 0, right: 0 };
  await fc.assert(
    fc.asyncProperty(aCase, async ({ the, trust }) => {
      const { seen, wrong } = await found(the, trust);
      const { faults } = judgeDoor(the, seen);
      if (faults.length > 0 !== wrong.length > 0)
        throw new Error(JSON.stringify({ trust, wrong, faults }, null, 1));
      counts[wrong.length > 0 ? "wrong" : "right"] += 1;
    }),
    { seed: 1, numRuns: CASES },
  );
  expect(Math.min(counts.wrong, counts.right)).toBeGreaterThan(CASES / 10);
}, 400_000);
