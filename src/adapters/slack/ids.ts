// Every name that Slack hands back to us, declared once: command, actions, callbacks, blocks.

export const COMMAND = "/aws-access";

export const ACTIONS = {
  approve: "approve",
  deny: "deny",
  withdraw: "withdraw",
  done: "done",
  retry: "retry",
  extend: "extend",
  revoke: "revoke",
  revokeWithSessions: "revoke-with-sessions",
  undoDrift: "undo-drift",
  adoptDrift: "adopt-drift",
  followLink: "follow-link",
  askFromHome: "ask-from-home",
  pickAccount: "pick-account",
  pickRole: "pick-role",
} as const;

/** Fields of modals that are read on submission and send nothing by themselves. */
export const FIELDS = {
  time: "time",
  reason: "reason",
} as const;

export const CALLBACKS = {
  request: "request-access",
  deny: "deny-request",
  extend: "extend-access",
  sentence: "sentence",
} as const;

export const BLOCKS = {
  account: "account",
  /** One a account, so that Slack does not carry a role over to an account that lacks it. */
  roleOf: (slug: string) => `role of ${slug}`,
  /** One a role, for the same reason. */
  timeOf: (slug: string, roleKey: string) => `time of ${slug} ${roleKey}`,
  moreTime: "more time",
  reason: "reason",
} as const;
