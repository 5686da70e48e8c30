// What a rule of rolecall.yaml may say: which accounts and roles it is about, for how long, and how many have to say yes.
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, fieldsWithFaults, ruleOf, ruledBy, ruling } from "./a-policy-file.ts";

const MATCH = "a pattern of slugs (*-prod), a list of them, or { slugs: .., units: .., tags: .. }";

describe("which accounts and roles a rule is about", () => {
  it.each([
    ["accounts: client-a", ["client-a"], [], {}],
    ["accounts: '*-prod'", ["*-prod"], [], {}],
    ["accounts: [client-a, '*-b']", ["client-a", "*-b"], [], {}],
    ["accounts: { units: clients/* }", [], ["clients/*"], {}],
    [
      "accounts: { slugs: ['*'], units: [a, b/*], tags: { stage: prod*, client: '' } }",
      ["*"],
      ["a", "b/*"],
      { stage: "prod*", client: "" },
    ],
  ])("is what it says: %s", (words, ...match) => {
    const { slugs, units, tags } = ruleOf(ruling(words))?.accounts ?? {};
    expect([slugs, units, tags]).toEqual(match);
  });

  it("may be one role or several", () => {
    expect(ruleOf(ruling("roles: read-*"))?.roles).toEqual(["read-*"]);
    expect(ruleOf(ruling("roles: [admin, read-only]"))?.roles).toEqual(["admin", "read-only"]);
    expect(ruleOf(ruling(""))?.roles).toEqual([]);
  });

  it.each([
    [
      "accounts: client-b",
      '26:5 rules[0].accounts "client-b" is no account of this file; did you mean client-a?',
    ],
    [
      "accounts: ['*', clint-a]",
      '26:21 rules[0].accounts[1] "clint-a" is no account of this file; did you mean client-a?',
    ],
    [
      "accounts: { slugs: zebra }",
      '26:17 rules[0].accounts.slugs "zebra" is no account of this file',
    ],
    [
      "roles: [admin, amdin]",
      '26:20 rules[0].roles[1] "amdin" is no role of any account of this file; did you mean admin?',
    ],
    ["accounts:", `26:5 rules[0].accounts null is not allowed; it should be ${MATCH}`],
    ["accounts: {}", `26:5 rules[0].accounts what is there is not allowed; it should be ${MATCH}`],
    ["accounts: []", `26:5 rules[0].accounts what is there is not allowed; it should be ${MATCH}`],
    [
      "accounts: { ou: a }",
      "26:17 rules[0].accounts.ou is not known here; known: slugs, units, tags",
    ],
    [
      "accounts: { tags: {} }",
      "26:17 rules[0].accounts.tags what is there is not allowed; it should be patterns of tags' values, such as { stage: production }",
    ],
    ["accounts: Client", `26:5 rules[0].accounts "Client" is not allowed; it should be ${MATCH}`],
    [
      "roles:",
      "26:5 rules[0].roles null is not allowed; it should be a role's short name, or a pattern where * stands for any text, or a list of them",
    ],
  ])("is refused where it is about nothing: %s", (words, fault) => {
    expect(faultsIn(ruling(words))).toContain(fault);
  });
});

