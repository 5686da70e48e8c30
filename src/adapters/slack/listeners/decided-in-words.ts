// Somebody typed what is to become of a request, by its reference: the second path beside the buttons.
import { isAboutAccount } from "../../../domain/accounts/account-request.ts";
import { pendingExtension } from "../../../domain/extend-grant.ts";
import { isRefusal } from "../../../domain/refusal.ts";
import type { RequestKey } from "../../../domain/request.ts";
import { approveRequest } from "../../../operations/approve-request.ts";
import { denyRequest } from "../../../operations/deny-request.ts";
import { findByRef } from "../../../operations/find-by-ref.ts";
import { mayDecide } from "../../../operations/may-decide.ts";
import { reviewBreakGlass } from "../../../operations/review-break-glass.ts";
import { retryWork } from "../../../operations/retry-work.ts";
import type { Outcome } from "../../../operations/save-decision.ts";
import { withdrawRequest } from "../../../operations/withdraw-request.ts";
import type { Typed } from "../command-grammar.ts";
import { COMMAND } from "../ids.ts";
import { bold, code } from "../mrkdwn.ts";
import { refusalAnswer, sentence } from "../views/answer.ts";
import { decidedText } from "../views/decided-text.ts";
import { denyModal } from "../views/deny-modal.ts";
import type { Shown } from "../views/shown.ts";
import { accountInWords } from "./accounts/account-in-words.ts";
import type { Edge } from "./edge.ts";
import { openModal } from "./open-modal.ts";
import type { TypedCommand } from "./typed-command.ts";

type Decided = Extract<Typed, { ref: string }>;

export async function decidedInWords(
  edge: Edge,
  decided: Decided,
  typed: TypedCommand,
): Promise<Shown | undefined> {
  const key = await findByRef(edge.ports.store, decided.ref);
  if (isRefusal(key)) return refusalAnswer(key);
  if (isAboutAccount(key)) return aboutAccount(edge, { key, decided, typed });
  if (isOnlyForAccounts(decided)) return onlyForAccounts(decided);
  if (decided.kind === "deny" && decided.reason === "") return askWhyNot(edge, key, typed);
  const { request, refusal } = await carryOut(edge, { key, decided, typed });
  return refusal ? refusalAnswer(refusal) : sentence(decidedText(decided.kind, request));
}

interface About<One> {
  readonly key: RequestKey;
  readonly decided: One;
  readonly typed: TypedCommand;
}

async function aboutAccount(
  edge: Edge,
  { decided, ...about }: About<Decided>,
): Promise<Shown | undefined> {
  return decided.kind === "review"
    ? refusalAnswer({ refused: "nothing-to-review", ref: decided.ref })
    : accountInWords(edge, { decided, ...about });
}

type OnlyForAccounts = Extract<Decided, { kind: "adopt" | "abandon" | "check" }>;

const ONLY_FOR_ACCOUNTS: ReadonlySet<string> = new Set(["adopt", "abandon", "check"]);

function isOnlyForAccounts(decided: Decided): decided is OnlyForAccounts {
  return ONLY_FOR_ACCOUNTS.has(decided.kind);
}

function onlyForAccounts({ kind, ref }: OnlyForAccounts): Shown {
  return sentence(
    `${bold(ref)} is about access, and ${code(kind)} is for requests about a whole account. ${code(`${COMMAND} help`)} shows what you can type.`,
  );
}

function carryOut(
  { ports }: Edge,
  { key, decided, typed }: About<Exclude<Decided, OnlyForAccounts>>,
): Promise<Outcome> {
  const { person } = typed;
  const decision = { key, approver: person, meant: "what waits" } as const;
  switch (decided.kind) {
    case "approve":
      return approveRequest(ports, {
        ...decision,
        lasting: decided.lasting,
        typedName: decided.typedName,
      });
    case "review":
      return reviewBreakGlass(ports, { key, approver: person, comment: decided.comment });
    case "deny":
      return denyRequest(ports, { ...decision, reason: decided.reason });
    case "withdraw":
      return withdrawRequest(ports, key, person);
    case "retry":
      return retryWork(ports, key, person);
  }
}

async function askWhyNot(
  edge: Edge,
  key: RequestKey,
  { person, triggerId }: TypedCommand,
): Promise<Shown | undefined> {
  const { request, refusal } = await mayDecide(edge.ports, {
    ...{ key, approver: person },
    meant: "what waits",
  });
  if (refusal) return refusalAnswer(refusal);
  return openModal(edge, triggerId, denyModal(request, pendingExtension(request)));
}
