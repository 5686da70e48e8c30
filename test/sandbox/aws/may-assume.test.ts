// Whether alice may assume a role, decided from both sides, and said in words.
import type { AwsSeed, SeedUser } from "../../../sandbox/aws/aws-seed.ts";
import { startAws, type SandboxAws } from "../../../sandbox/aws/aws.ts";
import type { AssumeQuestion } from "../../../sandbox/aws/may-assume.ts";
import type { Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { startCallLog } from "../../../sandbox/calls.ts";
import { startClock } from "../../../sandbox/clock.ts";
import { startFaults } from "../../../sandbox/faults.ts";
import { agency, allowAssume, management, trustWithMfa } from "./aws-world.ts";

const role = "arn:aws:iam::222222222222:role/Admin";
const root = { AWS: `arn:aws:iam::${management}:root` };
const noon = Date.parse("2026-05-01T12:00:00Z");

const policy = (...statements: Statement[]) => ({ Version: "2012-10-17", Statement: statements });
const trusting = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Principal: root,
  Action: "sts:AssumeRole",
  ...more,
});
const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Resource: role,
  ...more,
});

interface Setting {
  trust?: ReturnType<typeof policy>;
  alice?: Partial<SeedUser>;
  group?: ReturnType<typeof policy>;
  account?: string;
}

/** alice, in group access-group, before a role Admin. */
async function ask(
  { trust = policy(trusting()), alice = {}, group, account = "222222222222" }: Setting,
  question: Partial<AssumeQuestion> = {},
) {
  const seed: AwsSeed = {
    ...agency,
    users: [{ name: "alice", groups: ["access-group"], ...alice }],
    groups: [{ name: "access-group", policies: group ? { access: group } : {} }],
    accounts: [
      { id: account, name: "client-a", email: "a@example.com", roles: [{ name: "Admin", trust }] },
    ],
  };
  return withAws(seed, (aws) =>
    aws.mayAssume({
      user: "alice",
      role: `arn:aws:iam::${account}:role/Admin`,
      mfa: true,
      at: noon,
      ...question,
    }),
  );
}

async function withAws<T>(seed: AwsSeed, question: (aws: SandboxAws) => T): Promise<T> {
  const aws = await startAws({
    seed,
    clock: startClock(),
    faults: startFaults(),
    calls: startCallLog(),
    killBot: () => Promise.resolve(),
  });
  try {
    return question(aws);
  } finally {
    await aws.stop();
  }
}

const member = policy(allow());

describe("both sides", () => {
  test("a group's policy and a trusting role let her in", async () => {
    expect(await ask({ group: member })).toEqual({
      allowed: true,
      because:
        "Allowed: group access-group, policy access lets alice assume role Admin in client-a (222222222222).",
      statement: { from: "group access-group, policy access", effect: "Allow" },
      identity: "allow",
      trust: "allow",
    });
  });

  test("her own policy does as well", async () => {
    const decision = await ask({ alice: { policies: { mine: member } } });
    expect(decision).toMatchObject({
      allowed: true,
      statement: { from: "user alice, policy mine" },
    });
  });

  test("a role that trusts her account, or even names her, is not enough across accounts", async () => {
    for (const Principal of [root, { AWS: `arn:aws:iam::${management}:user/alice` }])
      expect(await ask({ trust: policy(trusting({ Principal })) })).toEqual({
        allowed: false,
        because:
          "Denied: nobody allows alice to assume role Admin in client-a (222222222222): no policy on alice or on a group of alice names this role.",
        identity: "none",
        trust: "allow",
      });
  });

  test("a policy that lets her in anywhere is not enough for a role that does not trust her", async () => {
    const trust = policy(trusting({ Principal: { AWS: "999999999999" } }));
    expect(await ask({ trust, group: policy(allow({ Resource: "*" })) })).toMatchObject({
      allowed: false,
      because:
        "Denied by the trust policy of role Admin in client-a (222222222222): it does not trust alice or the account of alice.",
      identity: "allow",
      trust: "none",
    });
  });

  test("in her own account, a role that names her is enough; one that names the account is not", async () => {
    const account = management;
    const named = policy(trusting({ Principal: { AWS: `arn:aws:iam::${account}:user/alice` } }));
    expect(await ask({ trust: named, account })).toMatchObject({ allowed: true, identity: "none" });
    expect(await ask({ account })).toMatchObject({ allowed: false, identity: "none" });
  });

  test.each([
    ["the account number", { AWS: management }, true],
    ["everybody", "*" as const, true],
    ["everybody of AWS", { AWS: "*" }, true],
    ["another user", { AWS: `arn:aws:iam::${management}:user/bob` }, false],
    ["a role", { AWS: `arn:aws:iam::${management}:role/rolecall` }, false],
    ["a service", { Service: "ec2.amazonaws.com" }, false],
  ])("a role that trusts %s", async (_, Principal, allowed) => {
    const trust = policy(trusting({ Principal }));
    expect((await ask({ trust, group: member })).allowed).toBe(allowed);
  });
});

