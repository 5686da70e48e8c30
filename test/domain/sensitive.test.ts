// Where the rule warns of an account, its name is typed before anybody is let in.
import { decide } from "../../src/domain/decide.ts";
import { aRule } from "../support/a-policy.ts";
import {
  ASKED_AT,
  aPendingRequest,
  aTimedGrant,
  after,
  alicesTimedPlan,
  asShown,
  commands,
  yesBy,
} from "../support/a-request.ts";
import { bob, carol } from "../support/people.ts";

const NOW = ASKED_AT + 3600_000;
const rule = aRule({ sensitive: "Production of a bank." });
const pending = aPendingRequest();
const typed = (typedName: string | undefined) => yesBy(bob, { rule, typedName });

describe("approving for a sensitive account", () => {
  it.each(["client-a", "CLIENT-A", "  client-a "])("is done by typing its name: %p", (name) => {
    expect(after(pending, typed(name)).state.name).toBe("working");
  });

  it.each([undefined, "", "client-b", "client", "client-a-admin", "Client A"])(
    "is refused with anything else, and the warning is said again: %p",
    (name) => {
      expect(decide(pending, typed(name), NOW)).toEqual({
        refused: "name-not-typed",
        name: "client-a",
        warning: "Production of a bank.",
      });
    },
  );

  it("asks each of several approvers to type it", () => {
    const two = aRule({ ...rule, approvals: 2 });
    const once = after(pending, yesBy(bob, { rule: two, typedName: "client-a" }));
    expect(decide(once, yesBy(carol, { rule: two }), NOW)).toMatchObject({
      refused: "name-not-typed",
    });
  });

  it("is asked for by the rule as it is now, whatever it was when somebody asked", () => {
    expect(decide(pending, yesBy(bob), NOW)).toHaveProperty("events");
    expect(decide(pending, yesBy(bob, { rule }), NOW)).toMatchObject({ refused: "name-not-typed" });
  });

  it("is done by typing it for more time too", () => {
    const asked = after(aTimedGrant(), commands.extend);
    const more = { ...asShown(alicesTimedPlan), extension: 1, rule };
    expect(decide(asked, yesBy(bob, more), NOW)).toMatchObject({ refused: "name-not-typed" });
    const named = yesBy(bob, { ...more, typedName: "client-a" });
    expect(after(asked, named).state.name).toBe("extending");
  });

  it("nobody has to type it to say no", () => {
    expect(after(pending, commands.deny).state.name).toBe("denied");
  });

  it("who may not decide is told that, and not what to type", () => {
    const stranger = yesBy(bob, { rule, approvers: [carol.user] });
    expect(decide(pending, stranger, NOW)).toEqual({ refused: "not-an-approver" });
  });
});
