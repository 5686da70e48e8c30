// Sessions in other accounts without AWS: the Denies on the access roles there.
import { sessionsPolicy } from "../../src/domain/iam-documents.ts";
import type { AccountSessions, SessionsOf } from "../../src/ports/account-sessions.ts";
import { refuseLate, refused } from "./in-memory-iam-state.ts";
import type { IamState, Role } from "./in-memory-iam-state.ts";

export function inMemoryAccountSessions(state: IamState): AccountSessions {
  return {
    end: async (sessions, openedBefore, hold) => {
      const manager = managerFor(state, sessions);
      const role = state.roles.get(`${sessions.accountId}/${sessions.roleName}`);
      if (!role) throw refused(`There is no role ${sessions.roleName} in ${sessions.accountId}.`);
      refuseLate(hold);
      refuseUnpermitted(manager, sessions);
      const userId = `${role.id}:${sessions.iamUser}`;
      role.policies.set(sessions.policy, sessionsPolicy({ userId, openedBefore }));
    },
    release: async (sessions, hold) => {
      const manager = managerFor(state, sessions);
      refuseLate(hold);
      refuseUnpermitted(manager, sessions);
      const role = state.roles.get(`${sessions.accountId}/${sessions.roleName}`);
      role?.policies.delete(sessions.policy);
    },
  };
}

function managerFor({ roles }: IamState, { accountId, managedBy }: SessionsOf): Role {
  const manager = roles.get(`${accountId}/${managedBy}`);
  if (manager?.trustsRolecall) return manager;
  throw refused(
    `AWS does not let Rolecall act as the role ${managedBy} in the account ${accountId}.`,
  );
}

function refuseUnpermitted(manager: Role, { accountId, managedBy }: SessionsOf): void {
  if (manager.mayWritePolicies) return;
  throw refused(`The role ${managedBy} in the account ${accountId} needs iam:PutRolePolicy.`);
}
