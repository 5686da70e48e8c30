// What somebody, or the engine, may want of a request about an account, in the imperative, with the facts needed to decide.
import type { Decider } from "../approval-policy.ts";
import type { Ruling } from "../command.ts";
import type { SlackPerson } from "../person.ts";
import type { Messages } from "../request.ts";
import type { AccountPlan } from "./account-plan.ts";
import type { AccountEntry, Known, Mend } from "./account-request.ts";
import type { OrganizationalUnit } from "./new-account.ts";
import type { Untold } from "../retry-schedule.ts";

/** How one turn on one step came out. */
export type StepOutcome =
  | { readonly kind: "done"; readonly entry: AccountEntry; readonly learnt?: Known }
  | {
      readonly kind: "waits";
      readonly why: string;
      readonly until: number;
      readonly learnt?: Known;
    }
  | {
      readonly kind: "refused";
      readonly cause: string;
      readonly mends: readonly Mend[];
      readonly learnt?: Known;
    }
  | { readonly kind: "trouble"; readonly cause: string; readonly retryable: boolean };

/** Who decides about a first person's access, by the rule that will be about it. */
export interface FirstDeciders {
  readonly ref: string;
  readonly approvers: readonly string[];
  readonly approvals: number;
}

/** How a connected account was found. */
export type DoorFound =
  | { readonly kind: "open"; readonly nextAt: number }
  /** `inside`: how many people have access. */
  | {
      readonly kind: "shut";
      readonly why: string;
      readonly inside: number;
      readonly nextAt: number;
    }
  /** AWS could not be asked; it stands as it did. */
  | { readonly kind: "unknown"; readonly nextAt: number }
  /** It is connected no more, so that nobody looks at it again. */
  | { readonly kind: "gone" };

export type AccountClock = "lapse" | "escalate" | "remind";

export type AccountCommand =
  | {
      readonly do: "approve";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      readonly rule: Ruling;
      /** As the policy would have it now; must equal what was shown. */
      readonly asShown: AccountPlan;
      readonly typedName: string | undefined;
      readonly firstDeciders: readonly FirstDeciders[];
    }
  | {
      readonly do: "deny";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      readonly rule: string | undefined;
      readonly reason: string;
    }
  | { readonly do: "withdraw"; readonly by: SlackPerson }
  | {
      readonly do: "retry";
      readonly decider: Decider;
      readonly approvers: readonly string[];
      /** What is done otherwise this time. */
      readonly mended?: { readonly email?: string; readonly unit?: OrganizationalUnit };
    }
  | { readonly do: "adopt"; readonly by: SlackPerson; readonly admins: readonly string[] }
  | {
      readonly do: "abandon";
      readonly decider: Decider;
      readonly approvers: readonly string[];
    }
  | { readonly do: AccountClock }
  | { readonly do: "record-reopened" }
  | {
      readonly do: "look-again";
      readonly by: SlackPerson;
      /** Slack user ids of the approvers and the admins. */
      readonly others: readonly string[];
    }
  | { readonly do: "record-look"; readonly found: DoorFound }
  | { readonly do: "record-step"; readonly step: string; readonly outcome: StepOutcome }
  | { readonly do: "record-messages"; readonly messages: Messages; readonly failure?: Untold };
