// Puts one question to the sandbox and to iam-simulate: does AWS let alice into this role?
import { startIam } from "../../sandbox/aws/iam/iam.ts";
import { mayAssume } from "../../sandbox/aws/may-assume.ts";
import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import type { Answers } from "./comparison.ts";
import { management, named, oneRoleSeed } from "./one-role-seed.ts";
import { contextOfUser, type AskingToAssume } from "./request-context.ts";
import { simulate } from "./simulated-iam.ts";

export const aliceArn = `arn:aws:iam::${management}:user/alice`;

export interface OneRole {
  readonly account: string;
  readonly path: string;
}

export const arnOf = ({ account, path }: OneRole) => `arn:aws:iam::${account}:role${path}Admin`;

export interface AliceBefore extends AskingToAssume {
  readonly role: OneRole;
  readonly trust: PolicyDocument;
  readonly own: readonly PolicyDocument[];
  /** The policies of each of her groups. */
  readonly groups: readonly (readonly PolicyDocument[])[];
  readonly boundary?: PolicyDocument | undefined;
  readonly tags: Readonly<Record<string, string | undefined>>;
}

export async function bothAnswer(the: AliceBefore): Promise<Answers> {
  const iam = startIam(seedOf(the), { now: () => the.at });
  const { role, mfa, sessionName, externalId } = the;
  const asked = { user: "alice", role: arnOf(role), mfa, sessionName };
  const sandbox = mayAssume(
    { ...asked, ...(externalId !== undefined && { externalId }) },
    { iam, isOpen: () => true },
  );

  const id = iam.visible().users.get("alice")?.id ?? "";
  const user = { arn: aliceArn, id, name: "alice", accountId: management, tags: tagsOf(the) };
  const simulated = await simulate({
    principal: aliceArn,
    action: "sts:AssumeRole",
    resource: arnOf(role),
    resourceAccount: role.account,
    context: contextOfUser(user, the),
    identity: [...the.own, ...the.groups.flat()],
    boundary: the.boundary,
    trust: the.trust,
  });
  return { sandbox, simulated };
}

function seedOf(the: AliceBefore) {
  const { role, groups, own, boundary, trust } = the;
  const memberOf = groups.map((_, at) => `group-${at}`);
  const alice = { name: "alice", tags: tagsOf(the), groups: memberOf, policies: named(own) };
  return oneRoleSeed({
    account: role.account,
    role: { name: "Admin", path: role.path, trust },
    users: [{ ...alice, ...(boundary && { boundary }) }],
    groups: memberOf.map((name, at) => ({ name, policies: named(groups[at] ?? []) })),
  });
}

const tagsOf = ({ tags }: AliceBefore): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tags).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
