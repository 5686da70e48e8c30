// A rolecall.yaml as a story needs it: a right one, the same with one piece replaced, and what is wrong in one.
import type { AccessRule } from "../../../src/domain/access-rule.ts";
import { WrongPolicy } from "../../../src/adapters/policy-file/policy-faults.ts";
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";

/** The rule, on which tests hang more, comes last and begins in line 23. */
export const right = `
channel: C0APPROVALS
people:
  alice: U0ALICE001
  bob: U0BOB00001
  carol: U0CAROL001
groups:
  platform: S0PLATFORM1
  leads: [bob, carol]
admins: [carol]
accounts:
  - slug: client-a
    id: "222222222222"
    name: Client A 🚀
    unit: clients/production
    tags: { stage: production }
    roles:
      admin: { role: OrganizationAccountAccessRole }
      read-only:
        role: team/RolecallReadOnly
        session: 12h
rules:
  - name: all
    ask: everyone
    approve: [leads]
`;

/** The right file with one piece replaced. */
export function rightWith(piece: string, replacement: string): string {
  if (!right.includes(piece)) throw new Error(`the right file has no ${piece}`);
  return right.replace(piece, () => replacement);
}

/** The right file with more said of the account's role admin, which is in line 18. */
export function roleSaying(words: string): string {
  return rightWith("OrganizationAccountAccessRole }", `OrganizationAccountAccessRole, ${words} }`);
}

/** The right file with more said in its rule, from line 26 on. */
export function ruling(words: string): string {
  return `${right}${words.replace(/^(?=.)/gm, " ".repeat(4))}\n`;
}

/** The right file with other rules, of which the first begins in line 23. */
export function ruledBy(rules: string): string {
  return right.slice(0, right.indexOf("  - name: all")) + rules;
}

/** What becomes of the rule of the right file when more is said in it. */
export function ruleOf(text: string): AccessRule | undefined {
  return readPolicy(text, "rolecall.yaml").rules[0];
}

/** The faults found in a file, one a line; what is thrown beside them is a bug. */
export function faultsIn(text: string): string[] {
  try {
    readPolicy(text, "rolecall.yaml");
  } catch (error) {
    if (error instanceof WrongPolicy) return error.message.split("\n  rolecall.yaml:").slice(1);
    throw error;
  }
  return [];
}

/** The faults found when one piece of the right file is replaced. */
export function faultsWith(piece: string, replacement: string): string[] {
  return faultsIn(rightWith(piece, replacement));
}

/** Where the faults are: the names of their fields. */
export function fieldsWithFaults(text: string): (string | undefined)[] {
  return faultsIn(text).map((fault) => fault.split(" ")[1]);
}

/** The part about new accounts; after the right file it begins in line 26. */
export const MAKING = `new_accounts:
  ask: everyone
  approve: [leads]
  email: aws+{slug}@agency.example
  roles:
    admin: {}
    read-only: { policies: [ReadOnlyAccess] }
`;

/** The right file with new accounts, of which more is said from line 33 on. */
export function making(words = ""): string {
  return `${right}${MAKING}${words.replace(/^(?=.)/gm, "  ")}\n`;
}

/** The same with one piece of what is said of new accounts replaced. */
export function makingWith(piece: string, replacement: string): string {
  if (!MAKING.includes(piece)) throw new Error(`new_accounts has no ${piece}`);
  return right + MAKING.replace(piece, () => replacement);
}

/** The part about connecting accounts of clients; after the right file it begins in line 26. */
const CONNECTING = `connect_accounts:
  ask: everyone
  approve: [leads]
  roles:
    admin: { policies: [AdministratorAccess] }
    read-only: { policies: [ReadOnlyAccess], session: 4h, name: RolecallReader }
`;

/** The right file with connecting accounts, of which more is said from line 32 on. */
export function connecting(words = ""): string {
  return `${right}${CONNECTING}${words.replace(/^(?=.)/gm, "  ")}\n`;
}

/** The same with one piece of what is said of connecting accounts replaced. */
export function connectingWith(piece: string, replacement: string): string {
  if (!CONNECTING.includes(piece)) throw new Error(`connect_accounts has no ${piece}`);
  return right + CONNECTING.replace(piece, () => replacement);
}

/** The right file with closing accounts, of which more is said from line 28 on. */
export function closing(words = ""): string {
  const part = "close_accounts:\n  approve: [leads, alice]\n";
  return `${right}${part}${words.replace(/^(?=.)/gm, "  ")}\n`;
}

/** So many tags, as they are written. */
export function tags(count: number): string {
  return Array.from({ length: count }, (_, number) => `key-${number}: value`).join(", ");
}
