// Changes an administrator makes behind the bot's back: no rights are checked, all quotas are.
import { alreadyExists } from "./aws-error.ts";
import { createGroup } from "./iam/groups.ts";
import { checkName } from "./iam/iam-names.ts";
import { leaveGroup, newUser, uniqueId } from "./iam/iam-state.ts";
import { groupIn, userIn, type Iam } from "./iam/iam.ts";
import { groupPolicies, putPolicy } from "./iam/inline-policies.ts";
import { addUserToGroup, removeUserFromGroup } from "./iam/memberships.ts";
import { changePolicy, setBoundary, type PolicyChange } from "./policy-change.ts";
import type { PolicyDocument } from "./policy/policy-document.ts";

export type WorldChange =
  | PolicyChange
  | { do: "tag-user"; user: string; key: string; value: string }
  | { do: "untag-user"; user: string; key: string }
  | { do: "create-user"; user: string; tags?: Record<string, string>; boundary?: string }
  | { do: "delete-user"; user: string }
  | { do: "delete-group"; group: string }
  /** `policy` is stored under the name "access". */
  | { do: "create-group"; group: string; path?: string; policy?: PolicyDocument }
  | { do: "add-to-group" | "remove-from-group"; user: string; group: string };

export function changeWorld(iam: Iam, change: WorldChange): void {
  switch (change.do) {
    case "tag-user":
    case "untag-user":
      retag(iam, change);
      break;
    case "create-user":
      createUser(iam, change.user, change.tags ?? {});
      if (change.boundary !== undefined)
        setBoundary(iam, { user: change.user, boundary: change.boundary });
      break;
    case "delete-user":
      deleteUser(iam, change.user);
      break;
    case "put-user-policy":
    case "delete-user-policy":
    case "put-group-policy":
    case "put-role-policy":
    case "delete-role-policy":
    case "set-trust":
    case "set-boundary":
    case "remove-boundary":
      changePolicy(iam, change);
      break;
    case "delete-group":
      deleteGroup(iam, change.group);
      break;
    case "create-group":
      createGroupWithPolicy(iam, change);
      break;
    case "add-to-group":
      addUserToGroup(iam, change);
      break;
    case "remove-from-group":
      removeUserFromGroup(iam, change);
      break;
  }
}

function retag(iam: Iam, { user, key, value }: { user: string; key: string; value?: string }) {
  userIn(iam.written, user);
  iam.write((state) => {
    const tags = state.users.get(user)?.tags;
    if (value === undefined) tags?.delete(key);
    else tags?.set(key, value);
  });
}

function createUser(iam: Iam, name: string, tags: Record<string, string>): void {
  checkName("userName", name);
  if (iam.written.users.has(name)) throw alreadyExists(`User with name ${name} already exists.`);
  const identity = {
    name,
    path: "/",
    id: uniqueId("AIDA", `${name} ${iam.nextSerial()}`),
    arn: `arn:aws:iam::${iam.accountId}:user/${name}`,
    createdAt: iam.clock.now(),
  };
  iam.write((state) =>
    state.users.put({ ...newUser(identity), tags: new Map(Object.entries(tags)) }),
  );
}

function deleteUser(iam: Iam, name: string): void {
  userIn(iam.written, name);
  iam.write((state) => {
    for (const group of [...(state.users.get(name)?.groups ?? [])]) leaveGroup(state, name, group);
    state.users.remove(name);
  });
}

function deleteGroup(iam: Iam, name: string): void {
  groupIn(iam.written, name);
  iam.write((state) => {
    for (const user of [...(state.groups.get(name)?.members ?? [])]) leaveGroup(state, user, name);
    state.groups.remove(name);
  });
}

function createGroupWithPolicy(
  iam: Iam,
  { group, path = "/", policy }: { group: string; path?: string; policy?: PolicyDocument },
): void {
  createGroup(iam, { name: group, path });
  if (policy)
    putPolicy(iam, groupPolicies(iam, group), {
      policy: "access",
      document: JSON.stringify(policy),
    });
}
