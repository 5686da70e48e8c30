// The groups that open roles and are not used as they are: each once, with why, and who is in it.
import type { Opener, ProposedAccount, WhyNot } from "../domain/existing/proposal.ts";

export interface IdleGroup {
  readonly name: string;
  readonly why: WhyNot;
  /** How many of the proposed roles it opens. */
  readonly roles: number;
  readonly standing: readonly string[];
  readonly keptOut: readonly string[];
}

export function idleGroups(accounts: readonly ProposedAccount[]): readonly IdleGroup[] {
  const openers = new Map<string, Opener[]>();
  for (const opener of accounts.flatMap(({ roles }) => roles.flatMap((role) => role.openers))) {
    if (opener.kind !== "group" || opener.whyNot === null) continue;
    const others = openers.get(opener.name);
    if (others) others.push(opener);
    else openers.set(opener.name, [opener]);
  }
  return [...openers].flatMap(([name, all]) => {
    const [why] = all.flatMap(({ whyNot }) => whyNot ?? []);
    const standing = [...new Set(all.flatMap((opener) => opener.standing))];
    const keptOut = [...new Set(all.flatMap((opener) => opener.keptOut))];
    return why ? [{ name, why, roles: all.length, standing, keptOut }] : [];
  });
}
