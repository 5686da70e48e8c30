// What rolecall.yaml may say of roles that are there already: their IAM groups, and what they ask people for.
import type { AccessRole, Account } from "../../../src/domain/account.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";
import { faultsIn, rightWith, roleSaying } from "./a-policy-file.ts";

function accountIn(text: string): Account | undefined {
  return readPolicy(text, "rolecall.yaml").accounts.get("client-a");
}

function adminIn(text: string): AccessRole | undefined {
  return accountIn(text)?.roles[0];
}

/** A second account, from line 22 on, whose role says more in line 25. */
function beside(text: string, words: string): string {
  const account = `  - slug: client-b
    id: "333333333333"
    name: Client B
    roles: { admin: { role: Admin${words} } }
`;
  return text.replace("rules:\n", () => `${account}rules:\n`);
}

describe("a role", () => {
  const bare = {
    key: "admin",
    roleName: "OrganizationAccountAccessRole",
    sessionSeconds: 3600,
  };

  it.each<[string, Partial<AccessRole>]>([
    ["group: admins", { group: { name: "admins", path: "/" } }],
    ["group: team/x/Admins", { group: { name: "Admins", path: "/team/x/" } }],
    ["group: 'a!b~c/Admins+=,.@-_'", { group: { name: "Admins+=,.@-_", path: "/a!b~c/" } }],
    ["group: rolecall", { group: { name: "rolecall", path: "/" } }],
    ["opened_by: platform", { openedBy: ["platform"] }],
    ["opened_by: [platform, team/all]", { openedBy: ["platform", "all"] }],
    ["external_id: 'a.b:c/d=1'", { externalId: "a.b:c/d=1" }],
    ["mfa: false", { mfa: "not-needed" }],
    ["mfa: true", {}],
  ])("that says %s", (words, more) => {
    expect(adminIn(roleSaying(words))).toEqual({ ...bare, ...more });
  });

  it.each([
    [`group: ${"g".repeat(128)}`, true],
    [`group: ${"g".repeat(129)}`, false],
    [`group: ${"p".repeat(510)}/g`, true],
    [`group: ${"p".repeat(511)}/g`, false],
    ["external_id: ab", true],
    ["external_id: a", false],
    [`external_id: ${"e".repeat(1224)}`, true],
    [`external_id: ${"e".repeat(1225)}`, false],
  ])("is as long as AWS allows: %s", (words, fits) => {
    expect(faultsIn(roleSaying(words)).length === 0).toBe(fits);
  });

  const GROUP =
    "is not allowed; it should be the name of an IAM group of the management account, with its path where it has one (team/admins)";
  const EXTERNAL_ID =
    "is not allowed; it should be an ExternalId: 2 to 1224 letters, digits and _ + = , . @ : / -, in quotes";
  it.each([
    ["group: /team/admins", `group "/team/admins" ${GROUP}`],
    ["group: team/", `group "team/" ${GROUP}`],
    ["group: team admins", `group "team admins" ${GROUP}`],
    ["group: [a, b]", `group what is there ${GROUP}`],
    [
      "group: 'te*m/admins'",
      'group "te*m/admins" has *, ? or $ in its path, which stand for more than themselves in a policy',
    ],
    [
      "opened_by: ['${x}/a']",
      'opened_by[0] "${x}/a" has *, ? or $ in its path, which stand for more than themselves in a policy',
    ],
    ["opened_by: []", `opened_by what is there ${GROUP}, or a list of them`],
    ["external_id: 'a b'", `external_id "a b" ${EXTERNAL_ID}`],
    ["external_id: 12", `external_id 12 ${EXTERNAL_ID}`],
    [
      "mfa: no-need",
      'mfa "no-need" is not allowed; it should be true or false: whether the role\'s trust policy asks people for MFA',
    ],
  ])("cannot say %s", (words, fault) => {
    const [said, ...others] = faultsIn(roleSaying(words));
    expect(said?.replace(/^18:\d+ accounts\[0\].roles.admin./, "")).toBe(fault);
    expect(others).toEqual([]);
  });
});

