// `rolecall config`, as somebody types it who wants their accounts in a terminal and in a browser.
import type { SeenAccess } from "../../src/ports/own-access.ts";
import { readIni } from "../support/read-ini.ts";
import { aTerminal, workingWith } from "./a-terminal.ts";
import type { Outside, Terminal } from "./a-terminal.ts";

const user = "alice.andersen";
const totp = "arn:aws:iam::111111111111:mfa/alice";
const passkey = "arn:aws:iam::111111111111:u2f/user/alice/key-AAAA";
const management = { id: "111111111111", alias: "northwind", partition: "aws" };

const file = workingWith([
  "    roles: { admin: { role: team/Admin } }\n",
  `    roles:
      admin: { role: team/Admin, session: 2h, group: team/admins, opened_by: [platform] }
      audit: { role: Audit, external_id: acme-7K3Q, mfa: false }
`,
]);

/** What AWS shows of alice. */
function inGroups(groups: readonly string[], seen: Partial<SeenAccess> = {}): Outside {
  const named = groups.map((path) => {
    const name = path.split("/").at(-1) ?? "";
    return { name, path: path.slice(0, -name.length) };
  });
  const all = { groups: named, mfaSerials: [totp], policies: [], ...seen };
  return { caller: { iamUser: user }, access: { [user]: all } };
}

let terminal: Terminal;
async function config(outside: Outside, ...words: readonly string[]) {
  terminal = await aTerminal(outside);
  await terminal.file("rolecall.yaml", file);
  return terminal.type("config", ...words);
}
afterEach(() => terminal.close());

async function profiles(outside: Outside, ...words: readonly string[]) {
  const { out } = await config(outside, ...words);
  return readIni(out).map(({ name }) => name);
}

it("prints what goes into ~/.aws/config, and nothing else where it can be piped from", async () => {
  const { exitCode, out, err } = await config(
    inGroups(["/rolecall/client-a-admin", "/developers"]),
  );
  expect(exitCode).toBe(0);
  expect(out).toBe(`# rolecall begin

[profile client-a-admin]
role_arn = arn:aws:iam::222222222222:role/OrganizationAccountAccessRole
source_profile = default
role_session_name = alice.andersen
mfa_serial = arn:aws:iam::111111111111:mfa/alice
duration_seconds = 3600

# rolecall end
`);
  expect(err).toBe("1 role of alice.andersen, for ~/.aws/config.\n");
});

it("knows groups that are used as they are, and others that open a role", async () => {
  expect(await profiles(inGroups(["/team/admins"]))).toEqual(["profile shop-prod-admin"]);
  await terminal.close();
  expect(await profiles(inGroups(["/platform"]))).toEqual(["profile shop-prod-admin"]);
  await terminal.close();
  expect(await profiles(inGroups(["/rolecall/shop-prod-admin"]))).toEqual([]);
});

it("takes what was granted on the user itself, and leaves out what a Deny has ended", async () => {
  const policies = [
    "rolecall-access.client-a.admin.R-7K3QXA",
    "rolecall-ended.shop-prod.admin.R-8K3QXA",
    "deny-ended.client-a.admin.R-1",
  ];
  expect(await profiles(inGroups(["/team/admins"], { policies }))).toEqual([
    "profile client-a-admin",
  ]);
});

it("prints for another user, from another profile, of another region and behind another role", async () => {
  const { access } = inGroups(["/platform"]);
  const words = ["--user", user, "--source-profile", "northwind", "--region", "eu-central-1"];
  const { out } = await config({ ...(access ? { access } : {}) }, ...words, "--chained");
  expect(readIni(out)[0]?.values).toMatchObject({
    source_profile: "northwind",
    region: "eu-central-1",
    duration_seconds: "3600",
    role_arn: "arn:aws:iam::333333333333:role/team/Admin",
  });
});

it("prints for the browser, without what the console cannot switch to, and says so", async () => {
  const outside = inGroups(["/rolecall/client-a-admin", "/rolecall/shop-prod-audit"]);
  const { out, err } = await config(outside, "--format", "extension");
  expect(out).toMatch(
    /^\[northwind\]\naws_account_id = 111111111111\naws_account_alias = northwind\n\n# client-a\n\[client-a-admin\]\nrole_arn = \S+\nsource_profile = northwind\ncolor = [0-9a-f]{6}\n$/,
  );
  expect(err).toContain("they work on the command line only: shop-prod-audit.");
  await terminal.close();
  expect((await config(outside)).out).toContain("external_id = acme-7K3Q");
});

it.each([
  ["has only passkeys", [passkey], /sign in with\s+`aws login` \(AWS CLI 2\.32 or later\)/],
  ["has no device", [], /Add\s+one at\s+https:\/\/console\.aws\.amazon\.com\/iam\/home#/],
  ["is not known", null, /iam:ListMFADevices/],
])("says what to do where the MFA of somebody %s", async (_, mfaSerials, says) => {
  const { out, err } = await config(inGroups(["/platform"], { mfaSerials }));
  expect(out).not.toContain("mfa_serial");
  expect(err).toMatch(says);
  await terminal.close();
  const unneeded = await config(inGroups(["/rolecall/shop-prod-audit"], { mfaSerials }));
  expect(unneeded.err).toBe("1 role of alice.andersen, for ~/.aws/config.\n");
});

it("prints nothing for somebody who is let in nowhere, and says how to ask", async () => {
  const { exitCode, out, err } = await config(inGroups([]));
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: "" });
  expect(err).toMatch(/alice\.andersen is in no group[^]*\/aws-access in Slack/);
});

it("says what it could not know: accounts of the table, groups of one's own, policies, the alias", async () => {
  const groups = ["/rolecall/nordbank-admin", "/rolecall/own.alice.andersen.1", "/platform"];
  const { err } = await config(inGroups(groups, { policies: null }));
  expect(err).toMatch(/no account for\s+this group: nordbank-admin/);
  expect(err).toMatch(/granted by the group\s+own\.alice\.andersen\.1 is not read/);
  expect(err).toContain("iam:ListUserPolicies");
  await terminal.close();
  const { id, partition } = management;
  const caller = { iamUser: user, management: { id, partition }, isAliasKnown: false };
  const unnamed = await config({ ...inGroups(groups), caller }, "--format", "extension");
  expect(unnamed.err).toContain("iam:ListAccountAliases");
});

it.each([
  [["--format", "yaml"], "--format is cli or extension"],
  [["--user", "team/alice"], "Leave its path out"],
  [["--region", "Frankfurt"], "is not a region"],
  [["--source-profile", "a\n[b]"], "is not the name of a profile"],
  [["--source-profile", "client-a-admin"], "client-a-admin is one of the profiles to print"],
])("%j is wrong usage", async (words, says) => {
  const { exitCode, out, err } = await config(inGroups(["/rolecall/client-a-admin"]), ...words);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
  expect(err).toContain(says);
});

it("asks whose profiles where the credentials are a role's, and knows who does not exist", async () => {
  const nobodys = await config({});
  expect(nobodys).toMatchObject({ exitCode: 2, out: "" });
  expect(nobodys.err).toContain("--user alice.andersen");
  await terminal.close();
  const unknown = await config({}, "--user", "zoe");
  expect(unknown).toEqual({
    exitCode: 1,
    out: "",
    err: "AWS knows no IAM user zoe in this account.\n",
  });
});
