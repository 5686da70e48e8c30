// The way in, in every partition: hosts, links and profiles, and that every name comes out of them as it went in.
import fc from "fast-check";
import type { AccessRole } from "../../src/domain/account.ts";
import { accessGroupPolicy } from "../../src/domain/iam-documents.ts";
import {
  cliProfile,
  isCliOnly,
  securityCredentialsAddress,
  signInAddress,
  switchRoleLink,
} from "../../src/domain/sign-in.ts";
import { clientA } from "../support/a-policy.ts";
import { readIni } from "../support/read-ini.ts";
import { accounts, roles } from "../support/arbitrary-names.ts";

const northwind = { id: "111111111111", alias: "northwind", partition: "aws" };
const inPartition = (partition: string) => ({ ...northwind, partition });
const admin: AccessRole = { key: "admin", roleName: "team/Admin", sessionSeconds: 4 * 3600 };
const owner = { iamUser: "alice.andersen" };

function profileOf(role: Partial<AccessRole>, changes: object = {}, management = northwind) {
  const target = { account: clientA, role: { ...admin, ...role } };
  const [section] = readIni(cliProfile(management, target, { ...owner, ...changes }));
  return section?.values ?? {};
}

describe("in each partition of AWS", () => {
  it.each([
    ["aws", ["signin.aws.amazon.com", "console.aws.amazon.com"], undefined],
    [
      "aws-us-gov",
      ["signin.amazonaws-us-gov.com", "console.amazonaws-us-gov.com"],
      "us-gov-west-1",
    ],
    ["aws-cn", ["signin.amazonaws.cn", "console.amazonaws.cn"], "cn-north-1"],
  ])("%s has hosts, ARNs and a region of its own", (partition, [signIn, console], region) => {
    const management = inPartition(partition);
    expect(new URL(switchRoleLink(management, clientA, admin)).host).toBe(signIn);
    expect(signInAddress(management)).toBe(`https://northwind.${signIn}/console`);
    expect(new URL(securityCredentialsAddress(management)).host).toBe(console);
    const profile = profileOf({}, {}, management);
    expect(profile["role_arn"]).toBe(`arn:${partition}:iam::222222222222:role/team/Admin`);
    expect(profile["region"]).toBe(region);
  });

  it("an account without an alias is signed in to by its number", () => {
    const { id, partition } = northwind;
    expect(signInAddress({ id, partition })).toBe(
      "https://111111111111.signin.aws.amazon.com/console",
    );
  });
});

describe("the switch-role link", () => {
  it("is https and says account, role with its path, and a name of 64 characters at most, whatever they are", () => {
    fc.assert(
      fc.property(accounts, roles, fc.string(), (account, role, other) => {
        const named = { ...role, roleName: `${role.roleName}${other}` };
        const link = new URL(switchRoleLink(northwind, account, named));
        expect(link.origin + link.pathname).toBe("https://signin.aws.amazon.com/switchrole");
        expect(Object.fromEntries(link.searchParams)).toEqual({
          account: account.id,
          roleName: named.roleName,
          displayName: `${account.slug} ${role.key}`.slice(0, 64),
        });
      }),
    );
  });

  it("leads nowhere for a role that asks for an ExternalId: it is for the command line only", () => {
    expect([isCliOnly(admin), isCliOnly({ ...admin, externalId: "acme-7K3Q" })]).toEqual([
      false,
      true,
    ]);
  });
});

describe("the profile", () => {
  it("names the role by its ARN, which is what the policy of the access group allows", () => {
    fc.assert(
      fc.property(accounts, roles, (account, role) => {
        const [section] = readIni(cliProfile(northwind, { account, role }, owner));
        const arn = section?.values["role_arn"] ?? "";
        const written = JSON.parse(JSON.stringify(accessGroupPolicy(arn))) as unknown;
        expect(written).toMatchObject({ Statement: [{ Resource: arn }] });
        const [, id, roleName] = /^arn:aws:iam::(\d{12}):role\/(.+)$/.exec(arn) ?? [];
        expect([id, roleName]).toEqual([account.id, role.roleName]);
      }),
    );
  });

  it("lasts as long as the role lets a session last, and an hour at most where its source is a role itself", () => {
    expect(profileOf({})["duration_seconds"]).toBe("14400");
    expect(profileOf({}, { isChained: true })["duration_seconds"]).toBe("3600");
    expect(profileOf({ sessionSeconds: 900 }, { isChained: true })["duration_seconds"]).toBe("900");
  });

  it("gives the ExternalId only where people have to", () => {
    expect(profileOf({})).not.toHaveProperty("external_id");
    expect(profileOf({ externalId: "acme:7K/3Q=" })["external_id"]).toBe("acme:7K/3Q=");
  });

  it.each([
    ["an authenticator app", "arn:aws:iam::111111111111:mfa/alice"],
    ["a key with a display", "GAHT12345678"],
  ])("names the MFA device where it is %s, and MFA is asked for", (_, mfaSerial) => {
    expect(profileOf({}, { mfaSerial })["mfa_serial"]).toBe(mfaSerial);
    expect(profileOf({ mfa: "not-needed" }, { mfaSerial })).not.toHaveProperty("mfa_serial");
  });

  it("names no passkey, which the command line cannot pass on", () => {
    const mfaSerial = "arn:aws:iam::111111111111:u2f/user/alice/key-AAAA";
    expect(profileOf({}, { mfaSerial })).not.toHaveProperty("mfa_serial");
  });

  it("uses the credentials and the region that are said", () => {
    const profile = profileOf({}, { sourceProfile: "northwind", region: "eu-central-1" });
    expect(profile).toMatchObject({ source_profile: "northwind", region: "eu-central-1" });
    expect(profileOf({})["source_profile"]).toBe("default");
  });

  it("stays one section, whatever somebody has written into names and serials", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "x\n[profile evil]\nrole_arn = y",
        "a\r[b]",
        "a\u2028credential_process = rm",
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (slug, words, serial) => {
        const account = { slug, id: "222222222222", name: words };
        const role = { ...admin, key: words, roleName: words, externalId: words };
        const from = { iamUser: words, mfaSerial: serial, sourceProfile: words, region: words };
        const sections = readIni(cliProfile(northwind, { account, role }, from));
        expect(sections).toHaveLength(1);
        expect(sections[0]?.name).toMatch(/^profile [\w+=,.@-]+$/);
        const keys = Object.keys(sections[0]?.values ?? {});
        expect(keys.filter((key) => !EXPECTED_KEYS.has(key))).toEqual([]);
      }),
    );
  });
});

const EXPECTED_KEYS = new Set([
  "role_arn",
  "source_profile",
  "role_session_name",
  "mfa_serial",
  "external_id",
  "duration_seconds",
  "region",
]);
