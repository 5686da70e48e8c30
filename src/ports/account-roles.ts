// What we need of IAM inside an account that Rolecall sets up, which is entered by the role it was born with.
import type { PolicyDocument } from "../domain/iam-documents.ts";
import type { Hold } from "./hold.ts";

/** How Rolecall gets in. */
export interface Door {
  readonly accountId: string;
  /** The role that Organizations has made there. */
  readonly birthRole: string;
  /** The request it is done for: what the session is called. */
  readonly ref: string;
}

export interface WantedRole {
  readonly roleName: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  /** ARNs of the managed policies it has, and no others. */
  readonly policies: readonly string[];
  readonly sessionSeconds: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** `foreign`: there is a role of that name that Rolecall did not make. */
export type RoleCondition =
  | { readonly kind: "as-wanted" }
  | { readonly kind: "missing" }
  | { readonly kind: "altered"; readonly differences: readonly string[] }
  | { readonly kind: "foreign"; readonly why: string };

/** `rolled-back`: Rolecall could not get in afterwards, and what was there before is there again. */
export type Hardened =
  { readonly kind: "hardened" } | { readonly kind: "rolled-back"; readonly why: string };

/** Every method throws `Trouble` where AWS fails or refuses; every change also once its hold is over. */
export interface AccountRoles {
  /** Whether AWS lets Rolecall in by now; enters afresh. */
  isOpen(door: Door): Promise<boolean>;
  /** What differs in the trust policy of a role; empty where it is as wanted. */
  trustDifferences(
    door: Door,
    wanted: { readonly roleName: string; readonly trust: PolicyDocument },
  ): Promise<readonly string[]>;
  /** Changes the trust policy of the role Rolecall gets in by, enters afresh, and puts it back where that fails. */
  harden(
    door: Door,
    wanted: { readonly roleName: string; readonly trust: PolicyDocument },
    hold: Hold,
  ): Promise<Hardened>;
  /** Writes the trust policy of a role, whatever AWS shows of it, which may be behind; that of the birth role as `harden` does. */
  entrust(
    door: Door,
    wanted: { readonly roleName: string; readonly trust: PolicyDocument },
    hold: Hold,
  ): Promise<Hardened>;
  condition(door: Door, wanted: WantedRole): Promise<RoleCondition>;
  establish(door: Door, wanted: WantedRole, hold: Hold): Promise<void>;
  aliasOf(door: Door): Promise<string | undefined>;
  /** `taken`: somebody in the world has it. */
  setAlias(door: Door, wanted: { readonly alias: string }, hold: Hold): Promise<"set" | "taken">;
}
