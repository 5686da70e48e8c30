// What AWS says now about everybody and one role: read when the page opens, and again after every change.
import { signal } from "@preact/signals";
import type { OrganizationSight } from "../../aws/organizations/organization-sight.ts";
import type { PersonSession } from "../../aws/people-sessions.ts";
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { World } from "../../aws/world.ts";
import type { Directory } from "../../control/directory.ts";
import { control } from "../base/control.ts";
import { readTime } from "../base/sandbox-time.ts";
import { type IamUser, iamUserOf } from "./iam-user-of.ts";
import { roleArn, type SwitchRole } from "./switch-role.ts";

export type Person = Directory["people"][number];

export interface Standing {
  person: Person;
  user?: IamUser;
  /** What AWS says with MFA, and without. Without a device nobody can sign in with MFA. */
  withMfa?: Decision;
  withoutMfa?: Decision;
}

export interface Answers {
  standings: Standing[];
  world: World;
  organization: OrganizationSight;
  /** All that anybody opened, oldest first. */
  sessions: readonly PersonSession[];
}

export const answers = signal<Answers | undefined>(undefined);
export const trouble = signal("");

export function askingAbout(asked: SwitchRole): () => Promise<void> {
  return async () => {
    try {
      const [{ people }, world, organization, sessions] = await Promise.all([
        control.directory(),
        control.world(),
        control.organization(),
        control.sessions(),
        readTime(),
      ]);
      const role = roleArn(asked, world);
      const isRole = world.roles.some(({ arn }) => arn === role);
      const standings = await Promise.all(
        people.map((person) => standingOf(person, world, isRole ? role : undefined)),
      );
      answers.value = { standings, world, organization, sessions };
      trouble.value = "";
    } catch (error) {
      trouble.value = error instanceof Error ? error.message : String(error);
    }
  };
}

async function standingOf(
  person: Person,
  world: World,
  role: string | undefined,
): Promise<Standing> {
  const user = iamUserOf(person, world);
  if (!user || role === undefined) return { person, ...(user ? { user } : {}) };
  const ask = (mfa: boolean) => control.mayAssume({ user: user.name, role, mfa });
  const withoutMfa = await ask(false);
  if (user.mfaDevices.length === 0) return { person, user, withoutMfa };
  return { person, user, withoutMfa, withMfa: await ask(true) };
}

/** As a verdict says it, without the verdict. */
export function reasonOf({ because }: Pick<Decision, "because">): string {
  return because.replace(/^(Allowed|Denied):? (by )?/, "").replace(/\.$/, "");
}
