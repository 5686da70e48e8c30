// Words that mean something else after `/aws-access`, so that no account can be called so.

export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  "abandon",
  "adopt",
  "approve",
  "break-glass",
  "close",
  "deny",
  "done",
  "drift",
  "end-sessions",
  "explain",
  "extend",
  "help",
  "list",
  "new",
  "retry",
  "review",
  "revoke",
  "sessions",
  "standing",
  "withdraw",
]);