describe("how long access lasts", () => {
  it.each([
    ["", 4 * 3600, 12 * 3600, false],
    ["default: 8h\nlongest: 7d\nstanding: true", 8 * 3600, 7 * 86_400, true],
    ["default: standing\nstanding: true", "standing", 12 * 3600, true],
    ["standing: true", 4 * 3600, 12 * 3600, true],
    ["longest: 2d", 4 * 3600, 2 * 86_400, false],
    ["longest: 90m", 90 * 60, 90 * 60, false],
    ["longest: 5m", 300, 300, false],
    ["longest: 30d", 4 * 3600, 30 * 86_400, false],
    ["default: 30m", 30 * 60, 12 * 3600, false],
    ["default: 12h", 12 * 3600, 12 * 3600, false],
  ])("is what the rule says: %j", (words, ...time) => {
    const { defaultLasting, longestSeconds, standing } = ruleOf(ruling(words))?.time ?? {};
    expect([defaultLasting, longestSeconds, standing]).toEqual(time);
  });

  it.each([
    [
      "default: 1d\nlongest: 8h",
      '26:5 rules[0].default "1d" is longer than longest, 8h; raise longest, or shorten this (line 27)',
    ],
    [
      "default: 1d",
      '26:5 rules[0].default "1d" is longer than longest, which is 12h where it is not written; write longest: 1d too, or shorten this',
    ],
    [
      "default: standing",
      '26:5 rules[0].default "standing" is only allowed beside standing: true; write that too, or a time such as 4h',
    ],
    [
      "standing: false\ndefault: standing",
      '27:5 rules[0].default "standing" is only allowed beside standing: true; write that too, or a time such as 4h (line 26)',
    ],
    [
      "longest: 4m",
      '26:5 rules[0].longest "4m" is not allowed; it should be a time from 5m to 30d, such as 12h; that access may have no end is said by standing: true',
    ],
    [
      "default: 31d",
      '26:5 rules[0].default "31d" is not allowed; it should be a time from 5m to 30d, such as 4h, or standing',
    ],
    [
      "default: 4",
      "26:5 rules[0].default 4 is not allowed; it should be a time from 5m to 30d, such as 4h, or standing",
    ],
    [
      "standing: maybe",
      '26:5 rules[0].standing "maybe" is not allowed; it should be true or false: whether access without an end may be asked for',
    ],
  ])("is refused where it cannot be: %j", (words, fault) => {
    expect(faultsIn(ruling(words))).toEqual([fault]);
  });
});

describe("how an ask waits for an answer", () => {
  it("is three days, with nobody reminded, unless the rule says otherwise", () => {
    const { lapseMilliseconds, remindMilliseconds, escalation } = ruleOf(ruling("")) ?? {};
    expect([lapseMilliseconds, remindMilliseconds, escalation]).toEqual([
      72 * 3_600_000,
      null,
      null,
    ]);
    expect(ruleOf(ruling("lapse: 1m"))?.lapseMilliseconds).toBe(60_000);
    expect(ruleOf(ruling("remind: 71h"))?.remindMilliseconds).toBe(71 * 3_600_000);
  });

  it.each([
    [
      "remind: 3d",
      '26:5 rules[0].remind "3d" is not shorter than lapse, which is 72h where it is not written; write a longer lapse, or shorten this',
    ],
    [
      "lapse: 1h\nremind: 60m",
      '27:5 rules[0].remind "60m" is not shorter than lapse, 1h; raise lapse, or shorten this (line 26)',
    ],
    [
      "lapse: 1h\nescalate: { to: carol, after: 2h }",
      '27:28 rules[0].escalate.after "2h" is not shorter than lapse, 1h; raise lapse, or shorten this (line 26)',
    ],
    [
      "escalate: { to: carol }",
      "26:5 rules[0].escalate.after is missing; it should be a time from 1m to 30d, such as 1h",
    ],
    [
      "escalate: carol",
      '26:5 rules[0].escalate "carol" is not allowed; it should be who may decide too, and from when: { after: 4h, to: [carol] }',
    ],
    [
      "lapse: 3 days",
      '26:5 rules[0].lapse "3 days" is not allowed; it should be a time from 1m to 30d, such as 72h',
    ],
  ])("is refused where it cannot be: %j", (words, fault) => {
    expect(faultsIn(ruling(words))).toEqual([fault]);
  });
});

