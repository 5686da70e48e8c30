// The policies that `rolecall permissions` prints, judged: what each of the bot's roles may do, and what neither may.
import {
  provisionerPolicy,
  provisionerTrust,
} from "../../src/domain/permissions/provisioner-policy.ts";
import { runtimePolicy } from "../../src/domain/permissions/runtime-policy.ts";
import { trustDocument } from "../../src/domain/trust-document.ts";
import { aScope } from "./a-scope.ts";
import {
  ADMIN,
  alice,
  bounded,
  byEither,
  byProvisioner,
  byRuntime,
  ENTERING,
  iam,
  management,
  member,
  onOwnGroups,
  oursByTag,
  org,
  provisionerRole,
  puttingOut,
  roleIn,
  runtimeRole,
  taggedOurs,
} from "./bot-calls.ts";
import { judged, type Call, type Calling } from "./bot-judges.ts";
import { never } from "./never-calls.ts";

const scope = aScope();
const runtime = { role: runtimeRole, has: [runtimePolicy(scope)] };
const provisioner = { role: provisionerRole, has: [provisionerPolicy(scope)] };
const everything = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

const rows = (calls: readonly Call[]) =>
  calls.map((call) => [call.action, call.resource, call] as const);

describe("the runtime role", () => {
  it.each(rows([...byEither, ...byRuntime, ...onOwnGroups, ...puttingOut]))(
    "may %s on %s",
    async (_, __, call) => {
      expect(await judged({ ...runtime, ...call })).toBe("Allowed");
    },
  );

  it.each(rows(byProvisioner))("may not %s on %s", async (_, __, call) => {
    expect(await judged({ ...runtime, ...call })).not.toBe("Allowed");
  });

  it.each(ENTERING)(
    "may not %s on a role in an account, even where that trusts it",
    async (action) => {
      const resource = roleIn("222222222222");
      const trust = trusting([runtimeRole]);
      const knowing = member("222222222222");
      expect(await judged({ ...runtime, action, resource, trust, knowing })).toBe(
        "ImplicitlyDenied",
      );
    },
  );

  it("becomes the provisioner, with a source identity, and no other role does", async () => {
    const ask = { resource: provisionerRole, trust: provisionerTrust(scope) };
    for (const action of ["sts:AssumeRole", "sts:SetSourceIdentity"]) {
      expect(await judged({ ...runtime, action, ...ask })).toBe("Allowed");
      const deployer = { role: iam("role/deployer"), has: [everything] };
      expect(await judged({ ...deployer, action, ...ask })).toBe("ImplicitlyDenied");
    }
  });

  it.each(["Scan", "DeleteItem", "UpdateItem", "DeleteTable", "CreateTable"])(
    "may not %s its table",
    async (name) => {
      const resource = `arn:aws:dynamodb:eu-central-1:${management}:table/rolecall`;
      const call = { action: `dynamodb:${name}`, resource };
      expect(await judged({ ...runtime, ...call })).toBe("ImplicitlyDenied");
    },
  );
});

describe("who carries the boundary", () => {
  const writes = ["iam:PutUserPolicy", "iam:DeleteUserPolicy"];
  const others = [
    ["without a boundary", {}],
    ["with another boundary", { "iam:PermissionsBoundary": iam("policy/team/people") }],
  ] as const;

  it.each(others)("users %s are not written on", async (_, knowing) => {
    for (const action of writes)
      expect(await judged({ ...runtime, action, resource: alice, knowing })).toBe(
        "ImplicitlyDenied",
      );
  });

  it.each(others)("with an open guard users %s are written on too", async (_, knowing) => {
    const has = [runtimePolicy({ ...scope, guard: { kind: "open" } })];
    for (const action of writes)
      expect(await judged({ ...runtime, has, action, resource: alice, knowing })).toBe("Allowed");
  });

  it("without a guard nobody is written on", async () => {
    const has = [runtimePolicy({ ...scope, guard: { kind: "none" } })];
    const call = { resource: alice, knowing: bounded };
    for (const action of writes)
      expect(await judged({ ...runtime, has, action, ...call })).toBe("ImplicitlyDenied");
  });
});