describe("actions and resources", () => {
  test.each<[string, Partial<Statement>, boolean]>([
    ["any action", { Action: "*" }, true],
    ["any action of sts", { Action: "sts:*" }, true],
    ["the action in another case", { Action: "STS:assumerole" }, true],
    ["one of several actions", { Action: ["iam:GetUser", "sts:Assume????"] }, true],
    ["another action", { Action: "sts:TagSession" }, false],
    ["any role of the account", { Resource: "arn:aws:iam::222222222222:role/*" }, true],
    ["the role in any account", { Resource: "arn:aws:iam::*:role/Admin" }, true],
    ["an unfinished ARN", { Resource: "arn:aws:iam" }, true],
    ["another account's role", { Resource: "arn:aws:iam::333333333333:role/Admin" }, false],
    [
      "the role's name in another case",
      { Resource: "arn:aws:iam::222222222222:role/admin" },
      false,
    ],
    ["a star that would have to span parts", { Resource: "arn:*:role/Admin" }, false],
    ["one of several roles", { Resource: ["arn:aws:iam::1:role/x", role] }, true],
  ])("a policy that allows %s", async (_, more, allowed) => {
    expect((await ask({ group: policy(allow(more)) })).allowed).toBe(allowed);
  });

  test("everything but", async () => {
    const { Action: _a, Resource: _r, ...bare } = allow();
    const others = policy({ ...bare, NotAction: "iam:*", NotResource: "arn:aws:iam::3:role/x" });
    expect((await ask({ group: others })).allowed).toBe(true);
    const notSts = policy({ ...bare, NotAction: "sts:*", Resource: "*" });
    expect((await ask({ group: notSts })).allowed).toBe(false);
    const notHere = policy({ ...bare, Action: "*", NotResource: role });
    expect((await ask({ group: notHere })).allowed).toBe(false);
  });

  test("a role named by a variable", async () => {
    const group = policy(
      allow({ Resource: "arn:aws:iam::222222222222:role/${aws:PrincipalTag/role}" }),
    );
    expect((await ask({ group, alice: { tags: { role: "Admin" } } })).allowed).toBe(true);
    expect((await ask({ group, alice: { tags: { role: "*" } } })).allowed).toBe(false);
    expect((await ask({ group })).allowed).toBe(false);
  });
});

