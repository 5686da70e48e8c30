// A request in whatever state a test needs, led there through the real decisions.
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { Step } from "../../src/domain/access-plan.ts";
import type { Command } from "../../src/domain/command.ts";
import { decide } from "../../src/domain/decide.ts";
import { begin, evolve } from "../../src/domain/evolve.ts";
import { personKey } from "../../src/domain/person.ts";
import { seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest, Ask, JournalEntry, StateName } from "../../src/domain/request.ts";
import { clientA } from "./a-policy.ts";
import { alice, bob, iamUsers } from "./people.ts";

export const ASKED_AT = Date.UTC(2026, 0, 5, 9, 0);
export const HOUR = 3600 * 1000;

const admin = clientA.roles[0];
if (!admin) throw new Error("client-a has an admin role");

export const alicesPlan = grantPlan({
  partition: "aws",
  account: clientA,
  role: admin,
  iamUser: iamUsers.alice,
  tagValue: personKey(alice),
});

export const alicesAsk: Ask = {
  requester: alice,
  iamUser: iamUsers.alice,
  account: { slug: clientA.slug, id: clientA.id, name: clientA.name },
  role: admin,
  reason: "fix the DNS",
  askedAt: ASKED_AT,
  lapsesAt: ASKED_AT + 72 * HOUR,
  plan: alicesPlan,
};

/** Alice's request for client-a as admin, just asked. */
export function aPendingRequest(changes: Partial<Ask> = {}): AccessRequest {
  const ask = { ...alicesAsk, ...changes };
  const subject = seatSubject(ask.requester, ask.account.slug, ask.role.key);
  const key = { subject, number: 1 };
  const opened = begin({ what: "asked", at: ask.askedAt, key, ref: "R-7K3QXA", ask });
  return { ...opened, version: 1 };
}

/** The same request after `commands`, each a minute after the one before; fails where one is refused. */
export function after(request: AccessRequest, ...commands: Command[]): AccessRequest {
  return commands.reduce((current, command, index) => {
    const decision = decide(current, command, current.ask.askedAt + (index + 1) * 60_000);
    if ("refused" in decision) throw new Error(`${command.do} was refused: ${decision.refused}`);
    return decision.events.reduce(evolve, current);
  }, request);
}

const approvers = [bob.user];
const decider = { person: bob, iamUser: iamUsers.bob };
type RecordRun = Extract<Command, { do: "record-run" }>;

const NON_RETRYABLE = "AWS refused iam:AddUserToGroup.";

export const commands = {
  approve: { do: "approve", decider, approvers, plan: alicesPlan },
  deny: { do: "deny", decider, approvers, reason: "not this week" },
  withdraw: { do: "withdraw", by: alice },
  giveBack: { do: "give-back", by: alice },
  retry: { do: "retry", decider, approvers },
  lapse: { do: "lapse" },
  grant: finished(alicesPlan.steps),
  end: finished([
    { name: "leave-group", group: "client-a-admin", iamUser: iamUsers.alice },
    { name: "read-back-left", group: "client-a-admin", iamUser: iamUsers.alice },
  ]),
  getStuck: troubled(false),
  getDelayed: troubled(true),
} as const satisfies Record<string, Command>;

function finished(steps: readonly Step[]): RecordRun {
  return {
    do: "record-run",
    outcome: { kind: "finished" },
    journal: steps.map((step) => journalEntry(step.name)),
    firstRun: true,
  };
}

function troubled(retryable: boolean): RecordRun {
  const cause = NON_RETRYABLE;
  return {
    do: "record-run",
    outcome: { kind: "trouble", step: "join-group", cause, retryable },
    journal: [],
    firstRun: true,
  };
}

export function journalEntry(
  step: Step["name"],
  outcome: JournalEntry["outcome"] = "made",
): JournalEntry {
  return { step, outcome, at: ASKED_AT };
}

/** One request in every state there is. */
export function inEveryState(): Record<StateName, AccessRequest> {
  const pending = aPendingRequest();
  const { approve, deny, withdraw, giveBack, grant, end, getStuck } = commands;
  return {
    pending,
    denied: after(pending, deny),
    withdrawn: after(pending, withdraw),
    lapsed: [{ what: "lapsed", at: pending.ask.lapsesAt } as const].reduce(evolve, pending),
    working: after(pending, approve),
    active: after(pending, approve, grant),
    ending: after(pending, approve, grant, giveBack),
    ended: after(pending, approve, grant, giveBack, end),
    stuck: after(pending, approve, getStuck),
  };
}
