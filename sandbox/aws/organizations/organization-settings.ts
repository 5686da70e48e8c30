// How the sandbox's Organizations behaves: its quotas, how long things take, and what goes wrong next.

export interface OrganizationSettings {
  /** Accounts in the organization, closed ones and the management account among them. 10 where nobody asked for more. */
  quota: number;
  /** How long a creation is IN_PROGRESS. */
  creationMilliseconds: number;
  /** How long after SUCCEEDED the account's role cannot be assumed yet. */
  entryMilliseconds: number;
  /** How long an account is PENDING_CLOSURE. */
  closureMilliseconds: number;
  /** Closures in 30 days; AWS's own default depends on the number of members. */
  closuresPerMonth?: number;
  /** What `State` says of a closed account; `Status` says SUSPENDED in any case. */
  closedState: "SUSPENDED" | "CLOSED";
  /** An organization may have been made for one bill only: then it has neither policies nor access to its accounts. */
  features: "ALL" | "CONSOLIDATED_BILLING";
  /** Whether AWS's published request rates hold. */
  throttles: boolean;
  /** One page of so many is empty, with a token for what follows; 0 for none. */
  emptyPageEvery: number;
}

export const usualSettings: OrganizationSettings = {
  quota: 10,
  creationMilliseconds: 4_000,
  entryMilliseconds: 0,
  closureMilliseconds: 4_000,
  closedState: "SUSPENDED",
  features: "ALL",
  throttles: true,
  emptyPageEvery: 5,
};

/** CreateAccountFailureReason; AWS may add to it. */
export const failureReasons = [
  "ACCOUNT_LIMIT_EXCEEDED",
  "EMAIL_ALREADY_EXISTS",
  "INVALID_ADDRESS",
  "INVALID_EMAIL",
  "CONCURRENT_ACCOUNT_MODIFICATION",
  "INTERNAL_FAILURE",
  "GOVCLOUD_ACCOUNT_ALREADY_EXISTS",
  "MISSING_BUSINESS_VALIDATION",
  "FAILED_BUSINESS_VALIDATION",
  "PENDING_BUSINESS_VALIDATION",
  "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION",
  "UNKNOWN_BUSINESS_VALIDATION",
  "MISSING_PAYMENT_INSTRUMENT",
  "INVALID_PAYMENT_INSTRUMENT",
  "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
] as const;

export type FailureReason = (typeof failureReasons)[number];
