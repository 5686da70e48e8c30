// Sessions of people in a role: opened where AWS lets them in, and what AWS lets each do from then on.
import { sessionsPolicy } from "../../../src/domain/iam-documents.ts";
import type { PolicyDocument } from "../../../sandbox/aws/policy/policy-document.ts";
import { policyShape } from "../../../sandbox/policy-shape.ts";
import { allowAssume, type Agency } from "./aws-world.ts";
import { accessRoleArn, readOnlyArn, startAccounts } from "./bot-session.ts";

const minute = 60_000;
const anything = { action: "s3:ListAllMyBuckets", resource: "*" };
const writing = { action: "s3:PutObject", resource: "arn:aws:s3:::bucket/key" };
const policyName = "rolecall-sessions.alice.R-7K3QXA";

let agency: Agency;
beforeEach(async () => {
  agency = await startAccounts({
    users: ["alice", "bob", "carol"].map((name) => ({
      name,
      policies: name === "carol" ? {} : { roles: allowAssume("*") },
    })),
  });
});
afterEach(() => agency.aws.stop());

function switched(user: string, role = accessRoleArn) {
  const opened = agency.aws.sessions.open({ user, role, mfa: true });
  return { id: "", userId: "", openedAt: 0, until: 0, ...opened };
}
const act = (id: string, what = anything) => agency.aws.sessions.act(id, what);
const putOnRole = (document: PolicyDocument, role = accessRoleArn) =>
  agency.aws.change({ do: "put-role-policy", role, policy: policyName, document });

/** Ends what somebody opened until now, as Rolecall writes it; a policy's time is of whole seconds. */
function endSessions(userId: string) {
  agency.clock.advance(1000);
  putOnRole(policyShape.parse(sessionsPolicy({ userId, openedBefore: agency.clock.now() })));
}

describe("switching to a role", () => {
  test("opens a session for as long as the role lets one last", () => {
    const session = switched("alice");
    expect(session).toMatchObject({
      allowed: true,
      id: "session-1",
      user: "alice",
      role: accessRoleArn,
      userId: expect.stringMatching(/^AROA[A-Z2-7]{17}:alice$/),
    });
    expect(session.until - session.openedAt).toBe(60 * minute);
    const longer = switched("bob", readOnlyArn);
    expect(longer.until - longer.openedAt).toBe(12 * 60 * minute);
    expect(agency.aws.sessions.list()).toMatchObject([
      { id: "session-1", user: "alice" },
      { id: "session-2", user: "bob", role: readOnlyArn },
    ]);
  });

  test("opens none where AWS does not let the user in, and says why", () => {
    const refused = agency.aws.sessions.open({ user: "alice", role: accessRoleArn, mfa: false });
    expect(refused).not.toHaveProperty("id");
    expect(refused).toMatchObject({ allowed: false, because: expect.stringMatching(/needs MFA/) });
    expect(switched("carol").allowed).toBe(false);
    expect(agency.aws.sessions.list()).toEqual([]);
  });
});

describe("a session", () => {
  test("does what its role allows", () => {
    const { id } = switched("alice");
    expect(act(id, writing)).toMatchObject({
      allowed: true,
      id,
      user: "alice",
      because: expect.stringContaining("policy AdministratorAccess lets the session of alice"),
    });
    const reader = switched("alice", readOnlyArn);
    expect(act(reader.id)).toMatchObject({ allowed: true });
    expect(act(reader.id, writing)).toMatchObject({
      allowed: false,
      because:
        "Denied: nothing allows the session of alice in role ReadOnly in client-a (222222222222) to do s3:PutObject.",
    });
  });

  test("outlives the access it came from: a role's session is the role's", () => {
    const { id } = switched("alice");
    agency.aws.change({ do: "delete-user-policy", user: "alice", policy: "roles" });
    expect(switched("alice").allowed).toBe(false);
    expect(act(id)).toMatchObject({ allowed: true });
  });

  test("ends by itself when its time is over", () => {
    const { id, until } = switched("alice");
    agency.clock.advance(until - agency.clock.now() - 1000);
    expect(act(id)).toMatchObject({ allowed: true });
    agency.clock.advance(1000);
    expect(act(id)).toMatchObject({
      allowed: false,
      because: expect.stringMatching(/the session of alice in role .* ended by itself at 20/),
    });
  });

  test("that nobody opened is not there", () => {
    expect(() => act("session-9")).toThrow("There is no session session-9.");
  });
});

describe("ending somebody's sessions", () => {
  test("refuses everything to those opened before, and says which policy does", () => {
    const { id, userId } = switched("alice");
    endSessions(userId);
    for (const what of [anything, writing])
      expect(act(id, what)).toMatchObject({
        allowed: false,
        because: expect.stringMatching(
          /^Denied: role OrganizationAccountAccessRole in client-a \(222222222222\), policy rolecall-sessions\.alice\.R-7K3QXA forbids the session of alice .*\(an explicit Deny "RolecallEndedSessions", for sessions opened before 20.*Z\)\.$/,
        ),
        statement: {
          from: `role OrganizationAccountAccessRole in client-a (222222222222), policy ${policyName}`,
          sid: "RolecallEndedSessions",
          effect: "Deny",
        },
      });
  });

  test("leaves alone those of others, those in other roles, and those opened afterwards", () => {
    const { userId } = switched("alice");
    const others = [switched("bob"), switched("alice", readOnlyArn)];
    endSessions(userId);
    agency.clock.advance(1000);
    for (const { id } of [...others, switched("alice")])
      expect(act(id)).toMatchObject({ allowed: true });
  });

  test("means nothing on a role that was not the one: each has an id of its own", () => {
    const { id, userId } = switched("alice", readOnlyArn);
    const elsewhere = switched("alice").userId;
    expect(elsewhere).not.toBe(userId);
    putOnRole(
      policyShape.parse(
        sessionsPolicy({ userId: elsewhere, openedBefore: agency.clock.now() + minute }),
      ),
      readOnlyArn,
    );
    expect(act(id)).toMatchObject({ allowed: true });
  });

  test("is undone by deleting the policy", () => {
    const { id, userId } = switched("alice");
    endSessions(userId);
    agency.aws.change({ do: "delete-role-policy", role: accessRoleArn, policy: policyName });
    expect(act(id)).toMatchObject({ allowed: true });
  });
});

test("a time in a role's policy holds for what a session does", () => {
  const { id } = switched("alice");
  const at = new Date(agency.clock.now() + 10 * minute).toISOString().replace(/\.\d{3}/, "");
  putOnRole({
    Version: "2012-10-17",
    Statement: {
      Sid: "Later",
      Effect: "Deny",
      Action: "*",
      Resource: "*",
      Condition: { DateGreaterThanEquals: { "aws:CurrentTime": at } },
    },
  });
  expect(act(id)).toMatchObject({ allowed: true });
  agency.clock.advance(10 * minute);
  expect(act(id)).toMatchObject({ allowed: false, statement: { sid: "Later" } });
});