describe("a group that is used as it is", () => {
  it.each([
    [
      "one that Rolecall makes groups under the path of",
      roleSaying("group: rolecall/client-a-admin"),
      '18:53 accounts[0].roles.admin.group "rolecall/client-a-admin" is under /rolecall/, where Rolecall makes the groups itself; name another, or leave it out',
    ],
    [
      "that of two roles, which nobody could be let into alone",
      beside(roleSaying("group: team/admins"), ", group: Admins"),
      '25:36 accounts[1].roles.admin.group "Admins" is the group of client-a as admin too, and whoever is put into it for one would be in both; leave it out of one (line 18)',
    ],
    [
      "called like the one that Rolecall would make for another role",
      beside(roleSaying("group: team/Client-B-admin"), ""),
      '25:14 accounts[1].roles.admin the group that Rolecall would make is called like "team/Client-B-admin", and AWS tells neither capitals nor paths apart (line 18)',
    ],
    [
      "called so, where that other comes first",
      beside(roleSaying("mfa: true"), ", group: client-a-ADMIN"),
      '25:36 accounts[1].roles.admin.group the group that Rolecall would make is called like "client-a-ADMIN", and AWS tells neither capitals nor paths apart (line 18)',
    ],
    [
      "what opens the same role as well",
      roleSaying("group: admins, opened_by: [all, team/admins]"),
      '18:85 accounts[0].roles.admin.opened_by[1] "team/admins" is the group of this role already, which Rolecall puts people into; leave it out (line 18)',
    ],
    [
      "what opens another role as well",
      beside(roleSaying("group: admins"), ", opened_by: Admins"),
      '25:36 accounts[1].roles.admin.opened_by "Admins" is the group of client-a as admin, which Rolecall puts people into; leave it out (line 18)',
    ],
  ])("cannot be %s", (_, text, fault) => {
    expect(faultsIn(text)).toEqual([fault]);
  });

  it("may be called like the one that Rolecall would make for this very role", () => {
    expect(adminIn(roleSaying("group: client-a-admin"))?.group).toEqual({
      name: "client-a-admin",
      path: "/",
    });
  });

  it("is no other's because its role has a group of its own", () => {
    const text = beside(roleSaying("group: admins"), ", group: client-a-admin");
    expect(faultsIn(text)).toEqual([]);
  });
});

describe("groups that open a role", () => {
  it.each([
    [
      "Rolecall's own",
      "opened_by: rolecall/other",
      '18:53 accounts[0].roles.admin.opened_by "rolecall/other" is under /rolecall/, where Rolecall makes the groups itself; name another, or leave it out',
    ],
    [
      "called like one of Rolecall's own",
      "opened_by: client-a-read-only",
      '18:53 accounts[0].roles.admin.opened_by "client-a-read-only" is the group of client-a as read-only, which Rolecall puts people into; leave it out (line 19)',
    ],
    [
      "listed twice",
      "opened_by: [all, team/All]",
      "18:70 accounts[0].roles.admin.opened_by[1] all is listed twice (line 18)",
    ],
  ])("cannot be %s", (_, words, fault) => {
    expect(faultsIn(roleSaying(words))).toEqual([fault]);
  });

  it("may open several roles", () => {
    const text = beside(roleSaying("opened_by: platform"), ", opened_by: [platform, all]");
    expect(faultsIn(text)).toEqual([]);
  });
});

describe("an account of a client", () => {
  const saying = (words: string) => rightWith("    roles:", `    client: ${words}\n    roles:`);

  it("says how it lets Rolecall in, and names nobody", () => {
    expect(accountIn(saying("{ external_id: rolecall-4f1c }"))?.client).toEqual({
      externalId: "rolecall-4f1c",
      people: null,
    });
    expect(accountIn(saying("{ external_id: rolecall-4f1c }"))).not.toHaveProperty("mfa");
  });

  it.each([
    [
      "{}",
      "17:5 accounts[0].client.external_id is missing; it should be an ExternalId: 2 to 1224 letters, digits and _ + = , . @ : / -, in quotes",
    ],
    [
      "{ external_id: ab, people: [alice] }",
      "17:32 accounts[0].client.people is not known here; known: external_id",
    ],
    [
      "true",
      '17:5 accounts[0].client true is not allowed; it should be how the account of a client lets Rolecall in, such as { external_id: "rolecall-4f1c" }',
    ],
  ])("cannot say %s", (words, fault) => {
    expect(faultsIn(saying(words))).toEqual([fault]);
  });
});
