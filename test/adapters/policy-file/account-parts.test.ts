// What rolecall.yaml may say of accounts that are made and closed.
import { NOBODY } from "../../../src/domain/access-rule.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { closing, faultsIn, makingWith, making, MAKING, right, tags } from "./a-policy-file.ts";

const read = (text: string) => readPolicy(text, "rolecall.yaml");

const alike = {
  accounts: { slugs: [], units: [], tags: {} },
  roles: [],
  notified: NOBODY,
  time: { defaultLasting: 3600, longestSeconds: 3600, standing: false },
  sensitive: null,
  lapseMilliseconds: 72 * 3_600_000,
  remindMilliseconds: null,
  escalation: null,
  breakGlass: null,
};

describe("new accounts", () => {
  it("cannot be asked for where the file says nothing of them", () => {
    expect(read(right)).toMatchObject({ newAccounts: null, closing: null });
    expect(read(right).leaving.size).toBe(0);
  });

  it("are what little has to be said of them", () => {
    expect(read(making()).newAccounts).toEqual({
      rule: {
        ...alike,
        name: "new accounts",
        mayAsk: { ...NOBODY, everyone: true },
        mayApprove: { ...NOBODY, people: ["U0BOB00001", "U0CAROL001"] },
        approvals: 1,
      },
      email: "aws+{slug}@agency.example",
      accountName: "{name}",
      birthRole: "OrganizationAccountAccessRole",
      roles: [
        {
          key: "admin",
          roleName: "OrganizationAccountAccessRole",
          sessionSeconds: 3600,
          policies: [],
        },
        {
          key: "read-only",
          roleName: "RolecallReadOnly",
          sessionSeconds: 3600,
          policies: ["ReadOnlyAccess"],
        },
      ],
      units: [],
      unit: null,
      trust: "mfa",
      alias: null,
      tags: {},
      most: null,
    });
  });

  it("are all that can be said of them", () => {
    const words = [
      "approvals: 3",
      "notify: platform",
      "lapse: 24h",
      "remind: 1h",
      "escalate: { after: 4h, to: [carol] }",
      "name: Agency {name} ({slug})",
      "role: Birth",
      "units: [clients, clients/*]",
      "unit: clients/banks",
      "trust: named",
      "alias: agency-{slug}",
      "tags: { owner: agency, 'cost center': a/b:1 }",
      "most: 50",
    ].join("\n");
    expect(read(making(words)).newAccounts).toMatchObject({
      rule: {
        approvals: 3,
        notified: { groups: ["S0PLATFORM1"] },
        lapseMilliseconds: 24 * 3_600_000,
        remindMilliseconds: 3_600_000,
        escalation: { afterMilliseconds: 4 * 3_600_000, to: { people: ["U0CAROL001"] } },
      },
      accountName: "Agency {name} ({slug})",
      birthRole: "Birth",
      roles: [{ key: "admin", roleName: "Birth" }, { key: "read-only" }],
      units: ["clients", "clients/*"],
      unit: "clients/banks",
      trust: "named",
      alias: "agency-{slug}",
      tags: { owner: "agency", "cost center": "a/b:1" },
      most: 50,
    });
  });

  it.each([
    ["ask: everyone", "ask: nobody"],
    ["ask: everyone", "ask: [alice, platform]"],
    ["aws+{slug}@agency.example", '"{slug}@aws.agency.example"'],
    ["aws+{slug}@agency.example", "aws@{slug}.agency.example"],
    ["aws+{slug}@agency.example", `aws+{slug}@${"a".repeat(52)}.org`],
    ["[ReadOnlyAccess]", "[job-function/Billing, SecurityAudit]"],
    ["[ReadOnlyAccess]", "['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess']"],
    ["[ReadOnlyAccess]", "['arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess']"],
    ["[ReadOnlyAccess] }", "[ReadOnlyAccess], session: 12h, name: team/Reader }"],
    ["admin: {}", "admin: { policies: [AdministratorAccess] }"],
    ["  roles:", "  units: 'internal/*'\n  unit: internal/a\n  roles:"],
    ["  roles:", "  units: ['*']\n  unit: internal\n  roles:"],
    ["  roles:", "  name: '{slug}'\n  roles:"],
    ["  roles:", "  alias: '{slug}'\n  roles:"],
    ["  roles:", `  tags: { ${tags(40)} }\n  roles:`],
  ])("may say %s as %s", (piece, other) => {
    expect(faultsIn(makingWith(piece, other))).toEqual([]);
  });

  it("may give people a role that no account of today has, and rules may be about it", () => {
    const ruled = right.replace("ask: everyone", "ask: everyone\n    roles: auditor");
    const roles = MAKING.replace("read-only", "auditor");
    expect(faultsIn(ruled)).toHaveLength(1);
    expect(faultsIn(ruled + roles)).toEqual([]);
  });
});

describe("closing accounts", () => {
  it("takes two, whom the admins ask unless the file says who", () => {
    expect(read(closing()).closing).toEqual({
      rule: {
        ...alike,
        name: "closing accounts",
        mayAsk: { ...NOBODY, people: ["U0CAROL001"] },
        mayApprove: { ...NOBODY, people: ["U0BOB00001", "U0CAROL001", "U0ALICE001"] },
        approvals: 2,
      },
    });
    expect(read(closing("ask: [alice, platform]\napprovals: 1")).closing?.rule).toMatchObject({
      mayAsk: { people: ["U0ALICE001"], groups: ["S0PLATFORM1"] },
      approvals: 1,
    });
  });
});
