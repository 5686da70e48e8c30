// What somebody, or the engine, may want of a request, in the imperative, with the facts needed to decide.
import type { Manager } from "./end-plan.ts";
import type { Plan, StepName } from "./access-plan.ts";
import type { Decider } from "./approval-policy.ts";
import type { AccessRule } from "./access-rule.ts";
import type { Lasting } from "./duration.ts";
import type { Granted } from "./grant.ts";
import type { Spread } from "./batch.ts";
import type { SlackPerson } from "./person.ts";
import type { JournalEntry } from "./journal.ts";
import type { Messages } from "./request.ts";
import type { Untold } from "./retry-schedule.ts";

/** How a run over a plan came out. */
export type RunOutcome =
  | { readonly kind: "finished" }
  | {
      readonly kind: "trouble";
      readonly step: StepName;
      readonly cause: string;
      readonly retryable: boolean;
    };

/** What the rule says that decides now. */
export type Ruling = Pick<AccessRule, "name" | "approvals" | "time" | "sensitive">;

/** What time alone brings about. */
export type ByTheClock = "lapse" | "escalate" | "remind" | "expire" | "warn" | "remind-review";

export type Command =
  | {
      readonly do: "approve";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      readonly rule: Ruling;
      /** The plans as the policy stands now, of the request and of each it was asked for with; must equal those that were shown. */
      readonly asShown: readonly Plan[];
      /** The same for the shortest of the times that approvers gave. */
      readonly toDo: readonly Plan[];
      /** Set where this approver gives less time than was asked for. */
      readonly lasting?: Lasting;
      /** The name of the account, as it was typed where that is asked for. */
      readonly typedName: string | undefined;
      /** Which wish for more time is meant; 0 for the ask itself. */
      readonly extension: number;
    }
  | {
      readonly do: "deny";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      /** The name of the rule that decides now, where there is one. */
      readonly rule: string | undefined;
      readonly reason: string;
      readonly extension: number;
    }
  | { readonly do: "withdraw"; readonly by: SlackPerson }
  | { readonly do: "give-back"; readonly by: SlackPerson }
  | {
      readonly do: "extend";
      readonly by: SlackPerson;
      readonly seconds: number;
      readonly reason: string;
      readonly rule: Ruling;
    }
  | {
      readonly do: "revoke";
      readonly by: SlackPerson;
      readonly admins: readonly string[];
      /** Set where open sessions are to be ended too. */
      readonly sessions: Manager | null;
      /** The request by which the account is closed, where that is why. */
      readonly closing?: string;
    }
  /** Somebody changed it in AWS by hand: it is made as it was. */
  | { readonly do: "mend"; readonly by: SlackPerson; readonly admins: readonly string[] }
  | { readonly do: "record-drift"; readonly detail: string }
  /** The client lets Rolecall in no more; null: does again. */
  | { readonly do: "record-door"; readonly shut: Granted["shut"] | null }
  | { readonly do: ByTheClock }
  | { readonly do: "retry"; readonly decider: Decider; readonly approvers: readonly string[] }
  | {
      readonly do: "close-review";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      readonly comment: string;
    }
  | { readonly do: "record-spread"; readonly spread: Spread }
  | {
      readonly do: "record-run";
      readonly outcome: RunOutcome;
      readonly journal: readonly JournalEntry[];
      /** When the run began: the time of a grant is counted from then. */
      readonly startedAt: number;
      /** True where no process can have worked on the plan before: then a membership found was there before us. */
      readonly firstRun: boolean;
    }
  | { readonly do: "record-messages"; readonly messages: Messages; readonly failure?: Untold }
  | { readonly do: "record-late-call"; readonly detail: string; readonly lookAgain: boolean };
