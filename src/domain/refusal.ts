// Every reason Rolecall can say no, as values; what people read is written at the Slack edge.
import type { Lasting } from "./duration.ts";
import type { DecidedExtension } from "./grant.ts";
import type { StateName } from "./request.ts";
import type { SlackPerson } from "./person.ts";

export type Refusal =
  | { refused: "unknown-account"; asked: string; nearest: readonly string[] }
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
      why: "nothing-to-adopt" | "own" | "not-linked" | "seat-taken" | "no-boundary" | "no-room";
      iamUser?: string;
    }
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
  | { refused: "already-decided"; state: StateName; by?: SlackPerson; at: number }
  | { refused: "has-lapsed"; at: number }
  | { refused: "plan-changed" }
  | { refused: "not-yours" }
  | { refused: "not-active"; account: string; roles: readonly string[] }
  | { refused: "which-role"; account: string; roles: readonly string[] }
  | { refused: "not-ours-to-end"; account: string; role: string; group: string }
  | { refused: "not-stuck"; state: StateName }
  | { refused: "unknown-ref"; ref: string }
  | { refused: "other-workspace" }
  | { refused: "guest" }
  | { refused: "deactivated" }
  | { refused: "not-a-person" }
  | { refused: "slack-cannot-say" };

export function isRefusal(value: object | string): value is Refusal {
  return typeof value === "object" && "refused" in value;
}
