// What AWS says now about everybody and one role: read when the page opens, and again after every change.
import { signal } from "@preact/signals";
import type { Decision } from "../../aws/policy/assume-decision.ts";
import type { World } from "../../aws/world.ts";
import type { Directory } from "../../control/directory.ts";
import { control } from "../base/control.ts";
import { type IamUser, iamUserOf } from "./iam-user-of.ts";

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
  /** How far the clock of the sandbox AWS is ahead of this machine. */
  ahead: number;
}

export const answers = signal<Answers | undefined>(undefined);
export const trouble = signal("");

export function askingAbout(role: string): () => Promise<void> {
  return async () => {
    try {
      const [{ people }, world, { now }] = await Promise.all([
        control.directory(),
        control.world(),
        control.clock(),
      ]);
      const ahead = now - Date.now();
      const isRole = world.roles.some(({ arn }) => arn === role);
      const standings = await Promise.all(
        people.map((person) => standingOf(person, world, isRole ? role : undefined)),
      );
      answers.value = { standings, world, ahead };
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
export function reasonOf({ because }: Decision): string {
  return because.replace(/^(Allowed|Denied):? (by )?/, "").replace(/\.$/, "");
}
