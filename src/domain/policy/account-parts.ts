// The parts of the access policy about accounts as a whole, and the rules they are decided by beside those about access.
import type { AccessPolicy } from "../access-policy.ts";
import type { AccessRule } from "../access-rule.ts";

export const NEW_ACCOUNTS = "new accounts";
export const CONNECTING_ACCOUNTS = "connecting accounts";
export const CLOSING_ACCOUNTS = "closing accounts";

/** No rule about access can be called so. */
export const RULES_OF_PARTS: ReadonlySet<string> = new Set([
  NEW_ACCOUNTS,
  CONNECTING_ACCOUNTS,
  CLOSING_ACCOUNTS,
]);

/** Everything somebody decides by. */
export function everyRule({
  rules,
  newAccounts,
  connecting,
  closing,
}: AccessPolicy): readonly AccessRule[] {
  const parts = [newAccounts, connecting, closing];
  return [...rules, ...parts.flatMap((part) => (part ? [part.rule] : []))];
}