describe("how many have to say yes", () => {
  it.each([
    ["", 1],
    ["approvals: 2", 2],
    ["approvals: 5", 5],
  ])("is what the rule says: %j", (words, approvals) => {
    expect(ruleOf(ruling(words))?.approvals).toBe(approvals);
  });

  it.each(["6", "-1", "1.5", "'2'", ".inf", "two", ""])("cannot be %s", (count) => {
    const [fault, ...others] = faultsIn(ruling(`approvals: ${count}`));
    expect(fault).toMatch(
      /^26:5 rules\[0\]\.approvals \S+ is not allowed; it should be a whole number from 0 to 5, /,
    );
    expect(others).toEqual([]);
  });

  it("leaves nothing for those who would decide where it is nobody", () => {
    const nobody = "lapse: 2h\nremind: 1h\nescalate: { after: 1h, to: bob }\napprovals: 0";
    const unused =
      "is not used where approvals is 0; leave it out, or write how many have to say yes (line 29)";
    expect(faultsIn(ruling(nobody))).toEqual([
      `25:5 rules[0].approve ${unused}`,
      `26:5 rules[0].lapse ${unused}`,
      `27:5 rules[0].remind ${unused}`,
      `28:5 rules[0].escalate ${unused}`,
    ]);
  });
});

describe("a warning and a broken glass", () => {
  it("are what the rule says", () => {
    const words = "sensitive: |\n  A bank.\n  Think twice.\nbreak_glass: { who: alice }";
    expect(ruleOf(ruling(words))).toMatchObject({
      sensitive: "A bank.\nThink twice.",
      breakGlass: { mayUse: { people: ["U0ALICE001"] }, seconds: 3600 },
    });
    expect(ruleOf(ruling(""))).toMatchObject({ sensitive: null, breakGlass: null });
  });

  it.each([
    [
      "sensitive: ' '",
      '26:5 rules[0].sensitive " " is not allowed; it should be a warning of 1 to 300 characters',
    ],
    [
      "sensitive: true",
      "26:5 rules[0].sensitive true is not allowed; it should be a warning of 1 to 300 characters",
    ],
    [
      "break_glass: { who: alice, for: 5h }",
      '26:32 rules[0].break_glass.for "5h" is not allowed; it should be a time from 15m to 4h, such as 1h',
    ],
    [
      "break_glass: { for: 1h }",
      "26:5 rules[0].break_glass.who is missing; it should be everyone, the name or Slack id of a person or a group, or a list of them",
    ],
  ])("are refused where they cannot be: %j", (words, fault) => {
    expect(faultsIn(ruling(words))).toEqual([fault]);
  });
});

describe("rules", () => {
  it("are kept in their order", () => {
    const rules = "  - { name: b, ask: nobody }\n  - { name: a, ask: nobody }\n";
    const { rules: read } = readPolicy(ruledBy(rules), "rolecall.yaml");
    expect(read.map(({ name }) => name)).toEqual(["b", "a"]);
  });

  it("have names of their own", () => {
    const rules = "  - { name: a, ask: nobody }\n  - { name: a, ask: nobody }\n";
    expect(faultsIn(ruledBy(rules))).toEqual([
      "24:7 rules[1].name a is the name of another rule too (line 23)",
    ]);
    expect(fieldsWithFaults(ruledBy("  - { name: ' a', ask: nobody }\n"))).toEqual([
      "rules[0].name",
    ]);
    expect(fieldsWithFaults(ruledBy("  - { ask: nobody }\n"))).toEqual(["rules[0].name"]);
  });

  it("are needed, and nothing else is one", () => {
    expect(fieldsWithFaults(ruledBy("  []\n"))).toEqual(["rules"]);
    expect(fieldsWithFaults(ruledBy("  - all\n"))).toEqual(["rules[0]"]);
    expect(faultsIn(ruling("approvers: [bob]"))).toEqual([
      "26:5 rules[0].approvers is not known here; known: name, accounts, roles, ask, approve, approvals, notify, default, longest, standing, lapse, remind, sensitive, escalate, break_glass",
    ]);
  });
});
