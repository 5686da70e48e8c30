// The OwnAccess port: one IAM user's groups, MFA devices and policies, as whoever has the credentials may read them.
import {
  ListMFADevicesCommand,
  paginateListGroupsForUser,
  paginateListUserPolicies,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { STSClient } from "@aws-sdk/client-sts";
import { Trouble } from "../../domain/trouble.ts";
import type { Caller, OwnAccess, SeenAccess } from "../../ports/own-access.ts";
import { askAws, isNotThere, isRefused } from "./aws-errors.ts";
import { callerIdentity, readAlias } from "./management-account.ts";

interface Clients {
  readonly iam: IAMClient;
  readonly sts: STSClient;
}

export function ownAccess(clients: Clients): OwnAccess {
  return {
    caller: () => caller(clients),
    accessOf: (iamUser) => accessOf(clients.iam, iamUser),
  };
}

async function caller({ iam, sts }: Clients): Promise<Caller> {
  const { Arn = "", Account: id = "" } = await callerIdentity(sts).catch(inWords);
  const alias = await unlessRefused(readAlias(iam, "the account"));
  const partition = Arn.split(":")[1] ?? "aws";
  return {
    management: { id, partition, ...(alias ? { alias } : {}) },
    iamUser: iamUserIn(Arn),
    isAliasKnown: alias !== null,
  };
}

/** Its last part is the name, after the path. */
function iamUserIn(arn: string): string | null {
  return /^arn:[^:]+:iam::\d{12}:user\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? null;
}

// The SDK finds no region in the environment or the files, and says so as a bug of whoever calls it.
export function inWords(error: unknown): never {
  if (!(error instanceof Error) || error.message !== "Region is missing") throw error;
  throw new Trouble("AWS_REGION is not set. Set it to a region of yours, such as eu-central-1.", {
    retryable: false,
    cause: error,
  });
}

async function accessOf(iam: IAMClient, iamUser: string): Promise<SeenAccess | undefined> {
  try {
    const [groups, mfaSerials, policies] = await Promise.all([
      groupsOf(iam, iamUser),
      unlessRefused(serialsOf(iam, iamUser)),
      unlessRefused(policiesOf(iam, iamUser)),
    ]);
    return { groups, mfaSerials, policies };
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

async function unlessRefused<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

function about(action: string, iamUser: string) {
  return {
    action,
    about: `the user ${iamUser}`,
    refused: `AWS refused ${action} for ${iamUser}. Whoever owns these credentials needs that permission, or has to sign in with MFA first.`,
  };
}

function groupsOf(client: IAMClient, iamUser: string): Promise<SeenAccess["groups"]> {
  return askAws(about("iam:ListGroupsForUser", iamUser), async () => {
    const groups: { name: string; path: string }[] = [];
    for await (const { Groups = [] } of paginateListGroupsForUser(
      { client },
      { UserName: iamUser },
    )) {
      groups.push(...Groups.map(({ GroupName: name = "", Path: path = "/" }) => ({ name, path })));
    }
    return groups;
  });
}

function policiesOf(client: IAMClient, iamUser: string): Promise<readonly string[]> {
  return askAws(about("iam:ListUserPolicies", iamUser), async () => {
    const names: string[] = [];
    for await (const page of paginateListUserPolicies({ client }, { UserName: iamUser })) {
      names.push(...(page.PolicyNames ?? []));
    }
    return names;
  });
}

// A user has eight devices at most, which fit one answer.
function serialsOf(client: IAMClient, iamUser: string): Promise<readonly string[]> {
  return askAws(about("iam:ListMFADevices", iamUser), async () => {
    const { MFADevices = [] } = await client.send(new ListMFADevicesCommand({ UserName: iamUser }));
    return MFADevices.flatMap(({ SerialNumber }) => SerialNumber ?? []);
  });
}
