// Whom rolecall.yaml names: people and groups by their names or Slack ids, and what is said of names that are wrong.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, faultsWith, ruleOf, ruledBy, ruling, right } from "./a-policy-file.ts";

const A_WHO = "the name or Slack id of a person or a group, or a list of them";

describe("who may ask and who decides", () => {
  const asking = (words: string) => ruleOf(right.replace("ask: everyone", `ask: ${words}`))?.mayAsk;

  it.each([
    ["everyone", { ...NOBODY, everyone: true }],
    ["nobody", NOBODY],
    ["[nobody]", NOBODY],
    ["bob", { ...NOBODY, people: ["U0BOB00001"] }],
    ["U0DORA00001", { ...NOBODY, people: ["U0DORA00001"] }],
    ["W0DORA00001", { ...NOBODY, people: ["W0DORA00001"] }],
    ["platform", { ...NOBODY, groups: ["S0PLATFORM1"] }],
    ["[S0OTHERS01, alice]", { everyone: false, people: ["U0ALICE001"], groups: ["S0OTHERS01"] }],
  ])("may be %s", (words, who) => {
    expect(asking(words)).toEqual(who);
  });

  it("may be a group of the file, whose people are counted once", () => {
    expect(asking("[leads, alice, bob, platform]")).toEqual({
      everyone: false,
      people: ["U0BOB00001", "U0CAROL001", "U0ALICE001"],
      groups: ["S0PLATFORM1"],
    });
  });

  it("may be different people for every part of a rule", () => {
    const rule = ruleOf(
      ruling(
        "notify: platform\nescalate: { after: 4h, to: carol }\nbreak_glass: { who: everyone, for: 15m }",
      ),
    );
    expect(rule).toMatchObject({
      mayApprove: { people: ["U0BOB00001", "U0CAROL001"] },
      notified: { groups: ["S0PLATFORM1"] },
      escalation: { afterMilliseconds: 4 * 3_600_000, to: { people: ["U0CAROL001"] } },
      breakGlass: { mayUse: { everyone: true }, seconds: 900 },
    });
  });

  it("need nobody who decides where nobody may ask or nobody is asked", () => {
    expect(faultsIn(ruledBy("  - { name: a, ask: nobody }\n"))).toEqual([]);
    expect(faultsIn(ruledBy("  - { name: a, ask: alice, approvals: 0 }\n"))).toEqual([]);
    expect(ruleOf(ruledBy("  - { name: a, ask: alice, approvals: 0 }\n"))).toMatchObject({
      approvals: 0,
      mayApprove: NOBODY,
    });
  });
});

describe("the admins", () => {
  it.each([
    ["[carol]", ["U0CAROL001"]],
    ["alice", ["U0ALICE001"]],
    ["[leads, U0DORA00001, carol]", ["U0BOB00001", "U0CAROL001", "U0DORA00001"]],
  ])("may be %s", (words, admins) => {
    const text = right.replace("admins: [carol]", `admins: ${words}`);
    expect(readPolicy(text, "rolecall.yaml").admins).toEqual(admins);
  });
});

it("the names of the file are known by Slack id", () => {
  expect(Object.fromEntries(readPolicy(right, "rolecall.yaml").names)).toEqual({
    U0ALICE001: "alice",
    U0BOB00001: "bob",
    U0CAROL001: "carol",
    S0PLATFORM1: "platform",
  });
  const nameless = right.replace(/people:[^]*(?=accounts:)/, "admins: U0CAROL001\n");
  const { names } = readPolicy(nameless.replace("[leads]", "U0BOB00001"), "rolecall.yaml");
  expect(names.size).toBe(0);
});

