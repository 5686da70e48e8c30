// Looks into accounts, a few at a time: enters each by a role there, for the list of its roles and nothing else.
import { paginateListRoles } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import type { ExistingRole, Insides } from "../../domain/existing/landscape.ts";
import { Trouble } from "../../domain/trouble.ts";
import { allowOnly, enterNamed } from "./account-entry.ts";
import type { Entrance } from "./account-entry.ts";
import { askAws, isRefused } from "./aws-errors.ts";
import { readPolicyText } from "./policy-text.ts";

const AT_ONCE = 8;
const LARGEST_PAGE = 1000;

export async function rolesInside(
  entrance: Entrance,
  accountIds: readonly string[],
  roleName: string,
): Promise<Insides> {
  const insides = new Map<string, readonly ExistingRole[] | { readonly why: string }>();
  const waiting = [...accountIds];
  const work = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      insides.set(id, await lookInto(entrance, id, roleName));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(accountIds.flatMap((id) => entryOf(insides, id)));
}

function entryOf<Value>(map: ReadonlyMap<string, Value>, key: string): [string, Value][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

async function lookInto(entrance: Entrance, accountId: string, roleName: string) {
  const session = await enterNamed(entrance, {
    ...{ accountId, roleName, onBehalfOf: "rolecall-import" },
    policy: allowOnly(["iam:ListRoles"], ["*"]),
    refused: `AWS does not let you in as ${roleName}.`,
  });
  if (session instanceof Trouble) return { why: session.message };
  const client = entrance.iamFor(session.credentials);
  try {
    return await listRoles(client);
  } catch (error) {
    if (isRefused(error)) return { why: `The role ${roleName} there may not list roles.` };
    throw error;
  } finally {
    client.destroy();
  }
}

async function listRoles(client: IAMClient): Promise<ExistingRole[]> {
  return askAws({ action: "iam:ListRoles", about: "the roles of an account" }, async () => {
    const roles: ExistingRole[] = [];
    for await (const page of paginateListRoles({ client }, { MaxItems: LARGEST_PAGE })) {
      for (const { RoleName, Path = "/", AssumeRolePolicyDocument = "" } of page.Roles ?? []) {
        const roleName = `${Path.slice(1)}${RoleName ?? ""}`;
        roles.push({ roleName, trust: readPolicyText(AssumeRolePolicyDocument) });
      }
    }
    return roles;
  });
}
