// Every reason Rolecall can say no, as values; what people read is written at the Slack edge.
import type { Lasting } from "./duration.ts";
import type { DecidedExtension } from "./grant.ts";
import type { StateName } from "./request.ts";
import type { SlackPerson } from "./person.ts";

export type Refusal =
  | { refused: "unknown-account"; asked: string; nearest: readonly string[] }
  /** It is being closed, or it was. */
  | { refused: "account-closed"; account: string }
  | { refused: "unknown-role"; account: string; asked: string; roles: readonly string[] }
  /** No rule is about it, or the one that is lets nobody ask. */
  | { refused: "no-rule"; account: string; role: string }
  | { refused: "may-not-ask"; account: string; role: string; rule: string }
  /** The rules do not let the requester ask for it any more. */
  | { refused: "requester-may-not"; person: SlackPerson; account: string; role: string }
  | { refused: "name-not-typed"; name: string; warning: string }
  | { refused: "not-shorter"; asked: Lasting }
  /** The rule allows less by now than was asked for. */
  | { refused: "longer-than-allowed"; asked: Lasting; longest: number }
  | { refused: "said-yes-already"; at: number }
  | { refused: "same-iam-user-said-yes"; by: SlackPerson; iamUser: string }
  | { refused: "no-break-glass"; account: string; role: string }
  | { refused: "break-glass-ends"; ref: string }
  | { refused: "nothing-to-review"; ref: string }
  | { refused: "reviewed-already"; by: SlackPerson; at: number }
  | { refused: "too-many-accounts"; asked: number; most: number }
  | { refused: "sensitive-alone"; account: string; role: string }
  | { refused: "no-room-for-all"; iamUser: string; fit: readonly string[]; left: readonly string[] }
  | { refused: "explain-for-admins" }
  | { refused: "not-our-message" }
  | { refused: "wrong-channel"; channel: string }
  | { refused: "shared-channel"; channel: string }
  | { refused: "reason-missing" }
  | { refused: "reason-too-long"; length: number; most: number }
  | { refused: "odd-time"; asked: string }
  | { refused: "standing-not-allowed"; account: string; role: string; longest: number }
  | { refused: "too-long"; account: string; role: string; longest: number }
  | { refused: "no-boundary"; iamUser: string; boundary: string }
  | {
      refused: "no-room";
      iamUser: string;
      /** What is full: the groups a user may be in, the groups of the account, the inline policies of the user. */
      full: "groups-of-user" | "groups" | "user-policies";
      /** What the person could give back, as it is typed. */
      wouldFree?: readonly string[];
    }
  | { refused: "has-no-end"; account: string; role: string }
  | { refused: "extension-asked"; ref: string }
  | { refused: "has-ended"; at: number }
  | {
      refused: "extension-decided";
      outcome?: DecidedExtension["outcome"];
      by?: SlackPerson;
      at?: number;
    }
  | { refused: "not-an-admin" }
  | { refused: "drift-for-admins" }
  | { refused: "drift-over"; number: number; by?: SlackPerson }
  | { refused: "drift-decided"; want: "undo" | "adopt"; by: SlackPerson; at: number }
  | {
      refused: "cannot-adopt";
      why:
        | "nothing-to-adopt"
        | "own"
        | "not-linked"
        | "seat-taken"
        | "no-boundary"
        | "no-room"
        | "opened-by"
        | "gone";
      iamUser?: string;
      /** Which group lets them in whatever Rolecall does. */
      group?: string;
      /** They were there before, and nobody changed anything, so that there is nothing to undo. */
      isStanding?: true;
    }
  | { refused: "standing-for-admins" }
  /** The client who owns the account lets nobody in by Rolecall any more. */
  | {
      refused: "account-shut";
      account: string;
      since: number;
      why: string;
      admins: readonly string[];
    }
  /** The client's account lets in those whom it names, and not this IAM user. */
  | { refused: "not-named-by-client"; account: string; arn: string }
  | { refused: "no-mfa-device"; account: string; role: string; iamUser: string }
  | { refused: "not-linked"; person: SlackPerson }
  | { refused: "linked-twice"; person: SlackPerson; iamUsers: readonly string[] }
  | { refused: "directory-not-read" }
  | { refused: "already-asked"; ref: string; account: string; role: string }
  | { refused: "still-working"; ref: string; account: string; role: string }
  | { refused: "still-ending"; ref: string; account: string; role: string }
  | { refused: "is-stuck"; ref: string; account: string; role: string }
  | { refused: "not-an-approver" }
  | { refused: "own-request" }
  | { refused: "same-iam-user"; iamUser: string }
  | {
      refused: "already-decided";
      state: StateName | "done" | "abandoned";
      by?: SlackPerson;
      at: number;
    }
  | { refused: "has-lapsed"; at: number }
  | { refused: "plan-changed" }
  | { refused: "not-yours" }
  | { refused: "not-active"; account: string; roles: readonly string[] }
  | { refused: "which-role"; account: string; roles: readonly string[] }
  | { refused: "not-ours-to-end"; account: string; role: string; group: string }
  | { refused: "not-stuck"; state: StateName | "done" | "abandoned" }
  | { refused: "unknown-ref"; ref: string }
  /** rolecall.yaml has no part `new_accounts`, or none `close_accounts`, or none `connect_accounts`. */
  | { refused: "switched-off"; what: AboutAccounts }
  | { refused: "may-not-ask-about"; what: AboutAccounts; rule: string }
  | { refused: "requester-may-not-any-more"; person: SlackPerson; what: AboutAccounts }
  | { refused: "odd-account-id"; id: string }
  /** It is in the organization, and so no client's. */
  | { refused: "own-account"; id: string; name: string }
  /** `slug`: under what name people are let into it; `ref`: the request that is about it. */
  | { refused: "id-taken"; id: string; slug: string; ref?: string }
  /** `asked`: as it was typed. */
  | { refused: "odd-role-line"; asked: string; roles: readonly string[] }
  | { refused: "role-name-not-allowed"; name: string; allowed: readonly string[] }
  | { refused: "one-role-twice"; name: string }
  | { refused: "nobody-named" }
  | { refused: "too-many-named"; most: number }
  /** Its path has a sign that stands for anything in a trust policy. */
  | { refused: "odd-user-path"; arn: string }
  /** It is no account that a client owns. */
  | { refused: "not-connected"; account: string }
  /** Written in rolecall.yaml by hand, so that it has to be taken out there. */
  | { refused: "written-by-hand"; account: string }
  | { refused: "no-door-to-try" }
  | { refused: "odd-slug"; slug: string; most: number }
  /** After `/aws-access` it is a word of its own, or a time. */
  | { refused: "slug-means-more"; slug: string }
  | { refused: "slug-taken"; slug: string; ref?: string }
  /** An access group of it would have the name of one of another account. */
  | { refused: "group-taken"; slug: string; account: string }
  | { refused: "odd-account-name"; name: string; most: number }
  | { refused: "odd-email"; email: string }
  /** By an account of the organization, or by a request that is under way. */
  | { refused: "email-taken"; email: string; account?: string; ref?: string }
  | { refused: "odd-role-name"; name: string }
  | { refused: "odd-alias"; alias: string }
  | { refused: "odd-tag"; key: string }
  | { refused: "too-many-tags"; most: number }
  | { refused: "unknown-unit"; unit: string }
  | { refused: "no-roles" }
  | { refused: "unknown-baseline-role"; asked: string; roles: readonly string[] }
  /** Nothing in the rules is about it, so that nobody could ever ask for it. */
  | { refused: "nobody-could-enter"; account: string; role: string }
  | { refused: "first-person"; person: SlackPerson; because: Refusal }
  | { refused: "too-many-first-people"; most: number }
  | { refused: "no-more-accounts"; there: number; most: number }
  | { refused: "being-made-or-closed"; account: string; ref: string }
  | { refused: "organization-cannot-say"; why: string }
  | { refused: "management-account" }
  | { refused: "nothing-to-mend" }
  /** What was begun with the e-mail before may still come to something. */
  | { refused: "email-in-use" }
  | { refused: "no-account-found" }
  /** What was found is an account that people are let into under another name. */
  | { refused: "account-known"; slug: string }
  | { refused: "other-workspace" }
  | { refused: "guest" }
  | { refused: "deactivated" }
  | { refused: "not-a-person" }
  | { refused: "slack-cannot-say" };

/** What Rolecall does with accounts as a whole; to disconnect belongs to connecting. */
export type AboutAccounts = "creating" | "closing" | "connecting";

export function isRefusal(value: object | string): value is Refusal {
  return typeof value === "object" && "refused" in value;
}