describe("it is a fault", () => {
  it.each([
    [
      "ask: everyone",
      "ask: [everyone, bob]",
      '24:11 rules[0].ask[0] "everyone" is everybody already; write it alone',
    ],
    [
      "ask: everyone",
      "ask: [bob, nobody]",
      '24:16 rules[0].ask[1] "nobody" is only for ask, and alone there',
    ],
    [
      "ask: everyone",
      "ask: allice",
      '24:5 rules[0].ask "allice" is no name of this file and no Slack id; did you mean alice?',
    ],
    [
      "ask: everyone",
      "ask: Bob",
      '24:5 rules[0].ask "Bob" is no name of this file and no Slack id; did you mean bob?',
    ],
    [
      "ask: everyone",
      "ask: zebediah",
      '24:5 rules[0].ask "zebediah" is no name of this file and no Slack id',
    ],
    [
      "ask: everyone",
      "ask:",
      `24:5 rules[0].ask null is not allowed; it should be everyone, nobody, ${A_WHO}`,
    ],
    [
      "    ask: everyone\n",
      "",
      `23:5 rules[0].ask is missing; it should be everyone, nobody, ${A_WHO}`,
    ],
    ["[leads]", "[leads, 7]", `25:22 rules[0].approve[1] 7 is not allowed; it should be ${A_WHO}`],
    ["[leads]", "[]", `25:5 rules[0].approve what is there is not allowed; it should be ${A_WHO}`],
    [
      "[leads]",
      "everyone",
      '25:5 rules[0].approve "everyone" is only for ask and break_glass.who; write people or groups',
    ],
    ["[leads]", "nobody", '25:5 rules[0].approve "nobody" is only for ask, and alone there'],
    ["[leads]", "[leads, leads]", "25:22 rules[0].approve[1] leads is listed twice (line 25)"],
    ["[leads]", "[bob, U0BOB00001]", "25:20 rules[0].approve[1] bob is listed twice (line 25)"],
    [
      "    approve: [leads]\n",
      "",
      "23:5 rules[0].approve is missing; it should be who may decide, or write approvals: 0 where nobody has to",
    ],
    [
      "admins: [carol]",
      "admins: [platform]",
      '10:10 admins[0] "platform" is a Slack user group; admins are people, or a group of this file that lists people',
    ],
    [
      "admins: [carol]",
      "admins: [everyone]",
      '10:10 admins[0] "everyone" is only for ask and break_glass.who; write people or groups',
    ],
    [
      "admins: [carol]",
      "admins: [carol, carol]",
      "10:17 admins[1] carol is listed twice (line 10)",
    ],
    [
      "admins: [carol]\n",
      "",
      "2:1 admins is missing; it should be who runs Rolecall: the names or Slack ids of people, or a group that lists people",
    ],
    [
      "leads: [bob, carol]",
      "leads: [bob, platform, carol]",
      '9:16 groups.leads[1] "platform" is a group; a group of this file lists people',
    ],
    [
      "leads: [bob, carol]",
      "leads: [bob, carole]",
      '9:16 groups.leads[1] "carole" is no name of this file and no Slack id; did you mean carol?',
    ],
    [
      "leads: [bob, carol]",
      "leads: [bob, bob]",
      "9:16 groups.leads[1] bob is listed twice (line 9)",
    ],
    [
      "leads: [bob, carol]",
      "leads: bob",
      '9:3 groups.leads "bob" is not allowed; it should be the id of a Slack user group, such as S0123456789, or a list of people',
    ],
    [
      "platform: S0PLATFORM1",
      "bob: S0PLATFORM1",
      "8:3 groups.bob bob is the name of a person too (line 5)",
    ],
    [
      "alice: U0ALICE001",
      "alice: U0BOB00001",
      "5:3 people.bob U0BOB00001 has another name too (line 4)",
    ],
    [
      "alice: U0ALICE001",
      "alice: '@alice'",
      '4:3 people.alice "@alice" is not allowed; it should be the id of a Slack person, such as U0123456789',
    ],
    [
      "alice: U0ALICE001",
      "Alice: U0ALICE001",
      '4:3 people.Alice "Alice" is not allowed; it should be a name in lower-case letters, digits and, between them, dashes, 1 to 50 in all',
    ],
    [
      "alice: U0ALICE001",
      "everyone: U0ALICE001",
      '4:3 people.everyone "everyone" has a meaning of its own; choose another name',
    ],
    [
      "platform: S0PLATFORM1",
      "nobody: S0PLATFORM1",
      '8:3 groups.nobody "nobody" has a meaning of its own; choose another name',
    ],
  ])("to write %s as %j", (piece, wrong, fault) => {
    expect(faultsWith(piece, wrong)).toEqual([fault]);
  });

  it.each([
    ["notify: [bbo]", '26:14 rules[0].notify[0] "bbo" is no name of this file and no Slack id'],
    [
      "notify: everyone",
      '26:5 rules[0].notify "everyone" is only for ask and break_glass.who; write people or groups',
    ],
    [
      "escalate: { after: 4h, to: [carol, caro] }",
      '26:40 rules[0].escalate.to[1] "caro" is no name of this file and no Slack id; did you mean carol',
    ],
    [
      "break_glass: { who: nobody }",
      '26:20 rules[0].break_glass.who "nobody" is only for ask, and alone there',
    ],
    [
      "break_glass: { who: [platform, S0PLATFORM1] }",
      "26:36 rules[0].break_glass.who[1] platform is listed twice (line 26)",
    ],
  ])("to add %s to a rule", (words, fault) => {
    expect(faultsIn(ruling(words))).toEqual([expect.stringContaining(fault)]);
  });
});
