// Every name that Slack hands back to us, declared once: command, actions, callbacks, blocks.

export const COMMAND = "/aws-access";

export const ACTIONS = {
  approve: "approve",
  approveForLess: "approve-for-less",
  deny: "deny",
  withdraw: "withdraw",
  done: "done",
  retry: "retry",
  fixAndRetry: "fix-and-retry",
  adoptAccount: "adopt-account",
  abandon: "abandon",
  /** Typing it proposes the other names of a new account. */
  typeName: "type-name",
  pickUnit: "pick-unit",
  /** The same in the form that connects a client's account. */
  typeClient: "type-client",
  lookAgain: "look-again",
  showCloudFormation: "show-cloud-formation",
  showTerraform: "show-terraform",
  review: "review",
  extend: "extend",
  revoke: "revoke",
  revokeWithSessions: "revoke-with-sessions",
  undoDrift: "undo-drift",
  adoptDrift: "adopt-drift",
  adoptStanding: "adopt-standing",
  followLink: "follow-link",
  askFromHome: "ask-from-home",
  pickAccount: "pick-account",
  pickRole: "pick-role",
} as const;

/** Fields of modals that are read on submission and send nothing by themselves. */
export const FIELDS = {
  time: "time",
  reason: "reason",
  others: "others",
  name: "name",
  slug: "slug",
  accountName: "account-name",
  email: "email",
  birthRole: "birth-role",
  roles: "roles",
  alias: "alias",
  tags: "tags",
  firstPeople: "first-people",
  firstRole: "first-role",
  accountId: "account-id",
  roleNames: "role-names",
  trust: "trust",
  people: "people",
} as const;

export const CALLBACKS = {
  request: "request-access",
  approve: "approve-request",
  deny: "deny-request",
  review: "review-access",
  breakGlass: "break-glass",
  extend: "extend-access",
  adoptStanding: "adopt-standing",
  newAccount: "new-account",
  closeAccount: "close-account",
  fixAccount: "fix-account",
  connect: "connect-account",
  disconnect: "disconnect-account",
  /** To copy from. */
  template: "client-template",
  sentence: "sentence",
} as const;

export const BLOCKS = {
  account: "account",
  /** The accounts where the same is asked for too. */
  others: "others",
  /** One a account, so that Slack does not carry a role over to an account that lacks it. */
  roleOf: (slug: string) => `role of ${slug}`,
  /** One a role, for the same reason. */
  timeOf: (slug: string, roleKey: string) => `time of ${slug} ${roleKey}`,
  moreTime: "more time",
  /** How long somebody keeps what they had before. */
  adoptTime: "adopt time",
  /** How much an approver gives. */
  giveTime: "give time",
  /** Of a sensitive account, to be typed. */
  name: "name",
  reason: "reason",
  /** What a new account is for. */
  newName: "what it is for",
  /** Numbered anew each time something else is proposed, or Slack would keep what stood there. */
  proposed: (field: string, turn: number) => `${field} ${turn}`,
  unit: "unit",
  roles: "roles",
  tags: "tags",
  firstPeople: "first people",
  firstRole: "first role",
  email: "email",
  accountId: "account id",
  roleNames: "role names",
  trust: "trust",
  people: "people",
} as const;
