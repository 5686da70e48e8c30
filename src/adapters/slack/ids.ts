// Every name that Slack hands back to us, declared once: command, actions, callbacks, blocks.

export const COMMAND = "/aws-access";

export const ACTIONS = {
  approve: "approve",
  deny: "deny",
  withdraw: "withdraw",
  done: "done",
  retry: "retry",
  followLink: "follow-link",
  askFromHome: "ask-from-home",
  pickAccount: "pick-account",
} as const;

/** Fields of modals that are read on submission and send nothing by themselves. */
export const FIELDS = {
  role: "role",
  reason: "reason",
} as const;

export const CALLBACKS = {
  request: "request-access",
  deny: "deny-request",
  sentence: "sentence",
} as const;

export const BLOCKS = {
  account: "account",
  /** One a account, so that Slack does not carry a role over to an account that lacks it. */
  roleOf: (slug: string) => `role of ${slug}`,
  reason: "reason",
} as const;
