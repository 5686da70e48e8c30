// Faults put in front of AWS: what the caller sees, and what has happened nevertheless.
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { AddUserToGroupCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { ListAccountsCommand } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Effect, Fault } from "../../../sandbox/faults.ts";
import { startAgency, type Agency } from "./aws-world.ts";

const action = "AddUserToGroup";
const addCarol = new AddUserToGroupCommand({ UserName: "carol", GroupName: "client-a-admin" });

describe("a call that meets a fault", () => {
  let agency: Agency;
  beforeEach(async () => {
    agency = await startAgency();
  });
  afterEach(() => agency.aws.stop());

  const break_ = (effect: Effect, more: Partial<Fault> = {}) =>
    agency.faults.add({ service: "iam", action, effect, ...more });
  const carolIsIn = () =>
    agency.aws.world().groups.some(({ members }) => members.includes("carol"));
  const outcomes = () =>
    agency.calls.since(0).map(({ outcome, error }) => (error ? `${outcome} ${error}` : outcome));

  test("fails before anything is done", async () => {
    break_("fail");
    await expect(agency.iam.send(addCarol)).rejects.toMatchObject({
      name: "ServiceFailureException",
      $metadata: { httpStatusCode: 500 },
    });
    expect(carolIsIn()).toBe(false);
    await agency.iam.send(addCarol);
    expect(carolIsIn()).toBe(true);
    expect(outcomes()).toEqual(["refused ServiceFailure", "ok"]);
  });

  test("fails with the error asked for", async () => {
    break_("fail", { error: "NoSuchEntity" });
    await expect(agency.iam.send(addCarol)).rejects.toMatchObject({
      name: "NoSuchEntityException",
      $metadata: { httpStatusCode: 404 },
    });
  });

  test("fails in each service's own way", async () => {
    for (const service of ["sts", "organizations", "dynamodb"] as const)
      agency.faults.add({ service, action: "*", effect: "fail" });
    const { sts, organizations, dynamoDb } = agency;
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "InternalFailure",
    });
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "ServiceException",
    });
    await expect(
      dynamoDb.send(new DescribeTableCommand({ TableName: "rolecall" })),
    ).rejects.toMatchObject({ name: "InternalServerError" });
  });

  test("is throttled in each service's own way", async () => {
    for (const service of ["iam", "sts", "organizations", "dynamodb"] as const)
      agency.faults.add({ service, action: "*", effect: "throttle" });
    const { iam, sts, organizations, dynamoDb } = agency;
    await expect(iam.send(addCarol)).rejects.toMatchObject({
      name: "Throttling",
      $metadata: { httpStatusCode: 400 },
    });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "Throttling",
    });
    await expect(organizations.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: "TooManyRequestsException",
    });
    await expect(
      dynamoDb.send(new DescribeTableCommand({ TableName: "rolecall" })),
    ).rejects.toMatchObject({ name: "ProvisionedThroughputExceededException" });
    expect(carolIsIn()).toBe(false);
  });

  test("fails after it was done", async () => {
    break_("fail-after");
    await expect(agency.iam.send(addCarol)).rejects.toMatchObject({
      name: "ServiceFailureException",
    });
    expect(carolIsIn()).toBe(true);
  });

  test("is done, and its answer is lost", async () => {
    break_("lose-answer");
    await expect(agency.iam.send(addCarol)).rejects.toThrow("socket hang up");
    expect(carolIsIn()).toBe(true);
    expect(outcomes()).toEqual(["no-answer"]);
  });

  test("hangs, and nothing is done", async () => {
    break_("hang");
    const impatience = new AbortController();
    const asked = agency.iam.send(addCarol, { abortSignal: impatience.signal });
    while (agency.calls.since(0).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    impatience.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    expect(carolIsIn()).toBe(false);
    expect(outcomes()).toEqual(["no-answer"]);
  });

  test("is done later", async () => {
    break_("delay", { milliseconds: 20 });
    const asked = agency.iam.send(addCarol);
    await agency.iam.send(new GetUserCommand({ UserName: "carol" }));
    await asked;
    expect(agency.calls.since(0).map((call) => call.action)).toEqual(["GetUser", action]);
  });

  test("kills the bot before anything is done", async () => {
    break_("kill-before");
    await expect(agency.iam.send(addCarol)).rejects.toThrow();
    expect(agency.killed).toEqual([agency.seed.bot.accessKeyId]);
    expect(carolIsIn()).toBe(false);
  });

  test("kills the bot once it is done", async () => {
    break_("kill-after");
    await expect(agency.iam.send(addCarol)).rejects.toThrow();
    expect(agency.killed).toEqual([agency.seed.bot.accessKeyId]);
    expect(carolIsIn()).toBe(true);
  });
});

describe("the sandbox", () => {
  test("stops although a call still hangs and another is delayed", async () => {
    const agency = await startAgency();
    agency.faults.add({ service: "iam", action, effect: "hang" });
    agency.faults.add({ service: "iam", action: "GetUser", effect: "delay", milliseconds: 60_000 });
    const pending = Promise.allSettled([
      agency.iam.send(addCarol),
      agency.iam.send(new GetUserCommand({ UserName: "carol" })),
    ]);
    while (agency.calls.since(0).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await agency.aws.stop();
    expect((await pending).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  test("lists every call with what it was about", async () => {
    const agency = await startAgency();
    await agency.iam.send(addCarol);
    await agency.iam.send(new GetUserCommand({ UserName: "zoe" })).catch(() => undefined);
    expect(agency.calls.since(0)).toMatchObject([
      {
        service: "iam",
        action,
        outcome: "ok",
        about: { user: "carol", group: "client-a-admin" },
      },
      { service: "iam", action: "GetUser", outcome: "refused", error: "NoSuchEntity" },
    ]);
    await agency.aws.stop();
  });
});