describe("Deny over Allow", () => {
  const guard = (effect: "Allow" | "Deny", Condition: Statement["Condition"]) =>
    policy({
      Sid: "Guard",
      Effect: effect,
      Action: "sts:AssumeRole",
      Resource: role,
      ...(Condition && { Condition }),
    });

  test("a Deny on the user beats the Allow of the group", async () => {
    const alice = { policies: { guard: guard("Deny", undefined) } };
    expect(await ask({ group: member, alice })).toEqual({
      allowed: false,
      because:
        'Denied: user alice, policy guard forbids alice to assume role Admin in client-a (222222222222) (an explicit Deny "Guard").',
      statement: { from: "user alice, policy guard", sid: "Guard", effect: "Deny" },
      identity: "deny",
      trust: "allow",
    });
  });

  test("a guard denies from its moment on, and not before", async () => {
    const Condition = { DateGreaterThanEquals: { "aws:CurrentTime": "2026-05-01T13:00:00Z" } };
    const alice = { policies: { guard: guard("Deny", Condition) } };
    const at = (time: string) => ({ at: Date.parse(`2026-05-01T${time}Z`) });
    expect((await ask({ group: member, alice }, at("12:59:59"))).allowed).toBe(true);
    expect(await ask({ group: member, alice }, at("13:00:00"))).toMatchObject({
      allowed: false,
      because: expect.stringContaining("in force since 2026-05-01T13:00:00Z") as string,
    });
  });

  test("an expiring Allow ends, and is said to have ended", async () => {
    const Condition = { DateLessThan: { "aws:CurrentTime": "2026-05-01T11:00:00Z" } };
    const alice = { policies: { direct: guard("Allow", Condition) } };
    expect(await ask({ alice })).toMatchObject({
      allowed: false,
      because: expect.stringContaining(
        "user alice, policy direct names role Admin in client-a (222222222222) for alice, but ended at 2026-05-01T11:00:00Z",
      ) as string,
      identity: "none",
    });
  });

  test("a Deny in the trust policy counts too", async () => {
    const trust = policy(trusting(), trusting({ Effect: "Deny", Sid: "Closed" }));
    expect(await ask({ group: member, trust })).toMatchObject({
      allowed: false,
      statement: { from: expect.stringContaining("trust policy") as string, sid: "Closed" },
      trust: "deny",
    });
  });

  test("a Deny whose condition the sandbox does not know counts as met; such an Allow as not met", async () => {
    const Condition = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };
    const alice = { policies: { guard: guard("Deny", Condition) } };
    expect((await ask({ group: member, alice })).identity).toBe("deny");
    expect(await ask({ group: policy(allow({ Condition })) })).toMatchObject({
      allowed: false,
      because: expect.stringContaining("IpAddress") as string,
    });
  });

  test("a Deny for everybody but one principal is not understood, and so reaches everybody", async () => {
    const { Principal: _, ...bare } = trusting({ Effect: "Deny" });
    const alice = { AWS: `arn:aws:iam::${management}:user/alice` };
    const trust = policy(trusting(), { ...bare, NotPrincipal: alice });
    expect((await ask({ group: member, trust })).trust).toBe("deny");
  });
});

describe("MFA", () => {
  const mfa = (effect: "Allow" | "Deny", operator: string, value: string) =>
    trusting({
      Effect: effect,
      Condition: { [operator]: { "aws:MultiFactorAuthPresent": value } },
    });
  const cases: [string, Statement[], { true: boolean; false: boolean; absent: boolean }][] = [
    ["Allow if true", [mfa("Allow", "Bool", "true")], { true: true, false: false, absent: false }],
    [
      "Allow if true or absent",
      [mfa("Allow", "BoolIfExists", "true")],
      { true: true, false: false, absent: true },
    ],
    [
      "Deny if false",
      [trusting(), mfa("Deny", "Bool", "false")],
      { true: true, false: false, absent: true },
    ],
    [
      "Deny if false or absent",
      [trusting(), mfa("Deny", "BoolIfExists", "false")],
      { true: true, false: false, absent: false },
    ],
    [
      "Allow if present at all",
      [mfa("Allow", "Null", "false")],
      { true: true, false: true, absent: false },
    ],
  ];

  test.each(cases)("%s", async (_, statements, expected) => {
    const trust = policy(...statements);
    const allowed = async (present: boolean | "absent") =>
      (await ask({ group: member, trust }, { mfa: present })).allowed;
    expect({
      true: await allowed(true),
      false: await allowed(false),
      absent: await allowed("absent"),
    }).toEqual(expected);
  });

  test("is asked for in words", async () => {
    const group = member;
    const trust = trustWithMfa as ReturnType<typeof policy>;
    expect((await ask({ group, trust }, { mfa: false })).because).toBe(
      "Denied by the trust policy of role Admin in client-a (222222222222): it needs MFA.",
    );
    expect((await ask({ group, trust }, { mfa: "absent" })).because).toBe(
      "Denied by the trust policy of role Admin in client-a (222222222222): it needs MFA, which access keys alone never carry.",
    );
  });
});

