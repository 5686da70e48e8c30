// The step that ends everybody's access to an account before it is closed or disconnected, and waits until AWS lets nobody in.
import type { Command } from "../../../domain/command.ts";
import type { Account } from "../../../domain/account.ts";
import { isLeaving } from "../../../domain/accounts/account-request.ts";
import { isIn } from "../../../domain/request.ts";
import type { AccessRequest } from "../../../domain/request.ts";
import { isSamePerson } from "../../../domain/person.ts";
import type { SlackPerson } from "../../../domain/person.ts";
import { openIn } from "../open-requests.ts";
import { noteOnRecord } from "../../note-on-record.ts";
import type { AccessSide, AccountHands } from "../account-hands.ts";
import { done, waits } from "../account-step.ts";
import type { AccountStepRunner, StepTurn } from "../account-step.ts";

type Turn = StepTurn<"end-grants">;

const LOOK_EVERY = 3_000;

/**
 * What was asked or approved by a process that did not know yet that the door is shut is found only once every process
 * knows it: so it is looked again after that.
 */
export function endGrants(
  hands: AccountHands,
  access: AccessSide,
): AccountStepRunner<"end-grants"> {
  return async (turn) => {
    const open = await openIn(access, accountOf(turn));
    await Promise.all(open.map((request) => end(access, turn, request)));
    const left = open.filter((request) => !isIn(request, "pending")).length;
    if (left > 0) {
      const why = `the access of ${left === 1 ? "one" : left} is being ended`;
      return waits(turn, { why, milliseconds: LOOK_EVERY });
    }
    const missing = shutSince(turn) + hands.everybodyKnowsAfter - turn.now();
    if (missing <= 0) return done(turn, { outcome: "made" });
    const why = "until every process of Rolecall knows that nobody is let in any more";
    return waits(turn, { why, milliseconds: missing });
  };
}

function accountOf({ request }: Turn): Account {
  if (!isLeaving(request.ask)) throw new Error(`${request.ref} puts nobody out`);
  return request.ask.account;
}

function shutSince({ request, now }: Turn): number {
  const shut = request.state.work.journal.find(({ step }) => step === "shut-door");
  return shut?.at ?? now();
}

async function end(access: AccessSide, turn: Turn, request: AccessRequest): Promise<void> {
  const command = commandFor(turn, request);
  if (command) await noteOnRecord({ ...access, surroundings: turn }, request, command);
}

// What is being worked on is ended when that is done; what is ending is waited for.
function commandFor(turn: Turn, request: AccessRequest): Command | undefined {
  const by = turn.request.state.approval.by ?? turn.request.ask.requester;
  if (isIn(request, "pending")) return refusal(turn, request, by);
  if (!isIn(request, "active", "extending", "stuck")) return undefined;
  const { ref: closing } = turn.request;
  return { do: "revoke", by, admins: [by.user], sessions: null, closing };
}

function refusal({ request: closing }: Turn, request: AccessRequest, by: SlackPerson): Command {
  if (isSamePerson(by, request.ask.requester)) return { do: "withdraw", by };
  return {
    do: "deny",
    decider: { person: by },
    approvers: [by.user],
    rule: undefined,
    reason: `the account is being ${closing.ask.kind === "close-account" ? "closed" : "disconnected"} (${closing.ref})`,
    extension: 0,
  };
}
