// Makes an access role in an account, or puts one of ours right: first what it should not allow goes, then what it lacks comes.
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { Trouble } from "../../domain/trouble.ts";
import type { Door, WantedRole } from "../../ports/account-roles.ts";
import { askAws, existsAlready, unlessGone } from "./aws-errors.ts";
import { nameWithoutPath } from "./account-entry.ts";
import { sendFenced } from "./fence.ts";
import type { FencedIam } from "./fence.ts";
import { writeTrust } from "./trust-change.ts";
import { tagsFor } from "./our-tags.ts";
import { compareRole, onRole, whyForeign } from "./role-condition.ts";
import type { RoleDifferences } from "./role-condition.ts";

export async function establishRole(iam: FencedIam, door: Door, wanted: WantedRole): Promise<void> {
  const found = await compareRole(iam.client, door, wanted);
  if (found) return repair({ iam, door, wanted }, found);
  if (await createRole({ iam, door, wanted })) {
    for (const arn of wanted.policies) await attach({ iam, door, wanted }, arn, true);
    return;
  }
  const others = await compareRole(iam.client, door, wanted);
  if (others) return repair({ iam, door, wanted }, others);
  const { about } = onRole("iam:CreateRole", door, wanted);
  throw new Trouble(`AWS has ${about} but does not show it yet.`, { retryable: true });
}

interface RoleInHand {
  readonly iam: FencedIam;
  readonly door: Door;
  readonly wanted: WantedRole;
}

/** False where it is there already: another process was faster, or IAM did not show it when it was looked for. */
async function createRole({ iam, door, wanted }: RoleInHand): Promise<boolean> {
  const { roleName, description, sessionSeconds, trust, tags } = wanted;
  const command = new CreateRoleCommand({
    RoleName: nameWithoutPath(wanted),
    Path: `/${roleName.slice(0, roleName.lastIndexOf("/") + 1)}`,
    Description: description,
    MaxSessionDuration: sessionSeconds,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Tags: tagsFor(door.ref, tags),
  });
  try {
    await askAws(onRole("iam:CreateRole", door, wanted), () => sendFenced(iam, command));
    return true;
  } catch (error) {
    if (existsAlready(error)) return false;
    throw error;
  }
}

async function repair(role: RoleInHand, found: RoleDifferences): Promise<void> {
  const { iam, door, wanted } = role;
  if (!found.isOurs) throw new Trouble(whyForeign(door, wanted), { retryable: false });
  if (found.trust.length > 0) {
    const there = { accountId: door.accountId, roleName: wanted.roleName };
    await writeTrust(iam, there, JSON.stringify(wanted.trust));
  }
  for (const arn of found.extra) await detach(role, arn);
  for (const name of found.inline) await deleteInline(role, name);
  for (const arn of found.missing) await attach(role, arn, false);
  if (found.sessionSeconds !== undefined) await setSession(role);
}

async function attach(
  { iam, door, wanted }: RoleInHand,
  arn: string,
  isFresh: boolean,
): Promise<void> {
  const command = new AttachRolePolicyCommand({
    RoleName: nameWithoutPath(wanted),
    PolicyArn: arn,
  });
  const { action, about } = onRole("iam:AttachRolePolicy", door, wanted);
  const doing = {
    ...{ action, about: `the policy ${arn} for ${about}` },
    limit: `The role ${wanted.roleName} has as many managed policies as AWS allows. Name fewer in new_accounts of rolecall.yaml.`,
    isFresh,
  };
  await askAws(doing, () => sendFenced(iam, command));
}

async function detach({ iam, door, wanted }: RoleInHand, arn: string): Promise<void> {
  const command = new DetachRolePolicyCommand({
    RoleName: nameWithoutPath(wanted),
    PolicyArn: arn,
  });
  await unlessGone(() =>
    askAws(onRole("iam:DetachRolePolicy", door, wanted), () => sendFenced(iam, command)),
  );
}

async function deleteInline({ iam, door, wanted }: RoleInHand, policy: string): Promise<void> {
  const command = new DeleteRolePolicyCommand({
    RoleName: nameWithoutPath(wanted),
    PolicyName: policy,
  });
  await unlessGone(() =>
    askAws(onRole("iam:DeleteRolePolicy", door, wanted), () => sendFenced(iam, command)),
  );
}

async function setSession({ iam, door, wanted }: RoleInHand): Promise<void> {
  const command = new UpdateRoleCommand({
    RoleName: nameWithoutPath(wanted),
    Description: wanted.description,
    MaxSessionDuration: wanted.sessionSeconds,
  });
  await askAws(onRole("iam:UpdateRole", door, wanted), () => sendFenced(iam, command));
}
