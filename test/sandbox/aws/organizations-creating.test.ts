// Making accounts: asked for at once, decided later, by the sandbox's time.
import {
  ListAccountsCommand,
  ListCreateAccountStatusCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { failureReasons } from "../../../sandbox/aws/organizations/organization-settings.ts";
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

const set = (settings: object) => org.aws.changeOrganization({ do: "set", ...settings });

describe("an account that is asked for", () => {
  test("is in progress at first, and told with neither e-mail nor tags", async () => {
    const begun = await org.create({ Tags: [{ Key: "rolecall:request", Value: "R-7K3QXA" }] });
    expect(begun).toEqual({
      Id: expect.stringMatching(/^car-[a-z0-9]{8,32}$/),
      AccountName: "client-d",
      State: "IN_PROGRESS",
      RequestedTimestamp: expect.any(Date),
    });
    await org.pass(9 * seconds);
    expect(await org.status(begun.Id)).toEqual(begun);
  });

  test("is there once its time has come: in the root, with its e-mail and its tags", async () => {
    const { Id } = await org.create({ Tags: [{ Key: "rolecall:request", Value: "R-7K3QXA" }] });
    await org.pass(10 * seconds);
    const { State, AccountId = "", CompletedTimestamp } = await org.status(Id);
    expect(State).toBe("SUCCEEDED");
    expect(AccountId).toMatch(/^\d{12}$/);
    expect(await org.account(AccountId)).toMatchObject({
      Arn: `arn:aws:organizations::111111111111:account/o-agency0001/${AccountId}`,
      Name: "client-d",
      Email: "aws+d@example.com",
      State: "ACTIVE",
      Status: "ACTIVE",
      JoinedMethod: "CREATED",
      JoinedTimestamp: CompletedTimestamp,
      Paths: [`o-agency0001/${org.unit("")}/${AccountId}/`],
    });
    expect(await org.parentOf(AccountId)).toBe(org.unit(""));
    const tags = await org.organizations.send(
      new ListTagsForResourceCommand({ ResourceId: AccountId }),
    );
    expect(tags.Tags).toEqual([{ Key: "rolecall:request", Value: "R-7K3QXA" }]);
  });

  test("does not come to be before", async () => {
    await org.create();
    const { Accounts = [] } = await org.organizations.send(new ListAccountsCommand({}));
    expect(Accounts).toHaveLength(3);
    expect(org.aws.world().roles.filter(({ name }) => name.startsWith("Organization"))).toEqual([]);
  });

  test("can be entered by its role, as soon as AWS is done with it", async () => {
    set({ entryMilliseconds: 10 * minutes });
    const { Id } = await org.create({ RoleName: "Birth" });
    await org.pass(10 * seconds);
    const { AccountId = "" } = await org.status(Id);
    const enter = () =>
      org.sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${AccountId}:role/Birth`,
          RoleSessionName: "R-7K3QXA",
        }),
      );
    await expect(enter()).rejects.toMatchObject({ name: "AccessDenied" });
    await org.pass(10 * minutes);
    expect((await enter()).AssumedRoleUser?.Arn).toContain(`${AccountId}:assumed-role/Birth`);
  });

  test("gets the role Organizations usually makes where none is named", async () => {
    await org.create();
    await org.pass(10 * seconds);
    expect(org.aws.world().roles).toContainEqual(
      expect.objectContaining({ name: "OrganizationAccountAccessRole", accountName: "client-d" }),
    );
  });

  test("is made although the answer was lost", async () => {
    org.faults.add({ service: "organizations", action: "CreateAccount", effect: "lose-answer" });
    await expect(org.create()).rejects.toThrow("socket hang up");
    await org.pass(10 * seconds);
    expect(org.aws.organization().accounts.map(({ email }) => email)).toContain(
      "aws+d@example.com",
    );
  });

  test("is not made where the call failed before anything was done", async () => {
    org.faults.add({ service: "organizations", action: "CreateAccount", effect: "fail" });
    await expect(org.create()).rejects.toMatchObject({ name: "ServiceException" });
    await org.pass(10 * seconds);
    expect(org.aws.organization().creations).toEqual([]);
  });
});

describe("a creation fails", () => {
  const endOf = async (email: string) => {
    const { Id } = await org.create({ Email: email });
    await org.pass(10 * seconds);
    const { State, FailureReason, AccountId } = await org.status(Id);
    return { State, FailureReason, AccountId };
  };

  test("where the e-mail is one of the organization's, however it is written", async () => {
    expect(await endOf("A@Example.com")).toEqual({
      State: "FAILED",
      FailureReason: "EMAIL_ALREADY_EXISTS",
      AccountId: undefined,
    });
    expect(org.aws.organization().accounts).toHaveLength(3);
  });

  test("where the e-mail is used outside the organization, also if only just", async () => {
    const { Id } = await org.create({ Email: "gone@example.com" });
    org.aws.changeOrganization({ do: "take-email", email: "gone@example.com" });
    await org.pass(10 * seconds);
    expect(await org.status(Id)).toMatchObject({ FailureReason: "EMAIL_ALREADY_EXISTS" });
  });

  test("where the address is none, though it looks like one", async () => {
    for (const email of ["a,b@example.com", ".a@example.com", "a@-example.com", "ä@example.com"])
      expect(await endOf(email)).toMatchObject({ FailureReason: "INVALID_EMAIL" });
  });

  test("where the same e-mail is in progress; the first one succeeds", async () => {
    const first = await org.create();
    await org.pass(3 * seconds);
    const second = await org.create({ Email: "AWS+d@example.com" });
    await org.pass(10 * seconds);
    expect(await org.status(first.Id)).toMatchObject({ State: "SUCCEEDED" });
    expect(await org.status(second.Id)).toMatchObject({
      State: "FAILED",
      FailureReason: "CONCURRENT_ACCOUNT_MODIFICATION",
    });
  });

  test("where others took the last room meanwhile", async () => {
    set({ quota: 4 });
    const first = await org.create();
    const second = await org.create({ Email: "e@example.com" });
    await org.pass(10 * seconds);
    expect(await org.status(first.Id)).toMatchObject({ State: "SUCCEEDED" });
    expect(await org.status(second.Id)).toMatchObject({ FailureReason: "ACCOUNT_LIMIT_EXCEEDED" });
  });

  test.each(failureReasons)(
    "for %s, where that is put in its way, and then no more",
    async (reason) => {
      org.aws.changeOrganization({ do: "fail-next-creation", reason });
      expect(await endOf("d@example.com")).toMatchObject({
        State: "FAILED",
        FailureReason: reason,
      });
      expect(await endOf("d@example.com")).toMatchObject({ State: "SUCCEEDED" });
    },
  );
});

describe("how many accounts", () => {
  test("at most five are in progress; it tells how many there were", async () => {
    const numbers = [1, 2, 3, 4, 5];
    for (const number of numbers) await org.create({ Email: `${number}@example.com` });
    await expect(org.create()).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED",
      $metadata: { httpStatusCode: 400 },
    });
    expect(org.aws.organization().mostInProgress).toBe(5);
    await org.pass(10 * seconds);
    await expect(org.create()).resolves.toMatchObject({ State: "IN_PROGRESS" });
    expect(org.aws.organization().mostInProgress).toBe(5);
  });

  test("no more than the quota says, closed ones counted", async () => {
    set({ quota: 3 });
    await org.close(clientA);
    await org.pass(1 * minutes);
    await expect(org.create()).rejects.toMatchObject({
      name: "ConstraintViolationException",
      Reason: "ACCOUNT_NUMBER_LIMIT_EXCEEDED",
      message: "You have exceeded the allowed number of AWS accounts.",
    });
  });

  test("no two with one id, not even of a closed account", async () => {
    set({ creationMilliseconds: 0, quota: 100 });
    for (let number = 0; number < 50; number += 1)
      await org.create({ Email: `${number}@example.com` });
    const ids = org.aws.organization().accounts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(53);
  });
});

describe("the list of creations", () => {
  test("is told by state", async () => {
    const done = await org.create();
    await org.pass(10 * seconds);
    const failed = await org.create({ Email: "a@example.com" });
    await org.pass(10 * seconds);
    const running = await org.create({ Email: "e@example.com" });
    const idsOf = async (...States: ("IN_PROGRESS" | "SUCCEEDED" | "FAILED")[]) => {
      const asked = new ListCreateAccountStatusCommand({ States });
      const { CreateAccountStatuses = [] } = await org.organizations.send(asked);
      return CreateAccountStatuses.map(({ Id }) => Id);
    };
    expect(await idsOf()).toEqual([done.Id, failed.Id, running.Id]);
    expect(await idsOf("IN_PROGRESS")).toEqual([running.Id]);
    expect(await idsOf("SUCCEEDED", "FAILED")).toEqual([done.Id, failed.Id]);
  });

  test("knows no creation that was never asked for", async () => {
    await expect(org.status("car-00000000")).rejects.toMatchObject({
      name: "CreateAccountStatusNotFoundException",
    });
  });
});
