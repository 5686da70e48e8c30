// AWS refuses something about an account in a story, and what is read then.
import type { OrganizationChange } from "../../sandbox/aws/organizations/organization-change.ts";
import type { Fault } from "../../sandbox/faults.ts";
import type { Typed } from "./doing.ts";
import type { MakingAccounts } from "./making-accounts.ts";
import type { Town } from "./on-the-sandbox.ts";

export interface BreakingAccounts {
  /** What somebody does in the organization by hand. */
  happens(change: OrganizationChange): void;
  /** AWS refuses it so the next time, or for as long as `times` says. */
  refuses(fault: Pick<Fault, "action"> & Partial<Fault>): void;
  /** Asked for, and approved by bob; answers with the reference. */
  approved(person: string, name: string, fields?: Typed): Promise<string>;
  /** Waits until it is stuck for that reason, on record and on the card. */
  isStuck(ref: string, why: RegExp): Promise<{ buttons: string[]; plain: string }>;
}

export function breakingAccounts(town: Town, made: MakingAccounts): BreakingAccounts {
  return {
    happens: (change) => {
      town.sandbox().aws.changeOrganization(change);
    },
    refuses: (fault) => {
      town.sandbox().faults.add({ service: "organizations", effect: "fail", ...fault });
    },
    approved: async (person, name, fields = {}) => {
      const ref = await made.asksFor(person, name, fields);
      await made.clicksOnCard("bob", ref, "Approve");
      return ref;
    },
    isStuck: async (ref, why) => {
      const { state } = await made.comesTo(ref, "stuck");
      expect(state.cause).toMatch(why);
      const { plain, buttons } = await made.accountCard(ref, /: stuck/);
      expect(plain).toMatch(why);
      return { plain, buttons: buttons.map(({ label }) => label) };
    },
  };
}
