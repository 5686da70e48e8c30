// Whether alice may assume a role, decided from both sides, and said in words.
import type { Statement } from "../../../sandbox/aws/policy/policy-document.ts";
import { allow, ask, member, policy, role, root, trusting } from "./assume-setting.ts";
import { allowAssume, management } from "./aws-world.ts";

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
