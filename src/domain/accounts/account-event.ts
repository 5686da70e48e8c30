// What can happen to a request about an account, in the past tense; the only way it ever changes.
import type { Yes } from "../approval.ts";
import type { SlackPerson } from "../person.ts";
import type { Messages, RequestKey } from "../request.ts";
import type { WaitingEvent } from "../waiting.ts";
import type {
  AccountApproval,
  AccountAsk,
  AccountEntry,
  CreationAsk,
  Known,
  Mend,
} from "./account-request.ts";
import type { AnnouncingLater } from "../retry-schedule.ts";

export type AccountEvent =
  | WaitingEvent
  | { what: "asked"; at: number; key: RequestKey; ref: string; ask: AccountAsk }
  | { what: "said-yes"; at: number; yes: Yes; rule: string }
  | { what: "approved"; at: number; approval: AccountApproval }
  | { what: "denied"; at: number; by: SlackPerson; reason: string; rule?: string }
  | { what: "withdrawn"; at: number; by: SlackPerson }
  | { what: "step-done"; at: number; entry: AccountEntry; learnt: Known }
  | { what: "step-waits"; at: number; step: string; why: string; until: number; learnt: Known }
  | {
      what: "delayed";
      at: number;
      step: string;
      cause: string;
      attempts: number;
      retryAt: number;
    }
  | {
      what: "got-stuck";
      at: number;
      step: string;
      cause: string;
      mends: readonly Mend[];
      learnt: Known;
    }
  /** `ask`: as it was mended. */
  | { what: "retried"; at: number; by: SlackPerson; detail?: string; ask?: CreationAsk }
  | { what: "adopted"; at: number; by: SlackPerson; accountId: string }
  | { what: "abandoned"; at: number; by: SlackPerson }
  | { what: "reopened"; at: number }
  | { what: "finished"; at: number }
  /** Somebody wants the client's account to be looked at without waiting for its time. */
  | { what: "look-wanted"; at: number; by: SlackPerson }
  /** Everything was as agreed when a connected account was looked at. */
  | { what: "looked"; at: number; nextAt: number }
  | { what: "door-shut"; at: number; why: string; inside: number; nextAt: number }
  | { what: "door-opened"; at: number; nextAt: number }
  /** It is connected no more. */
  | { what: "watch-over"; at: number }
  | { what: "announced"; at: number; messages: Messages }
  | AnnouncingLater;
