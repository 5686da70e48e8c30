// What an access role in an account is, beside what we would make it.
import {
  GetRoleCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { trustDifferences } from "../../domain/trust-document.ts";
import type { Door, RoleCondition, WantedRole } from "../../ports/account-roles.ts";
import { askAws, isNotThere } from "./aws-errors.ts";
import type { Doing } from "./aws-errors.ts";
import { nameWithoutPath } from "./account-entry.ts";
import { isTaggedOurs } from "./our-tags.ts";
import { readPolicyText } from "./policy-text.ts";

/** Where a role differs from the one that is wanted. */
export interface RoleDifferences {
  readonly isOurs: boolean;
  readonly trust: readonly string[];
  /** ARNs of managed policies. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Names of inline policies. */
  readonly inline: readonly string[];
  /** Where it is not the wanted one. */
  readonly sessionSeconds: number | undefined;
}

export async function readRoleCondition(
  client: IAMClient,
  door: Door,
  wanted: WantedRole,
): Promise<RoleCondition> {
  const found = await compareRole(client, door, wanted);
  if (!found) return { kind: "missing" };
  if (!found.isOurs) return { kind: "foreign", why: whyForeign(door, wanted) };
  const differences = inWords(found, wanted);
  return differences.length === 0 ? { kind: "as-wanted" } : { kind: "altered", differences };
}

export function whyForeign({ accountId }: Door, { roleName }: WantedRole): string {
  return `The account ${accountId} has a role ${roleName} that Rolecall did not make, and Rolecall leaves it alone. Rename or delete it there, or give the role another name in rolecall.yaml.`;
}

/** Undefined where there is no such role. */
export async function compareRole(
  client: IAMClient,
  door: Door,
  wanted: WantedRole,
): Promise<RoleDifferences | undefined> {
  try {
    const [role, attached, inline] = await Promise.all([
      readRole(client, door, wanted),
      listAttached(client, door, wanted),
      listInline(client, door, wanted),
    ]);
    return {
      isOurs: isTaggedOurs(role.tags),
      trust: trustDifferences(role.trust, wanted.trust),
      missing: wanted.policies.filter((arn) => !attached.includes(arn)),
      extra: attached.filter((arn) => !wanted.policies.includes(arn)),
      inline: inline.filter((name) => !isOfEndedSessions(name)),
      sessionSeconds:
        role.sessionSeconds === wanted.sessionSeconds ? undefined : role.sessionSeconds,
    };
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}

// Written by Rolecall itself where somebody's sessions are to end (account-sessions.ts).
function isOfEndedSessions(policy: string): boolean {
  return policy.startsWith("rolecall-sessions.");
}

export function onRole(action: string, door: Door, { roleName }: WantedRole): Doing {
  return { action, about: `the role ${roleName} in the account ${door.accountId}` };
}

async function readRole(client: IAMClient, door: Door, wanted: WantedRole) {
  const command = new GetRoleCommand({ RoleName: nameWithoutPath(wanted) });
  const { Role } = await askAws(onRole("iam:GetRole", door, wanted), () => client.send(command));
  return {
    tags: Role?.Tags ?? [],
    trust: readPolicyText(Role?.AssumeRolePolicyDocument ?? ""),
    sessionSeconds: Role?.MaxSessionDuration ?? USUAL_SESSION,
  };
}

/** What AWS takes where nothing was said. */
const USUAL_SESSION = 3600;

async function listAttached(client: IAMClient, door: Door, wanted: WantedRole): Promise<string[]> {
  const asked = { RoleName: nameWithoutPath(wanted) };
  return askAws(onRole("iam:ListAttachedRolePolicies", door, wanted), async () => {
    const arns: string[] = [];
    for await (const page of paginateListAttachedRolePolicies({ client }, asked)) {
      arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn }) => PolicyArn ?? []));
    }
    return arns;
  });
}

async function listInline(client: IAMClient, door: Door, wanted: WantedRole): Promise<string[]> {
  const asked = { RoleName: nameWithoutPath(wanted) };
  return askAws(onRole("iam:ListRolePolicies", door, wanted), async () => {
    const names: string[] = [];
    for await (const page of paginateListRolePolicies({ client }, asked)) {
      names.push(...(page.PolicyNames ?? []));
    }
    return names;
  });
}

function inWords(found: RoleDifferences, { sessionSeconds }: WantedRole): string[] {
  const { trust, missing, extra, inline, sessionSeconds: other } = found;
  return [
    ...trust.map((difference) => `trust policy: ${difference}`),
    ...missing.map((arn) => `a managed policy is missing: ${arn}`),
    ...extra.map((arn) => `a managed policy attached: ${arn}`),
    ...inline.map((name) => `an inline policy: ${name}`),
    ...(other === undefined
      ? []
      : [`sessions may last ${other / 60} minutes instead of ${sessionSeconds / 60}`]),
  ];
}
