// A sliver of Organizations: the organization and its accounts, to be looked at only.
import { AwsError } from "./aws-error.ts";
import type { AwsSeed, SeedAccount } from "./aws-seed.ts";
import { jsonAnswer, jsonBody, jsonError, targetAction, type Json } from "./json-protocol.ts";
import type { AwsService } from "./wire.ts";

type Member = Omit<SeedAccount, "roles">;

export function organizationsService(seed: AwsSeed, startedAt: number): AwsService {
  const accounts = withManagementAccount(seed);
  const actions = new Map<string, (asked: Json) => Json>([
    ["DescribeOrganization", () => describeOrganization(seed, accounts)],
    ["ListAccounts", (asked) => listAccounts(asked, { seed, accounts, startedAt })],
  ]);
  return {
    name: "organizations",
    read: (request) => {
      const action = targetAction(request);
      return {
        action,
        about: {},
        perform: (caller) => {
          const answer = actions.get(action);
          if (!answer)
            throw new AwsError(
              "InvalidAction",
              `The sandbox does not offer organizations:${action}`,
            );
          if (!caller.isBot)
            throw new AwsError(
              "AccessDeniedException",
              "You don't have permissions to access this resource.",
            );
          return jsonAnswer("1.1", answer(jsonBody(request)));
        },
      };
    },
    refuse: (error) => jsonError("1.1", error),
  };
}

function withManagementAccount(seed: AwsSeed): Member[] {
  const id = seed.managementAccountId;
  if (seed.accounts.some((account) => account.id === id)) return seed.accounts;
  return [{ id, name: "management", email: "aws@example.com" }, ...seed.accounts];
}

function describeOrganization(seed: AwsSeed, accounts: readonly Member[]): Json {
  const id = seed.managementAccountId;
  return {
    Organization: {
      Id: seed.organizationId,
      Arn: `arn:aws:organizations::${id}:organization/${seed.organizationId}`,
      FeatureSet: "ALL",
      MasterAccountArn: accountArn(seed, id),
      MasterAccountId: id,
      MasterAccountEmail: accounts.find((account) => account.id === id)?.email,
      AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
    },
  };
}

function listAccounts(
  asked: Json,
  { seed, accounts, startedAt }: { seed: AwsSeed; accounts: readonly Member[]; startedAt: number },
): Json {
  const most = asked["MaxResults"] ?? 20;
  if (typeof most !== "number" || !Number.isInteger(most) || most < 1 || most > 20)
    throw new AwsError(
      "InvalidInputException",
      "You provided a value that does not match the required pattern: MaxResults must be 1 to 20.",
    );
  const from = readToken(asked["NextToken"], accounts.length);
  const Accounts = accounts.slice(from, from + most).map((account) => ({
    Id: account.id,
    Arn: accountArn(seed, account.id),
    Name: account.name,
    Email: account.email,
    Status: "ACTIVE",
    State: "ACTIVE",
    JoinedMethod: account.id === seed.managementAccountId ? "INVITED" : "CREATED",
    JoinedTimestamp: startedAt / 1000,
  }));
  const next = from + most;
  return next < accounts.length ? { Accounts, NextToken: `from-${next}` } : { Accounts };
}

function readToken(token: unknown, end: number): number {
  if (token === undefined) return 0;
  const from = typeof token === "string" ? Number(/^from-(\d+)$/.exec(token)?.[1]) : NaN;
  if (!(from < end))
    throw new AwsError("InvalidInputException", "You provided an invalid NextToken.");
  return from;
}

const accountArn = (seed: AwsSeed, id: string) =>
  `arn:aws:organizations::${seed.managementAccountId}:account/${seed.organizationId}/${id}`;
