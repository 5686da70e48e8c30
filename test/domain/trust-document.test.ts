// The trust policy of access roles as it is written, and what is said of one that is there instead.
import fc from "fast-check";
import { policySize } from "../../src/domain/iam-documents.ts";
import {
  fitsTrust,
  trustDifferences,
  trustDocument,
  type Trusting,
} from "../../src/domain/trust-document.ts";

const root = { AWS: "arn:aws:iam::111111111111:root" };
const provisioner = "arn:aws:iam::111111111111:role/rolecall-provisioner";
const alice = "arn:aws:iam::111111111111:user/alice";
const usual: Trusting = {
  ...{ partition: "aws", managementId: "111111111111", bots: [provisioner] },
  ...{ style: "mfa", people: [] },
};
const botStatement = {
  Sid: "RolecallBot",
  Effect: "Allow",
  Principal: root,
  Action: ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
  Condition: { ArnEquals: { "aws:PrincipalArn": [provisioner] } },
};
const inTheirName = { StringEquals: { "sts:RoleSessionName": "${aws:username}" } };
const MFA = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
const peopleStatement = (Condition: object) => ({
  ...{ Sid: "People", Effect: "Allow", Principal: root, Action: "sts:AssumeRole", Condition },
});

describe("the document", () => {
  it.each([
    ["mfa", [], [peopleStatement({ ...MFA, ...inTheirName })]],
    ["mfa", ["alice"], [peopleStatement({ ...MFA, ...inTheirName })]],
    ["account", [], [peopleStatement(inTheirName)]],
    [
      "named",
      ["alice"],
      [
        peopleStatement({
          ...{ ...MFA, ...inTheirName },
          ArnEquals: { "aws:PrincipalArn": [alice] },
        }),
      ],
    ],
    ["named", [], []],
  ] as const)("in the style %s with %j", (style, people, expected) => {
    expect(trustDocument({ ...usual, style, people })).toEqual({
      Version: "2012-10-17",
      Statement: [botStatement, ...expected],
    });
  });

  it("is of the partition it is for", () => {
    const china = { ...usual, partition: "aws-cn", style: "named", people: ["alice"] } as const;
    const bots = [provisioner.replace("arn:aws:", "arn:aws-cn:")];
    const text = JSON.stringify(trustDocument({ ...china, bots }));
    expect(text.match(/arn:[\w-]+:/g)).toEqual(Array(4).fill("arn:aws-cn:"));
  });

  it("takes people by name, by path and name, or by ARN, each once, in an order that stays", () => {
    const people = ["zoe", "team/bob", alice, "alice"];
    const [, { Condition } = {}] = trustDocument({ ...usual, style: "named", people }).Statement;
    expect(Condition).toMatchObject({
      ArnEquals: {
        "aws:PrincipalArn": [
          alice,
          "arn:aws:iam::111111111111:user/team/bob",
          "arn:aws:iam::111111111111:user/zoe",
        ],
      },
    });
  });

  it("never names a person as the principal, and never forgives an MFA that is not there", () => {
    const styles = fc.constantFrom("mfa", "account", "named");
    const names = fc.array(fc.stringMatching(/^[\w.-]{1,10}$/), { maxLength: 3 });
    fc.assert(
      fc.property(styles, names, (style, people) => {
        const document = trustDocument({ ...usual, style, people });
        expect(document.Statement.map(({ Principal }) => Principal)).toEqual(
          document.Statement.map(() => root),
        );
        expect(JSON.stringify(document)).not.toContain("IfExists");
      }),
    );
  });

  it.each([
    ["nobody to be Rolecall", { bots: [] }],
    ["a bot with a wildcard", { bots: ["arn:aws:iam::111111111111:role/*"] }],
    ["a bot of another account", { bots: ["arn:aws:iam::222222222222:role/rolecall"] }],
    ["a session in place of a bot", { bots: ["arn:aws:sts::111111111111:assumed-role/x/y"] }],
    ["a person with a wildcard", { people: ["a*"] }],
    ["a person with a wildcard in the path", { people: ["te*m/alice"] }],
    ["a person by a variable", { people: ["${aws:username}"] }],
    ["a person of another account", { people: ["arn:aws:iam::222222222222:user/alice"] }],
    ["a role in place of a person", { people: [provisioner] }],
  ])("is not written with %s", (_, wrong) => {
    expect(() => trustDocument({ ...usual, style: "named", ...wrong })).toThrow();
  });

  it("fits what AWS allows for some two dozen people, and for more where it allows more", () => {
    const people = (count: number) => Array.from({ length: count }, (_, at) => `somebody.${at}`);
    const named = (count: number) =>
      trustDocument({ ...usual, style: "named", people: people(count) });
    expect(fitsTrust(named(26))).toBe(true);
    expect(fitsTrust(named(40))).toBe(false);
    expect(fitsTrust(named(40), 4096)).toBe(true);
    const exactly = policySize(named(40));
    expect([fitsTrust(named(40), exactly), fitsTrust(named(40), exactly - 1)]).toEqual([
      true,
      false,
    ]);
  });
});

