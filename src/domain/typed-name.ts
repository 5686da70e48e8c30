// Where a rule calls an account sensitive, its name has to be typed: to ask for it, and to say yes.
import type { AccessRule } from "./access-rule.ts";
import type { AccountIdentity } from "./account.ts";
import type { Refusal } from "./refusal.ts";

export function whyNameMissing(
  { slug }: AccountIdentity,
  { sensitive }: Pick<AccessRule, "sensitive">,
  typedName: string | undefined,
): Refusal | undefined {
  if (sensitive === null || typedName?.trim().toLowerCase() === slug) return undefined;
  return { refused: "name-not-typed", name: slug, warning: sensitive };
}