describe("session name and external id", () => {
  test("the session must bear the user's name", async () => {
    const Condition = { StringEquals: { "sts:RoleSessionName": "${aws:username}" } };
    const setting = { group: member, trust: policy(trusting({ Condition })) };
    expect((await ask(setting)).allowed).toBe(true);
    expect((await ask(setting, { sessionName: "alice" })).allowed).toBe(true);
    expect(await ask(setting, { sessionName: "botocore-session-1" })).toMatchObject({
      allowed: false,
      because: expect.stringContaining("the session name ${aws:username}, not botocore") as string,
    });
    expect((await ask(setting, { sessionName: "a b" })).because).toBe(
      'Denied: "a b" cannot be a session name.',
    );
  });

  test("the external id must be the right one", async () => {
    const Condition = { StringEquals: { "sts:ExternalId": "rolecall-4711" } };
    const setting = { group: member, trust: policy(trusting({ Condition })) };
    expect((await ask(setting, { externalId: "rolecall-4711" })).allowed).toBe(true);
    expect((await ask(setting, { externalId: "other" })).because).toContain("another external id");
    expect((await ask(setting)).because).toContain("it needs an external id");
    expect((await ask(setting, { externalId: "a b" })).allowed).toBe(false);
  });

  test("one statement for the bot and one for people: people are told about theirs", async () => {
    const trust = trustWithMfa as ReturnType<typeof policy>;
    const decision = await ask({ group: member, trust }, { mfa: false });
    expect(decision.because).not.toContain("role/rolecall");
  });

  test("a statement for others only says whom it lets in", async () => {
    const Condition = { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${management}:user/bob` } };
    const trust = policy(trusting({ Condition }));
    expect((await ask({ group: member, trust })).because).toContain(
      "lets in only arn:aws:iam::111111111111:user/bob",
    );
  });

  test("tags of the user count", async () => {
    const Condition = { StringEquals: { "aws:PrincipalTag/Team": "web" } };
    const setting = { group: member, trust: policy(trusting({ Condition })) };
    expect((await ask({ ...setting, alice: { tags: { team: "web" } } })).allowed).toBe(true);
    expect((await ask(setting)).because).toContain("aws:PrincipalTag/Team web, not nothing");
  });
});

describe("a permissions boundary", () => {
  test("takes away what it does not allow", async () => {
    const boundary = policy({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    expect(await ask({ group: member, alice: { boundary } })).toEqual({
      allowed: false,
      because:
        "Denied: the permissions boundary of alice does not let alice assume role Admin in client-a (222222222222).",
      identity: "none",
      trust: "allow",
    });
  });

  test("gives nothing by itself", async () => {
    expect((await ask({ alice: { boundary: allowAssume("*") } })).allowed).toBe(false);
    expect((await ask({ group: member, alice: { boundary: allowAssume("*") } })).allowed).toBe(
      true,
    );
  });

  test("may deny", async () => {
    const boundary = policy(allow({ Resource: "*" }), allow({ Effect: "Deny", Sid: "Never" }));
    expect(await ask({ group: member, alice: { boundary } })).toMatchObject({
      allowed: false,
      identity: "deny",
      statement: { from: "permissions boundary of alice", sid: "Never" },
    });
  });
});

test("nobody is let in as a user, or into a role, that does not exist", async () => {
  expect((await ask({ group: member }, { user: "zoe" })).because).toBe(
    "Denied: there is no IAM user zoe.",
  );
  expect((await ask({ group: member }, { role: `${role}s` })).because).toBe(
    `Denied: there is no role ${role}s.`,
  );
});
