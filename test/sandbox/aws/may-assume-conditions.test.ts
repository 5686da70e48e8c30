// What makes a policy apply or not: Deny over Allow, time, MFA, session name, external id, tags.
import type { Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { allow, ask, member, policy, role, trusting } from "./assume-setting.ts";
import { management, trustWithMfa } from "./aws-world.ts";

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
    const trust = trustWithMfa;
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
    const trust = trustWithMfa;
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
