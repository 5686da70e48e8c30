// The limits of the management account that a grant can come to.
import { GetAccountSummaryCommand } from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { askAws } from "./aws-errors.ts";

export interface AccountLimits {
  readonly mostGroups: number;
  /** Of one user's inline policies, without white space. */
  readonly mostInlineCharacters: number;
  /** Of one group's. */
  readonly mostGroupCharacters: number;
}

/** Where AWS does not say: the most groups it allows anybody, so that nobody is refused on a guess. */
export const LIKELY_LIMITS: AccountLimits = {
  mostGroups: 500,
  mostInlineCharacters: 2048,
  mostGroupCharacters: 5120,
};

export async function readAccountLimits(iam: IAMClient): Promise<AccountLimits> {
  const doing = { action: "iam:GetAccountSummary", about: "the limits of the management account" };
  const { SummaryMap = {} } = await askAws(doing, () => iam.send(new GetAccountSummaryCommand()));
  return {
    mostGroups: SummaryMap["GroupsQuota"] ?? LIKELY_LIMITS.mostGroups,
    mostInlineCharacters: SummaryMap["UserPolicySizeQuota"] ?? LIKELY_LIMITS.mostInlineCharacters,
    mostGroupCharacters: SummaryMap["GroupPolicySizeQuota"] ?? LIKELY_LIMITS.mostGroupCharacters,
  };
}
