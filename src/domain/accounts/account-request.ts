// A request about an account as a whole, to make or close one, to connect or disconnect a client's, and all that became of it.
import type { Account } from "../account.ts";
import type { Approval } from "../approval.ts";
import type { SlackPerson } from "../person.ts";
import type { History, Messages, RequestKey, Retry } from "../request.ts";
import type { Terms } from "../terms.ts";
import type { Unapproved } from "../unapproved.ts";
import type { AccountPlan } from "./account-plan.ts";
import type { CheckedDoor, ClientsAccount, Watch } from "./clients-account.ts";
import type { NewAccount } from "./new-account.ts";

/** What the people in the account are to know when they are asked about its end. */
export interface SeenInside {
  readonly iamUser: string;
  readonly roleKey: string;
  /** Milliseconds since the epoch; null for standing access, and for whom Rolecall did not let in. */
  readonly endsAt: number | null;
  readonly isOurs: boolean;
}

interface AskedAbout {
  readonly requester: SlackPerson;
  /** The IAM user behind the requester, where there is one. */
  readonly iamUser: string | null;
  readonly reason: string;
  readonly askedAt: number;
  readonly lapsesAt: number;
  readonly terms: Terms;
  /** Shown to the approvers; what is approved is exactly this. */
  readonly plan: AccountPlan;
}

export type CreationAsk = AskedAbout & {
  readonly kind: "create-account";
  readonly wanted: NewAccount;
};
export type ClosingAsk = AskedAbout & {
  readonly kind: "close-account";
  readonly account: Account;
  readonly inside: readonly SeenInside[];
};
export type ConnectionAsk = AskedAbout & {
  readonly kind: "connect-account";
  readonly wanted: ClientsAccount;
};
export type DisconnectionAsk = AskedAbout & {
  readonly kind: "disconnect-account";
  readonly account: Account;
  readonly inside: readonly SeenInside[];
};
/** At whose end nobody is let into the account any more. */
export type LeavingAsk = ClosingAsk | DisconnectionAsk;
export type AccountAsk = CreationAsk | ConnectionAsk | LeavingAsk;

/** One call of CreateAccount. Written down before it is made, by the taking of the request that may make it. */
export interface Attempt {
  readonly by: string;
  readonly at: number;
  readonly email: string;
  /** What AWS calls the creation, once it has answered. */
  readonly creationId?: string;
  /** AWS gave no answer: it may have made the account, or be making it. */
  readonly isLost?: true;
}

/** What was learnt on the way and is needed further on. */
export interface Known {
  readonly accountId?: string;
  /** The one that counts; none once AWS has said that nothing came of it. */
  readonly attempt?: Attempt | null;
  /** An account of that e-mail in the organization which Rolecall did not make. */
  readonly found?: { readonly id: string; readonly name: string } | null;
  /** Since when Rolecall has tried to get in. */
  readonly knockingSince?: number;
  /** Until then only the policies of the root applied. */
  readonly movedAt?: number;
  /** ARN of the role as which Rolecall knocks at a client's door: what the client is to trust. */
  readonly enteringRole?: string;
  /** How the roles of a client's account were found when Rolecall last looked. */
  readonly doors?: readonly CheckedDoor[];
}

export interface AccountEntry {
  /** As `stepKey` tells them apart. */
  readonly step: string;
  readonly outcome: "found" | "made" | "skipped";
  readonly at: number;
  readonly note?: string;
}

export interface AccountWork {
  readonly plan: AccountPlan;
  readonly journal: readonly AccountEntry[];
  readonly known: Known;
  readonly startedAt: number;
  /** What the step in hand waits for: AWS is at work, or takes no more just now. */
  readonly waits?: { readonly why: string; readonly since: number; readonly until: number };
  /** The latest trouble, in words, while it lasts. */
  readonly trouble?: { readonly step: string; readonly cause: string };
}

/** What may be changed before a stuck request is tried again: the e-mail, the unit, or whose the account is that was found. */
export type Mend = "email" | "unit" | "adopt";

export type AccountState =
  | Unapproved
  | { readonly name: "working"; readonly approval: AccountApproval; readonly work: AccountWork }
  | {
      readonly name: "stuck";
      readonly approval: AccountApproval;
      readonly work: AccountWork;
      readonly at: number;
      readonly step: string;
      readonly cause: string;
      readonly mends: readonly Mend[];
    }
  | {
      readonly name: "abandoned";
      readonly approval: AccountApproval;
      readonly work: AccountWork;
      readonly at: number;
      readonly by: SlackPerson;
      readonly step: string;
      /** It was to be closed and was not: people are let in again. */
      readonly isToReopen: boolean;
    }
  | {
      readonly name: "done";
      readonly approval: AccountApproval;
      readonly work: AccountWork;
      readonly at: number;
      /** Of a client's account, while it is connected. */
      readonly watch?: Watch;
    };

/** `letsIn`: references of first grants that these approvers may also approve by the rule that is about them; the others are asked for. */
export interface AccountApproval extends Approval {
  readonly letsIn?: readonly string[];
}

export type AccountStateName = AccountState["name"];

export interface AccountRequest {
  readonly key: RequestKey;
  readonly ref: string;
  readonly ask: AccountAsk;
  readonly state: AccountState;
  readonly history: History;
  readonly messages: Messages;
  readonly retry: Retry | null;
  readonly announceRetry: Retry | null;
  readonly claim: { readonly by: string; readonly until: number } | null;
  readonly version: number;
}

export type AccountInState<Name extends AccountStateName> = AccountRequest & {
  readonly state: Extract<AccountState, { name: Name }>;
};

export function isAccountIn<Name extends AccountStateName>(
  request: AccountRequest,
  ...names: Name[]
): request is AccountInState<Name> {
  return names.some((name) => name === request.state.name);
}

/** Open: nobody else can make or close an account of that slug. */
export function isAccountOpen(request: AccountRequest): boolean {
  return isAccountIn(request, "pending", "working", "stuck");
}

const SUBJECT = "account#";

/** What may have one open request at a time: opening one claims the slug. */
export function accountSubject(slug: string): string {
  return `${SUBJECT}${slug}`;
}

export function isAboutAccount({ subject }: Pick<RequestKey, "subject">): boolean {
  return subject.startsWith(SUBJECT);
}

export function slugOf({ ask }: Pick<AccountRequest, "ask">): string {
  return "wanted" in ask ? ask.wanted.slug : ask.account.slug;
}

/** Somebody is put out of the account by it, and nobody is let in any more. */
export function isLeaving(ask: AccountAsk): ask is LeavingAsk {
  return "account" in ask;
}
