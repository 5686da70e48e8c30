// An agency with units, for tests of Organizations: quiet where nothing else is said, so that a test sees only what it is about.
import {
  CloseAccountCommand,
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationCommand,
  ListParentsCommand,
  type Account,
  type CreateAccountCommandInput,
  type CreateAccountStatus,
} from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AwsSeed, SeedOrganization } from "../../../sandbox/aws/aws-seed.ts";
import type { PolicyDocument } from "../../../sandbox/aws/policy/policy-document.ts";
import { agency as seed, startAgency, type Agency } from "./aws-world.ts";

export const seconds = 1000;
export const minutes = 60 * seconds;
export const days = 24 * 60 * minutes;

export const clientA = "222222222222";
export const clientB = "333333333333";

const quiet: SeedOrganization = {
  units: ["clients", "clients/banks", "internal"],
  quota: 20,
  creationMilliseconds: 10 * seconds,
  closureMilliseconds: 10 * seconds,
  throttles: false,
  emptyPageEvery: 0,
};

const allowOrganizations: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "organizations:*", Resource: "*" }],
};

export async function startOrganization(
  organization: SeedOrganization = {},
  changes: Partial<AwsSeed> = {},
): Promise<OrganizationSetting> {
  const accounts = seed.accounts.map((account) => ({ ...account, unit: "clients" }));
  const agency = await startAgency({
    accounts,
    bot: {
      ...seed.bot,
      mayAssume: ["Admin", "Birth", "OrganizationAccountAccessRole"],
      // Wider than the bot's own policy, which makes and closes only what carries its tag.
      policies: { ...seed.bot.policies, organization: allowOrganizations },
    },
    ...changes,
    organization: { ...quiet, ...organization },
  });
  return { ...agency, ...actsOn(agency) };
}

export type OrganizationSetting = Agency & ReturnType<typeof actsOn>;

function actsOn({ organizations, sts, clock, aws }: Agency) {
  const status = async (id: string | undefined): Promise<CreateAccountStatus> => {
    const asked = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: id });
    return (await organizations.send(asked)).CreateAccountStatus ?? {};
  };
  return {
    /** Lets time pass; the clients learn what time it is from an answer, be it a refusal. */
    pass: async (milliseconds: number) => {
      clock.advance(milliseconds);
      if (milliseconds < 15 * minutes) return;
      await organizations.send(new DescribeOrganizationCommand({})).catch(() => undefined);
      await sts.send(new GetCallerIdentityCommand({})).catch(() => undefined);
    },
    /** Asks for an account; what is not said is right. */
    create: async (wanted: Partial<CreateAccountCommandInput> = {}) => {
      const input = { Email: "aws+d@example.com", AccountName: "client-d", ...wanted };
      const { CreateAccountStatus: begun } = await organizations.send(
        new CreateAccountCommand(input),
      );
      return begun ?? {};
    },
    status,
    close: (AccountId: string) => organizations.send(new CloseAccountCommand({ AccountId })),
    account: async (AccountId: string): Promise<Account> => {
      const { Account: found } = await organizations.send(
        new DescribeAccountCommand({ AccountId }),
      );
      return found ?? {};
    },
    parentOf: async (ChildId: string) => {
      const { Parents = [] } = await organizations.send(new ListParentsCommand({ ChildId }));
      return Parents[0]?.Id;
    },
    /** The id of a unit, or of the root for "". */
    unit: (path: string): string => {
      const { root, units } = aws.organization();
      return path === "" ? root : (units.find((one) => one.path === path)?.id ?? "none");
    },
  };
}
