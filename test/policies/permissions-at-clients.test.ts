// Which roles of clients the provisioner may enter, judged: by the names that are agreed, and nowhere at home.
import { scopeOf } from "../../src/domain/permissions/permission-scope.ts";
import { peopleBoundary } from "../../src/domain/permissions/people-boundary.ts";
import { provisionerPolicy } from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { trustDocument } from "../../src/domain/trust-document.ts";
import type { Account } from "../../src/domain/account.ts";
import { aPolicy, aRule } from "../support/a-policy.ts";
import { aScope } from "./a-scope.ts";
import {
  ENTERING,
  management,
  member,
  organization,
  provisionerRole,
  roleIn,
  runtimeRole,
} from "./bot-calls.ts";
import { judged } from "./bot-judges.ts";

const CLIENT = "888888888888";
const EXTERNAL_ID = "rolecall-4f1c9a";

const theirs: Account = {
  ...{ slug: "harbour", id: "999999999999", name: "Harbour" },
  roles: [{ key: "admin", roleName: "team/AgencyAdmin", sessionSeconds: 3600 }],
  client: { externalId: EXTERNAL_ID, people: null },
};
const connecting = { rule: aRule(), roles: [], trust: "mfa", roleNames: ["Rolecall*"] } as const;
const choice = { outside: [], units: ["*"], onlyTagged: false };
const scoped = (accounts: readonly Account[], isConnecting: boolean) => {
  const policy = aPolicy({
    accounts: new Map(accounts.map((one) => [one.slug, one])),
    connecting: isConnecting ? connecting : null,
  });
  return scopeOf(policy, aScope(), choice);
};

const provisioner = (accounts: readonly Account[], isConnecting: boolean) => ({
  role: provisionerRole,
  has: [provisionerPolicy(scoped(accounts, isConnecting))],
});

/** Trusts everybody of the management account, so that our side alone decides. */
const trust = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${management}:root` },
      Action: ENTERING,
    },
  ],
};
const within = (account: string, organizationId?: string) => ({
  "aws:ResourceAccount": account,
  ...(organizationId === undefined ? {} : { "aws:ResourceOrgID": organizationId }),
});

describe("a role of a client that is called as agreed", () => {
  const call = { resource: roleIn(CLIENT, "RolecallAdmin"), trust };

  it.each(ENTERING)(
    "is entered with %s, in whatever organization the account is",
    async (action) => {
      for (const knowing of [within(CLIENT), within(CLIENT, "o-elsewhere01")])
        expect(await judged({ ...provisioner([], true), ...call, action, knowing })).toBe(
          "Allowed",
        );
    },
  );

  it("is asked for with an ExternalId and without one, as the client's own policy decides", async () => {
    const bots = { partition: "aws", managementId: management, bots: [provisionerRole] };
    const agreed = { ...bots, style: "mfa", people: [], externalId: EXTERNAL_ID } as const;
    const knocking = {
      ...provisioner([], true),
      ...{ ...call, action: "sts:AssumeRole", trust: trustDocument(agreed) },
    };
    const saying = (more: object) =>
      judged({ ...knocking, knowing: { ...within(CLIENT), ...more } });
    expect(await saying({ "sts:ExternalId": EXTERNAL_ID })).toBe("Allowed");
    expect(await saying({})).toBe("ImplicitlyDenied");
    expect(await saying({ "sts:ExternalId": "guessed" })).toBe("ImplicitlyDenied");
    const open = trustDocument({ ...bots, style: "mfa", people: [] });
    expect(await judged({ ...knocking, trust: open, knowing: within(CLIENT) })).toBe("Allowed");
  });

  it("is not entered by the role that Rolecall runs as", async () => {
    const has = [runtimePolicy(scoped([], true))];
    for (const action of ENTERING)
      expect(
        await judged({ role: runtimeRole, has, ...call, action, knowing: within(CLIENT) }),
      ).toBe("ImplicitlyDenied");
  });

  it("is not entered where no accounts of clients can be connected", async () => {
    const asked = { ...call, action: "sts:AssumeRole", knowing: within(CLIENT) };
    expect(await judged({ ...provisioner([], false), ...asked })).toBe("ImplicitlyDenied");
  });
});

it.each([
  ["of another name", roleIn(CLIENT, "Deployer"), within(CLIENT)],
  ["of such a name in a path", roleIn(CLIENT, "team/RolecallAdmin"), within(CLIENT)],
  ["of such a name in other letters", roleIn(CLIENT, "rolecallAdmin"), within(CLIENT)],
  [
    "of an account of our own organization",
    roleIn("222222222222", "RolecallDeployer"),
    within("222222222222", organization),
  ],
  [
    "of the management account",
    roleIn(management, "RolecallDeployer"),
    within(management, organization),
  ],
  [
    "of the management account, should AWS not say its organization",
    roleIn(management, "RolecallDeployer"),
    within(management),
  ],
])("a role %s is not entered, even where that trusts everybody", async (_, resource, knowing) => {
  for (const action of ENTERING)
    expect(await judged({ ...provisioner([theirs], true), action, resource, trust, knowing })).toBe(
      "ImplicitlyDenied",
    );
});

describe("an account of a client that the file names", () => {
  const named = roleIn(theirs.id, "team/AgencyAdmin");
  const asked = { action: "sts:AssumeRole", trust };

  it.each([true, false])("is entered by its very roles (connecting: %s)", async (isConnecting) => {
    const one = provisioner([theirs], isConnecting);
    const there = { ...asked, knowing: within(theirs.id, "o-elsewhere01") };
    expect(await judged({ ...one, ...there, resource: named })).toBe("Allowed");
    const other = roleIn(theirs.id, "team/Deployer");
    expect(await judged({ ...one, ...there, resource: other })).toBe("ImplicitlyDenied");
    const elsewhere = {
      ...asked,
      knowing: within(CLIENT),
      resource: roleIn(CLIENT, "team/AgencyAdmin"),
    };
    expect(await judged({ ...one, ...elsewhere })).toBe("ImplicitlyDenied");
  });

  it("opens no role at home, should it be an account of our own", async () => {
    const at = { ...asked, resource: named, knowing: member(theirs.id) };
    expect(await judged({ ...provisioner([theirs], true), ...at })).toBe("ImplicitlyDenied");
  });

  it("is said of once where its role is called as agreed", () => {
    const [role] = theirs.roles;
    if (!role) throw new Error("the account has a role");
    const usual = { ...theirs, roles: [{ ...role, roleName: "RolecallAdmin" }] };
    expect(scoped([usual], true)).toMatchObject({
      clientRoles: ["Rolecall*"],
      clientDoors: ["arn:aws:iam::*:role/Rolecall*"],
      accessRoles: [],
    });
    expect(scoped([usual], false)).toMatchObject({
      clientRoles: ["RolecallAdmin"],
      clientDoors: [roleIn(theirs.id, "RolecallAdmin")],
    });
  });

  it("is not closed, and is let into by the boundary of people", () => {
    const policy = aPolicy({
      accounts: new Map([["harbour", theirs]]),
      closing: { rule: aRule() },
    });
    const scope = scopeOf(policy, aScope(), choice);
    expect(scope.closes).toEqual({ others: [] });
    expect(JSON.stringify(peopleBoundary(scope))).toContain("arn:aws:iam::*:role/team/AgencyAdmin");
    expect(JSON.stringify(peopleBoundary(scoped([], true)))).toContain(
      "arn:aws:iam::*:role/Rolecall*",
    );
  });
});

it("nothing is said of clients where there are none", () => {
  expect(JSON.stringify(provisionerPolicy(scoped([], false)))).not.toContain("EnterClients");
});