describe("what is there instead", () => {
  const wanted = trustDocument(usual);
  const [bot = {}, people = {}] = wanted.Statement;
  const differences = (...Statement: readonly unknown[]) =>
    trustDifferences({ Version: "2012-10-17", Statement }, wanted);

  it("is nothing, where the same is written otherwise", () => {
    expect(trustDifferences(wanted, wanted)).toEqual([]);
    const reversed = ["sts:SetSourceIdentity", "sts:TagSession", "sts:AssumeRole"];
    expect(
      differences(
        {
          ...people,
          Action: ["sts:AssumeRole"],
          Condition: { ...inTheirName, Bool: { "aws:MultiFactorAuthPresent": true } },
        },
        { ...bot, Action: reversed, Condition: { ArnEquals: { "aws:PrincipalArn": provisioner } } },
      ),
    ).toEqual([]);
    const only = trustDocument({ ...usual, style: "named" });
    const [statement] = only.Statement;
    expect(trustDifferences({ ...only, Statement: statement }, only)).toEqual([]);
  });

  it("is what Organizations makes: the whole account, without a condition", () => {
    expect(differences({ Effect: "Allow", Principal: root, Action: "sts:AssumeRole" })).toEqual([
      "the statement `RolecallBot` is missing",
      "the statement `People` is missing",
      "an extra statement lets in `arn:aws:iam::111111111111:root` without a condition",
    ]);
  });

  it("is a statement that somebody changed", () => {
    const forgiving = { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" }, ...inTheirName };
    expect(differences(bot, { ...people, Condition: forgiving })).toEqual([
      "the statement `People` was changed",
    ]);
  });

  it.each([
    [{ Effect: "Allow", Principal: "*", Action: "*" }, "lets in everybody without a condition"],
    [
      { Sid: "Them", Effect: "Allow", Principal: { AWS: [alice, "999999999999"] }, Condition: MFA },
      `\`Them\` lets in \`${alice}\`, \`999999999999\` under conditions of its own`,
    ],
    [
      { Effect: "Deny", Principal: { AWS: alice }, Action: "*" },
      `refuses \`${alice}\` without a condition`,
    ],
    [
      { Effect: "Allow", NotPrincipal: { AWS: alice }, Action: "sts:*" },
      `lets in everybody but \`${alice}\` without a condition`,
    ],
  ])("is a statement too many: %j", (extra, says) => {
    expect(differences(bot, people, extra)).toEqual([`an extra statement ${says}`]);
  });

  it("is of an older version, in which variables are plain text", () => {
    expect(trustDifferences({ ...wanted, Version: "2008-10-17" }, wanted)).toEqual([
      "its version is not 2012-10-17",
    ]);
  });

  it.each(["unreadable", undefined, null, { Statement: ["x"] }, {}])("is none: %j", (found) => {
    expect(trustDifferences(found, wanted)).toEqual(["the trust policy cannot be read"]);
  });
});
