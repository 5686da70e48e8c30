// The agency's people and roles as AWS knows them, and the questions whether it lets one of them in.
import { agencySeed } from "../../sandbox/seed.ts";
import { awsSeed } from "../../sandbox/seed-worlds.ts";
import {
  contextOfSession,
  contextOfUser,
  sessionArn,
  type AskingToAssume,
} from "./request-context.ts";
import { simulate, type Verdict } from "./simulated-iam.ts";

const seed = awsSeed(agencySeed());
export const management = seed.managementAccountId;
/** As it gets into accounts. */
export const botRole = `arn:aws:iam::${management}:role/rolecall-provisioner`;

export const ADMIN = "OrganizationAccountAccessRole";
export const READ_ONLY = "RolecallReadOnly";
export const clientA = {
  id: "222222222222",
  role: (name: string) => roleArn("222222222222", name),
};
export const clientB = {
  id: "333333333333",
  role: (name: string) => roleArn("333333333333", name),
};

function roleArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

const accountOf = (arn: string): string => arn.split(":").at(4) ?? "";

/** As the seed has it: the bot by its role; people with MFA, in their own name. */
function trustOf(role: string): object {
  const account = seed.accounts.find(({ id }) => id === accountOf(role));
  const found = account?.roles.find(({ name }) => role.endsWith(`/${name}`));
  if (!found) throw new Error(`the agency has no role ${role}`);
  return found.trust;
}

/** The permissions boundary that the agency's people carry. */
export function peoplesBoundary(): object {
  const boundary = seed.policies?.["rolecall/people"];
  if (!boundary) throw new Error("the agency has no boundary rolecall/people");
  return boundary;
}

const person = (name: string, id: string) => ({
  name,
  id,
  arn: `arn:aws:iam::${management}:user/${name}`,
  accountId: management,
});
export const alice = person("alice.andersen", "AIDAALICEANDERSEN0001");
export const bob = person("bob.baker", "AIDABOBBAKER000000001");

export interface Holding {
  /** The policies of her groups, and her own. */
  readonly has: readonly object[];
  readonly boundary?: object | undefined;
}

/** What AWS answers when a person switches to a role: with MFA and in their own name, if nothing else is said. */
export async function switches(
  who: typeof alice,
  role: string,
  { has, boundary, ...asking }: Holding & { at: number } & Partial<AskingToAssume>,
): Promise<Verdict> {
  const context = contextOfUser(who, { mfa: true, sessionName: who.name, ...asking });
  return simulate({
    principal: who.arn,
    action: "sts:AssumeRole",
    resource: role,
    resourceAccount: accountOf(role),
    context,
    identity: has,
    boundary,
    trust: trustOf(role),
  });
}

/** What AWS answers when a session in a role of the management account, the bot's for instance, assumes another. */
export async function roleAssumes(own: string, role: string, at: number): Promise<Verdict> {
  const roleId = "AROABOTROLE0000000001";
  const session = { roleArn: own, roleId, accountId: management, name: "rolecall", openedAt: at };
  return simulate({
    principal: sessionArn(session),
    action: "sts:AssumeRole",
    resource: role,
    resourceAccount: accountOf(role),
    context: contextOfSession(session, { at, sessionName: "rolecall" }),
    identity: [allowing("sts:AssumeRole")],
    trust: trustOf(role),
  });
}

export interface OpenSession {
  readonly role: string;
  /** The unique id of the role: `AROA…` */
  readonly roleId: string;
  /** Of the session, which is the IAM user's. */
  readonly name: string;
  readonly openedAt: number;
}

/** What AWS answers when a session does something with a resource of its account. */
export async function acts(
  { role, roleId, name, openedAt }: OpenSession,
  { action, resource = "*", at, has }: { action: string; resource?: string; at: number } & Holding,
): Promise<Verdict> {
  const session = { roleArn: role, roleId, accountId: accountOf(role), name, openedAt };
  return simulate({
    principal: sessionArn(session),
    action,
    resource,
    resourceAccount: session.accountId,
    context: contextOfSession(session, { at }),
    identity: has,
  });
}

export function allowing(action: string, resource = "*"): object {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  };
}
