// While an ask waits: reminders, the escalation and the lapse, when each is due, and which comes first.
import fc from "fast-check";
import { decide } from "../../src/domain/decide.ts";
import type { Command } from "../../src/domain/command.ts";
import { dueAt, nextFor } from "../../src/domain/progress.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { aRule, people } from "../support/a-policy.ts";
import {
  ASKED_AT,
  HOUR,
  aRequestUnder,
  afterAt,
  commands,
  shown,
  yesBy,
} from "../support/a-request.ts";
import { bob, carol, dan } from "../support/people.ts";

const { remind, escalate, lapse } = commands;
const rule = aRule({
  remindMilliseconds: HOUR,
  escalation: { afterMilliseconds: 4 * HOUR, to: people(carol) },
  lapseMilliseconds: 24 * HOUR,
});
const pending = shown(aRequestUnder(rule));
const at = (hours: number) => ASKED_AT + hours * HOUR;

function waits(request: AccessRequest) {
  if (!isIn(request, "pending")) throw new Error(`it is ${request.state.name}`);
  return request.state;
}

describe("the approvers are reminded", () => {
  it("each time so long has passed, and not a moment sooner", () => {
    expect(decide(pending, remind, at(1) - 1)).toEqual({ events: [] });
    expect(decide(pending, remind, at(1))).toEqual({
      events: [{ what: "reminded", at: at(1), times: 1 }],
    });
    const once = shown(afterAt(at(1), pending, remind));
    expect(decide(once, remind, at(2) - 1)).toEqual({ events: [] });
    expect(waits(afterAt(at(2), once, remind)).reminders).toBe(2);
  });

  it("once for all that nobody sent while Rolecall was down", () => {
    const late = afterAt(at(3) + 1, pending, remind);
    expect(waits(late).reminders).toBe(3);
    expect(dueAt(shown(late), at(3) + 1)).toBe(at(4));
  });

  it("as the rule said when somebody asked: a time of its own is in the record", () => {
    const { remindEvery } = pending.ask.terms;
    expect(remindEvery).toBe(HOUR);
  });

  it("never, where the rule does not say so", () => {
    const quiet = shown(aRequestUnder(aRule({ lapseMilliseconds: 24 * HOUR })));
    expect(decide(quiet, remind, at(23))).toEqual({ events: [] });
    expect(dueAt(quiet, ASKED_AT)).toBe(at(24));
  });

  it("though one of two has said yes, and not once it was decided", () => {
    const once = afterAt(at(0), pending, yesBy(bob, { rule: { ...rule, approvals: 2 } }));
    expect(decide(once, remind, at(1))).toMatchObject({ events: [{ what: "reminded" }] });
    for (const decision of [commands.approve, commands.deny, commands.withdraw]) {
      expect(decide(afterAt(at(0), pending, decision), remind, at(1))).toEqual({ events: [] });
    }
  });
});

describe("others may decide too", () => {
  it("from the moment the rule says, and that is said once", () => {
    expect(decide(pending, escalate, at(4) - 1)).toEqual({ events: [] });
    const escalated = afterAt(at(4), pending, escalate);
    expect(waits(escalated).isEscalated).toBe(true);
    expect(decide(escalated, escalate, at(5))).toEqual({ events: [] });
  });

  it("and the reminders go on", () => {
    const escalated = shown(afterAt(at(4), pending, escalate));
    expect(nextFor(escalated, at(4))).toBe("remind");
    expect(waits(afterAt(at(4), escalated, remind))).toMatchObject({
      reminders: 4,
      isEscalated: true,
    });
  });

  it("never, where the rule names nobody", () => {
    const quiet = aRequestUnder(aRule());
    expect(decide(quiet, escalate, at(71))).toEqual({ events: [] });
  });
});

describe("what is due first", () => {
  it("is the reminder, then the escalation, then the lapse", () => {
    expect(dueAt(pending, ASKED_AT)).toBe(at(1));
    const reminded = shown(afterAt(at(3), pending, remind));
    expect(dueAt(reminded, at(3))).toBe(at(4));
  });

  it("is the most pressing where all of it is overdue", () => {
    const nexts: [number, string][] = [
      [at(1) - 1, "rest"],
      [at(1), "remind"],
      [at(4), "escalate"],
      [at(24), "lapse"],
    ];
    expect(nexts.map(([time]) => nextFor(pending, time))).toEqual(nexts.map(([, next]) => next));
  });

  it("after the lapse nothing more comes", () => {
    const lapsed = shown(afterAt(at(24), pending, lapse));
    expect(dueAt(lapsed, at(24))).toBeNull();
    for (const command of [remind, escalate, lapse]) {
      expect(decide(lapsed, command, at(48))).toEqual({ events: [] });
    }
  });

  it("is never behind: whatever the times, each turn brings something about or rests", () => {
    const commandFor: Record<string, Command> = { remind, escalate, lapse };
    const hours = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(hours, hours, hours, fc.integer({ min: 0, max: 400 }), (...times) => {
        const [every, after, lasting, passed] = times;
        const now = at(passed);
        let request = shown(
          aRequestUnder(
            aRule({
              remindMilliseconds: every * HOUR,
              escalation: { afterMilliseconds: after * HOUR, to: people(dan) },
              lapseMilliseconds: lasting * HOUR,
            }),
          ),
        );
        for (let turn = 0; turn < 4; turn += 1) {
          const command = commandFor[nextFor(request, now)];
          if (command) request = shown(afterAt(now, request, command));
        }
        expect(nextFor(request, now)).toBe("rest");
        expect(request.state.name).toBe(passed >= lasting ? "lapsed" : "pending");
      }),
    );
  });
});
