// Closing accounts: what AWS refuses, how long it takes, and what stays afterwards.
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { roleOf, trustWithMfa } from "./aws-world.ts";
import {
  clientA,
  clientB,
  days,
  seconds,
  startOrganization,
  type OrganizationSetting,
} from "./organization-setting.ts";

const six = Array.from({ length: 6 }, (_, at) => ({
  id: String(200_000_000_000 + at),
  name: `client-${at}`,
  email: `client-${at}@example.com`,
  roles: [],
}));
const idOf = (at: number) => six[at]?.id ?? "";

let org: OrganizationSetting;
afterEach(() => org.aws.stop());

const refusedFor = (sent: Promise<unknown>, Reason: string) =>
  expect(sent).rejects.toMatchObject({ name: "ConstraintViolationException", Reason });

describe("an account", () => {
  beforeEach(async () => {
    org = await startOrganization();
  });

  test("is closing at first, and closed in the end", async () => {
    await org.close(clientA);
    const closing = { State: "PENDING_CLOSURE", Status: "PENDING_CLOSURE" };
    expect(await org.account(clientA)).toMatchObject(closing);
    await org.pass(9 * seconds);
    expect(await org.account(clientA)).toMatchObject(closing);
    await org.pass(1 * seconds);
    expect(await org.account(clientA)).toMatchObject({ State: "SUSPENDED", Status: "SUSPENDED" });
  });

  test("is closed by the newer word where AWS uses it, and by the older one still", async () => {
    org.aws.changeOrganization({ do: "set", closedState: "CLOSED" });
    await org.close(clientA);
    await org.pass(10 * seconds);
    expect(await org.account(clientA)).toMatchObject({ State: "CLOSED", Status: "SUSPENDED" });
  });

  test("is not closed twice", async () => {
    await org.close(clientA);
    await expect(org.close(clientA)).rejects.toMatchObject({ name: "ConflictException" });
    await org.pass(10 * seconds);
    await expect(org.close(clientA)).rejects.toMatchObject({
      name: "AccountAlreadyClosedException",
    });
  });

  test("is not closed where it is not there, or manages the others", async () => {
    await expect(org.close("999999999999")).rejects.toMatchObject({
      name: "AccountNotFoundException",
    });
    await refusedFor(org.close("111111111111"), "CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
  });

  test("can be entered until it is closed, and not any more then", async () => {
    const enter = () =>
      org.sts.send(
        new AssumeRoleCommand({ RoleArn: roleOf(clientA), RoleSessionName: "rolecall" }),
      );
    await org.close(clientA);
    await expect(enter()).resolves.toBeDefined();
    await org.pass(10 * seconds);
    await expect(enter()).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("keeps its e-mail for itself when it is closed", async () => {
    await org.close(clientA);
    await org.pass(30 * days);
    const { Id } = await org.create({ Email: "a@example.com" });
    await org.pass(10 * seconds);
    expect(await org.status(Id)).toMatchObject({ FailureReason: "EMAIL_ALREADY_EXISTS" });
  });

  test("is closed although the answer was lost", async () => {
    org.faults.add({ service: "organizations", action: "CloseAccount", effect: "lose-answer" });
    await expect(org.close(clientA)).rejects.toThrow("socket hang up");
    expect(await org.account(clientA)).toMatchObject({ State: "PENDING_CLOSURE" });
  });

  test("is not closed for any reason that is put in the way", async () => {
    const fault = {
      service: "organizations",
      action: "CloseAccount",
      effect: "fail",
      error: "ConstraintViolationException",
      reason: "WAIT_PERIOD_ACTIVE",
    } as const;
    org.faults.add(fault);
    await refusedFor(org.close(clientA), "WAIT_PERIOD_ACTIVE");
    expect(await org.account(clientA)).toMatchObject({ State: "ACTIVE" });
  });

  test("can be closed by hand", async () => {
    org.aws.changeOrganization({ do: "close-account", account: clientB });
    expect(await org.account(clientB)).toMatchObject({ State: "PENDING_CLOSURE" });
  });
});

describe("how many accounts are closed", () => {
  const start = async (closuresPerMonth?: number) => {
    const quota = closuresPerMonth === undefined ? {} : { closuresPerMonth };
    const accounts = six.map((account) => ({
      ...account,
      roles: [{ name: "Admin", trust: trustWithMfa }],
    }));
    org = await startOrganization(quota, { accounts });
  };

  test("three at a time", async () => {
    await start();
    for (const at of [0, 1, 2]) await org.close(idOf(at));
    await refusedFor(org.close(idOf(3)), "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED");
    await org.pass(10 * seconds);
    await expect(org.close(idOf(3))).resolves.toBeDefined();
  });

  test("as many in 30 days as the quota says", async () => {
    await start(1);
    await org.close(idOf(0));
    await org.pass(29 * days);
    await refusedFor(org.close(idOf(1)), "CLOSE_ACCOUNT_QUOTA_EXCEEDED");
    await org.pass(1 * days);
    await expect(org.close(idOf(1))).resolves.toBeDefined();
  });
});
