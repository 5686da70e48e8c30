// The organization as a visitor sees it and changes it, through the control API's routes.
import { organizationRoutes } from "../../../sandbox/control/organization-routes.ts";
import type { OrganizationSight } from "../../../sandbox/aws/organizations/organization-sight.ts";
import { roleOf, trustWithMfa } from "./aws-world.ts";
import {
  clientA,
  minutes,
  seconds,
  startOrganization,
  type OrganizationSetting,
} from "./organization-setting.ts";

let org: OrganizationSetting;
beforeEach(async () => {
  org = await startOrganization();
});
afterEach(() => org.aws.stop());

function call(method: "GET" | "POST", body?: unknown): unknown {
  const route = organizationRoutes(org.aws).find((one) => one.method === method);
  return route?.answer({ params: {}, query: new URLSearchParams(), body });
}
const look = () => call("GET") as OrganizationSight;
const change = (body: object) => call("POST", body);

describe("who looks at the organization", () => {
  test("sees units, accounts, what was asked for, and how often", async () => {
    await org.create({ Tags: [{ Key: "managed-by", Value: "rolecall" }] });
    expect(look()).toMatchObject({
      id: "o-agency0001",
      units: [{ path: "clients" }, { path: "clients/banks" }, { path: "internal" }],
      creations: [
        { state: "IN_PROGRESS", email: "aws+d@example.com", tags: { "managed-by": "rolecall" } },
      ],
      mostInProgress: 1,
      calls: { CreateAccount: 1 },
    });
    expect(look().accounts).toContainEqual(
      expect.objectContaining({ id: clientA, email: "a@example.com", unit: "clients" }),
    );
    await org.pass(10 * seconds);
    const [creation] = look().creations;
    expect(creation).toMatchObject({ state: "SUCCEEDED" });
    expect(look().accounts.at(-1)).toMatchObject({
      id: creation?.accountId,
      state: "ACTIVE",
      unit: "",
      tags: { "managed-by": "rolecall" },
    });
  });
});

describe("who changes the organization by hand", () => {
  test("makes an account that is there at once, with a role to enter by", () => {
    change({ do: "set", entryMilliseconds: 10 * minutes });
    change({ do: "create-account", name: "legacy", email: "old@example.com", unit: "internal" });
    const made = look().accounts.find(({ name }) => name === "legacy");
    expect(made).toMatchObject({ email: "old@example.com", unit: "internal", state: "ACTIVE" });
    const role = `arn:aws:iam::${made?.id ?? ""}:role/OrganizationAccountAccessRole`;
    const decision = org.aws.mayAssume({ user: "alice", role, mfa: true });
    // Nothing in alice's policies names it; but AWS is done with the account, and its role is there.
    expect(decision).toMatchObject({ allowed: false, identity: "none" });
    expect(decision.because).not.toMatch(/setting up|there is no role/);
  });

  test("cannot make two accounts with one e-mail", () => {
    const again = { do: "create-account", name: "again", email: "A@example.com" };
    expect(() => change(again)).toThrow(/A@example.com is the e-mail of an account already/);
  });

  test("is told of what is not there, and of what is no change", () => {
    expect(() => change({ do: "move-account", account: "999999999999", unit: "" })).toThrow(
      /no account 999999999999; there are: 111111111111/,
    );
    expect(() => change({ do: "move-account", account: clientA, unit: "nowhere" })).toThrow(
      /no unit "nowhere"/,
    );
    expect(() => change({ do: "create-unit", unit: "a/b" })).toThrow(/no unit "a"/);
    expect(() => change({ do: "create-unit", unit: "clients" })).toThrow(/"clients" already/);
    expect(() => change({ do: "close-account", account: "111111111111" })).toThrow(/management/);
    expect(() => change({ do: "fail-next-creation", reason: "WEATHER" })).toThrow(/INVALID_EMAIL/);
    expect(() => change({ do: "set", speed: 1 })).toThrow(/Unrecognized key: "speed"/);
  });

  test("decides how many of the next creations fail", async () => {
    change({ do: "fail-next-creation", reason: "INTERNAL_FAILURE", times: 2 });
    for (const number of [1, 2, 3]) await org.create({ Email: `${number}@example.com` });
    await org.pass(10 * seconds);
    expect(look().creations.map(({ state, failure }) => failure ?? state)).toEqual([
      "INTERNAL_FAILURE",
      "INTERNAL_FAILURE",
      "SUCCEEDED",
    ]);
  });
});

describe("a seed", () => {
  test("says who is where, how things are tagged and which e-mails are gone", async () => {
    await org.aws.stop();
    const roles = [{ name: "Admin", trust: trustWithMfa }];
    const bank = { id: clientA, name: "bank", email: "bank@example.com", roles };
    org = await startOrganization(
      { takenElsewhere: ["Gone@example.com"] },
      { accounts: [{ ...bank, unit: "clients/banks", tags: { owner: "web" } }] },
    );
    expect(look().accounts.at(-1)).toMatchObject({ unit: "clients/banks", tags: { owner: "web" } });
    expect(org.aws.world().roles.map(({ arn }) => arn)).toContain(roleOf(clientA));
    const { Id } = await org.create({ Email: "gone@example.com" });
    await org.pass(10 * seconds);
    expect(await org.status(Id)).toMatchObject({ FailureReason: "EMAIL_ALREADY_EXISTS" });
  });

  test("gives a unit the same id every time", async () => {
    const before = org.unit("clients/banks");
    await org.aws.stop();
    org = await startOrganization();
    expect(org.unit("clients/banks")).toBe(before);
  });
});
