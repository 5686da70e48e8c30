// Builds the IAM state a seed describes, and refuses a seed that AWS would not have accepted.
import type { AwsSeed, SeedGroup, SeedUser } from "../aws-seed.ts";
import { botRoles } from "../bot-roles.ts";
import { checkPolicy } from "../policy/policy-grammar.ts";
import type { PolicyDocument } from "../policy/policy-document.ts";
import { accountElsewhere } from "./account-elsewhere.ts";
import { checkName } from "./iam-names.ts";
import {
  emptyIamState,
  joinGroup,
  newGroup,
  newUser,
  policyArn,
  uniqueId,
  type IamAccount,
  type IamGroup,
  type IamRole,
  type IamState,
  type IamUser,
} from "./iam-state.ts";
import { managedPolicy } from "./managed-policies.ts";
import { countedSize, quotasOf, type Quotas } from "./quotas.ts";
import { seededRoles } from "./role-seeding.ts";

export function seededIamState(seed: AwsSeed, createdAt: number): IamState {
  const state = emptyIamState();
  const account = { id: seed.managementAccountId, createdAt };
  for (const [name, document] of Object.entries(seed.policies ?? {}))
    state.policies.set(policyArn(account.id, name), checkedDocument(document));
  for (const known of accountsOf(seed)) state.accounts.set(known.id, known);
  addRoles(state, [...seededRoles(seed, createdAt), ...botRoles(seed, createdAt)]);
  for (const group of seed.groups) {
    if (state.groups.has(group.name)) throw new Error(`Seed: two groups named ${group.name}`);
    state.groups.put(seededGroup(group, account));
    attach(state.groups.get(group.name), group.attached, { state, accountId: account.id });
  }
  for (const user of seed.users) addUser(state, user, account);
  checkQuotas(state, quotasOf(seed));
  return state;
}

function accountsOf(seed: AwsSeed): IamAccount[] {
  const { managementAccountId: id, alias, accounts, elsewhere = [] } = seed;
  const name = accounts.find((account) => account.id === id)?.name ?? "management";
  const management = { id, name, ...(alias ? { alias } : {}) };
  const others = accounts.filter((account) => account.id !== id);
  return [
    management,
    ...others.map((account) => ({ id: account.id, name: account.name })),
    ...elsewhere.map(accountElsewhere),
  ];
}

function addRoles(state: IamState, roles: readonly IamRole[]): void {
  for (const role of roles) {
    if (state.roles.has(role.arn)) throw new Error(`Seed: two roles ${role.arn}`);
    state.roles.set(role.arn, role);
  }
}

/** Managed policies, of the account's own or of AWS's. */
function attach(
  holder: IamGroup | IamUser | undefined,
  policies: readonly string[] = [],
  { state, accountId }: { state: IamState; accountId: string },
): void {
  for (const policy of policies) {
    const arn = policy.startsWith("arn:") ? policy : policyArn(accountId, policy);
    if (!managedPolicy(arn, state)) throw new Error(`Seed: there is no policy ${arn} to attach`);
    holder?.attached.add(arn);
  }
}

function addUser(state: IamState, user: SeedUser, account: Account): void {
  if (state.users.has(user.name)) throw new Error(`Seed: two users named ${user.name}`);
  state.users.put(seededUser(user, account));
  attach(state.users.get(user.name), user.attached, { state, accountId: account.id });
  bound(state, user, account.id);
  for (const group of user.groups ?? []) {
    if (!state.groups.get(group))
      throw new Error(`Seed: ${user.name} is in ${group}, which does not exist`);
    joinGroup(state, user.name, group);
  }
}

function checkQuotas({ users, groups }: IamState, quotas: Quotas): void {
  for (const { name, groups: joined, policies } of users.all()) {
    if (joined.size > quotas.groupsPerUser) throw new Error(`Seed: ${name} is in too many groups`);
    if (countedSize(policies.values()) > quotas.userPolicySize)
      throw new Error(`Seed: the policies of user ${name} are too large`);
  }
  for (const { name, policies } of groups.all())
    if (countedSize(policies.values()) > quotas.groupPolicySize)
      throw new Error(`Seed: the policies of group ${name} are too large`);
}

interface Account {
  id: string;
  createdAt: number;
}

function seededGroup(seed: SeedGroup, { id, createdAt }: Account): IamGroup {
  const path = checkName("path", seed.path ?? "/");
  const name = checkName("groupName", seed.name);
  const group = newGroup({
    name,
    path,
    id: uniqueId("AGPA", name),
    arn: `arn:aws:iam::${id}:group${path}${name}`,
    createdAt,
  });
  group.policies = documents(seed.policies);
  return group;
}

function seededUser(seed: SeedUser, { id, createdAt }: Account): IamUser {
  const name = checkName("userName", seed.name);
  const user = newUser({
    name,
    path: "/",
    id: uniqueId("AIDA", name),
    arn: `arn:aws:iam::${id}:user/${name}`,
    createdAt,
  });
  user.tags = new Map(Object.entries(seed.tags ?? {}));
  user.mfaDevices = (seed.mfaDevices ?? []).map((serial) => ({ serial, enabledAt: createdAt }));
  user.policies = documents(seed.policies);
  return user;
}

function bound(state: IamState, { name, boundary }: SeedUser, accountId: string): void {
  const user = state.users.get(name);
  if (!user || boundary === undefined) return;
  const isOwn = typeof boundary !== "string";
  user.boundary = policyArn(accountId, isOwn ? `${name}-boundary` : boundary);
  if (isOwn) state.policies.set(user.boundary, checkedDocument(boundary));
  if (!state.policies.has(user.boundary))
    throw new Error(`Seed: the boundary of ${name} is ${user.boundary}, which does not exist`);
}

function documents(policies: Record<string, PolicyDocument> = {}): Map<string, string> {
  return new Map(
    Object.entries(policies).map(([name, document]) => [name, checkedDocument(document)]),
  );
}

function checkedDocument(document: PolicyDocument): string {
  const text = JSON.stringify(document);
  checkPolicy(text, "identity");
  return text;
}
