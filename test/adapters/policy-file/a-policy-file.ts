// A rolecall.yaml as a story needs it: a right one, the same with one piece replaced, and what is wrong in one.
import { readPolicy } from "../../../src/adapters/policy-file/policy-file.ts";

export const right = `
approvers:
  channel: C0APPROVALS
  people: [U0BOB00001, U0CAROL001]
lapse: 30m
accounts:
  - slug: client-a
    id: "222222222222"
    name: Client A 🚀
    roles:
      admin: { role: OrganizationAccountAccessRole }
      read-only:
        role: team/RolecallReadOnly
        session: 12h
`;

/** The right file with one piece replaced. */
export function rightWith(piece: string, replacement: string): string {
  if (!right.includes(piece)) throw new Error(`the right file has no ${piece}`);
  return right.replace(piece, replacement);
}

/** The faults found in a file, one a line. */
export function faultsIn(text: string): string[] {
  try {
    readPolicy(text, "rolecall.yaml");
  } catch (error) {
    return error instanceof Error ? error.message.split("\n").slice(1) : [];
  }
  return [];
}

/** The faults found when one piece of the right file is replaced. */
export function faultsWith(piece: string, replacement: string): string[] {
  return faultsIn(rightWith(piece, replacement)).map((fault) => fault.trim());
}