describe("the provisioner role", () => {
  it.each(rows([...byEither, ...byProvisioner, ...onOwnGroups, ...puttingOut]))(
    "may %s on %s",
    async (_, __, call) => {
      expect(await judged({ ...provisioner, ...call })).toBe("Allowed");
    },
  );

  it.each(rows(byRuntime))("may not %s on %s", async (_, __, call) => {
    expect(await judged({ ...provisioner, ...call })).not.toBe("Allowed");
  });

  it.each(ENTERING)("may %s on the roles of accounts of the organization", async (action) => {
    for (const resource of [roleIn("222222222222"), roleIn("999999999999", "RolecallReadOnly")]) {
      const trust = trusting([provisionerRole]);
      const knowing = member(resource.split(":")[4] ?? "");
      expect(await judged({ ...provisioner, action, resource, trust, knowing })).toBe("Allowed");
    }
  });

  it.each([
    ["of another organization", roleIn("222222222222"), { "aws:ResourceOrgID": "o-elsewhere01" }],
    ["of the management account", roleIn(management), {}],
    ["that nobody named", roleIn("222222222222", "Deployer"), {}],
    ["with a path that nobody named", roleIn("222222222222", `team/${ADMIN}`), {}],
  ])("may not enter a role %s, even where that trusts everybody", async (_, resource, other) => {
    const trust = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: iam("root") }, Action: "sts:AssumeRole" }],
    };
    const knowing = { ...member(resource.split(":")[4] ?? ""), ...other };
    const call = { action: "sts:AssumeRole", resource, trust, knowing };
    expect(await judged({ ...provisioner, ...call })).toBe("ImplicitlyDenied");
  });

  it("enters roles outside of the organization that the file names, and no others there", async () => {
    const [named, other] = [roleIn("888888888888", "RolecallManager"), roleIn("888888888888")];
    const has = [provisionerPolicy({ ...scope, rolesElsewhere: [named] })];
    const knowing = { "aws:ResourceOrgID": "o-elsewhere01", "aws:ResourceAccount": "888888888888" };
    const call = { action: "sts:AssumeRole", trust: trusting([provisionerRole]), knowing };
    expect(await judged({ ...provisioner, has, ...call, resource: named })).toBe("Allowed");
    expect(await judged({ ...provisioner, has, ...call, resource: other })).toBe(
      "ImplicitlyDenied",
    );
  });

  const untagged = { "aws:RequestTag/stage": "production" };
  it.each([
    ["CreateAccount", "*", untagged],
    ["CreateAccount", "*", { ...taggedOurs, "aws:RequestTag/managed-by": "somebody" }],
    ["CreateAccount", "*", { "aws:RequestTag/managed-by": "rolecall" }],
    ["CreateAccount", "*", { ...taggedOurs, "aws:RequestTag/rolecall:request": "" }],
    ["TagResource", org("account", "222222222222"), untagged],
    ["MoveAccount", org("account", "222222222222"), {}],
    ["MoveAccount", org("account", "222222222222"), { "aws:ResourceTag/managed-by": "somebody" }],
    ["MoveAccount", org("ou", "ou-ab12-payments0"), {}],
    ["CloseAccount", org("account", "777777777777"), {}],
    ["CloseAccount", org("account", "777777777777"), { "aws:ResourceTag/managed-by": "somebody" }],
    ["RemoveAccountFromOrganization", org("account", "222222222222"), {}],
    ["UntagResource", org("account", "222222222222"), {}],
  ])("may not %s on %s knowing %j", async (name, resource, knowing) => {
    const call = { action: `organizations:${name}`, resource, knowing };
    expect(await judged({ ...provisioner, ...call })).toBe("ImplicitlyDenied");
  });

  it("makes and moves nothing where no accounts are made, and closes none where none are closed", async () => {
    const has = [provisionerPolicy({ ...scope, makes: null, closes: null })];
    for (const call of byProvisioner.filter(({ action }) => action.startsWith("organizations:")))
      expect(await judged({ ...provisioner, has, ...call })).toBe("ImplicitlyDenied");
  });

  it("closes only what is tagged as Rolecall's, where no other account is listed", async () => {
    const has = [provisionerPolicy({ ...scope, closes: { others: [] } })];
    const call = { action: "organizations:CloseAccount", resource: org("account", "222222222222") };
    expect(await judged({ ...provisioner, has, ...call })).toBe("ImplicitlyDenied");
    const ours = { ...call, knowing: oursByTag };
    expect(await judged({ ...provisioner, has, ...ours })).toBe("Allowed");
  });
});

describe.each([
  ["the runtime role", runtime],
  ["the provisioner role", provisioner],
])("%s, even as an administrator besides, may not", (_, one: Pick<Calling, "role" | "has">) => {
  it.each(rows(never))("%s on %s", async (_action, _resource, call) => {
    const has = [...one.has, everything];
    expect(await judged({ ...one, has, ...call })).toBe("ExplicitlyDenied");
  });
});

describe("where there is no provisioner, the runtime role", () => {
  const has = [runtimePolicy({ ...scope, provisionerRole: null })];
  const all = [...byEither, ...byRuntime, ...onOwnGroups, ...puttingOut, ...byProvisioner].filter(
    ({ resource }) => resource !== provisionerRole,
  );
  it.each(rows(all))("may %s on %s", async (_, __, call) => {
    expect(await judged({ role: runtimeRole, has, ...call })).toBe("Allowed");
  });

  it.each(ENTERING)("may %s on the roles of accounts of the organization", async (action) => {
    const resource = roleIn("222222222222");
    const call = { trust: trusting([runtimeRole]), knowing: member("222222222222") };
    expect(await judged({ role: runtimeRole, has, action, resource, ...call })).toBe("Allowed");
  });

  it("is kept from all the rest as well", async () => {
    for (const call of never)
      expect(await judged({ role: runtimeRole, has: [...has, everything], ...call })).toBe(
        "ExplicitlyDenied",
      );
  });
});

function trusting(bots: readonly string[]) {
  const place = { partition: "aws", managementId: management };
  return trustDocument({ ...place, bots, style: "mfa", people: [] });
}
