// How often Organizations lets itself be called, who may call it, and how its pages come.
import {
  CloseAccountCommand,
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListParentsCommand,
  paginateListAccounts,
} from "@aws-sdk/client-organizations";
import { roleOf } from "./aws-world.ts";
import { sessionOf } from "./bot-session.ts";
import {
  clientA,
  clientB,
  minutes,
  seconds,
  startOrganization,
  type OrganizationSetting,
} from "./organization-setting.ts";

let org: OrganizationSetting;
afterEach(() => org.aws.stop());

const tooMany = {
  name: "TooManyRequestsException",
  Type: expect.any(String),
  $metadata: { httpStatusCode: 400 },
};

describe("too many calls", () => {
  beforeEach(async () => {
    org = await startOrganization({ throttles: true, creationMilliseconds: 0 });
  });

  const create = (number: number) =>
    org.organizations.send(
      new CreateAccountCommand({ Email: `${number}@example.com`, AccountName: "client" }),
    );
  const close = (AccountId: string) =>
    org.organizations.send(new CloseAccountCommand({ AccountId }));

  test("of CreateAccount: three at once, then one in ten seconds", async () => {
    for (const number of [1, 2, 3]) await create(number);
    await expect(create(4)).rejects.toMatchObject(tooMany);
    expect(org.aws.organization().creations).toHaveLength(3);
    await org.pass(10 * seconds);
    await create(4);
    await expect(create(5)).rejects.toMatchObject(tooMany);
  });

  test("of CreateAccount are no more at once because there were none for an hour", async () => {
    await create(1);
    await org.pass(60 * minutes);
    for (const number of [2, 3, 4]) await create(number);
    await expect(create(5)).rejects.toMatchObject(tooMany);
  });

  test("of CloseAccount: one, then one in twenty seconds", async () => {
    await close(clientA);
    await expect(close(clientB)).rejects.toMatchObject(tooMany);
    await org.pass(19 * seconds);
    await expect(close(clientB)).rejects.toMatchObject(tooMany);
    await org.pass(1 * seconds);
    await close(clientB);
  });

  test("of one action leave the others their own", async () => {
    await close(clientA);
    await expect(close(clientB)).rejects.toMatchObject(tooMany);
    await expect(org.account(clientB)).resolves.toBeDefined();
  });

  test("are taken where the rates are switched off", async () => {
    org.aws.changeOrganization({ do: "set", throttles: false });
    await close(clientA);
    await expect(close(clientB)).resolves.toBeDefined();
  });

  test("are not counted as let through", async () => {
    await close(clientA);
    await close(clientB).catch(() => undefined);
    expect(org.aws.organization().calls).toEqual({ CloseAccount: 1 });
  });
});

describe("pages", () => {
  const accounts = Array.from({ length: 45 }, (_, at) => ({
    id: String(300_000_000_000 + at),
    name: `client-${at}`,
    email: `client-${at}@example.com`,
    roles: [],
  }));

  test("are empty now and then, and what is missing comes with the next", async () => {
    org = await startOrganization({ emptyPageEvery: 2 }, { accounts });
    const sizes: (number | undefined)[] = [];
    for await (const page of paginateListAccounts({ client: org.organizations }, {}))
      sizes.push(page.Accounts?.length);
    expect(sizes).toEqual([20, 0, 20, 6]);
  });

  test("may be as short as somebody likes", async () => {
    org = await startOrganization({}, { accounts });
    const { Accounts, NextToken } = await org.organizations.send(
      new ListAccountsCommand({ MaxResults: 1 }),
    );
    expect(Accounts?.map(({ Id }) => Id)).toEqual(["111111111111"]);
    const next = await org.organizations.send(
      new ListAccountsCommand({ MaxResults: 2, NextToken }),
    );
    expect(next.Accounts?.map(({ Id }) => Id)).toEqual(["300000000000", "300000000001"]);
  });

  test("do not go on with the token of another list", async () => {
    org = await startOrganization({}, { accounts });
    const { NextToken } = await org.organizations.send(new ListAccountsCommand({}));
    const other = new ListParentsCommand({ ChildId: "300000000000", NextToken });
    await expect(org.organizations.send(other)).rejects.toMatchObject({
      name: "InvalidInputException",
      Reason: "INVALID_NEXT_TOKEN",
    });
  });
});

describe("who may call", () => {
  test("not a session in one of the accounts", async () => {
    org = await startOrganization();
    const there = await sessionOf(org, { RoleArn: roleOf(clientA) });
    const asked = new DescribeAccountCommand({ AccountId: clientA });
    await expect(there.organizations.send(asked)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    await expect(org.organizations.send(asked)).resolves.toBeDefined();
  });
});

describe("an error somebody puts in the way", () => {
  test.each([
    "AccessDeniedException",
    "AWSOrganizationsNotInUseException",
    "ConcurrentModificationException",
    "FinalizingOrganizationException",
    "UnsupportedAPIEndpointException",
  ])("%s comes as AWS's own", async (error) => {
    org = await startOrganization();
    org.faults.add({ service: "organizations", action: "*", effect: "fail", error });
    await expect(org.organizations.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject(
      { name: error, $metadata: { httpStatusCode: 400 } },
    );
  });

  test("a throttle says of which kind it is", async () => {
    org = await startOrganization();
    org.faults.add({ service: "organizations", action: "*", effect: "throttle" });
    await expect(org.organizations.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject(
      tooMany,
    );
  });
});
