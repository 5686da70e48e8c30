// How access ends where the role trusts people by name: it does not name them any more, and no end waits for that.
import { grantPlan, stepIn } from "../../src/domain/access-plan.ts";
import type { Plan } from "../../src/domain/access-plan.ts";
import type { Command } from "../../src/domain/command.ts";
import { isIn } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { clientA } from "../support/a-policy.ts";
import { aTimedGrant, after, alicesWish, commands } from "../support/a-request.ts";

const names = ({ steps }: Plan): string[] => steps.map(({ name }) => name);

function ending(request: AccessRequest, command: Command) {
  const begun = after(request, command);
  if (!isIn(begun, "ending")) throw new Error(`it is ${begun.state.name}`);
  return begun.state;
}

const account = { ...clientA, trust: "named" } as const;
const lasting = 4 * 3600;
const inByGroup = aTimedGrant(grantPlan({ ...alicesWish, account, lasting }));

it("they are named no more, once they are out and before their sessions are ended", () => {
  const revoked = { ...commands.revoke, sessions: { managedBy: "Manager" } };
  expect(names(ending(inByGroup, revoked).work.plan)).toEqual([
    "tombstone",
    "leave-group",
    "read-back-left",
    "distrust-person",
    "end-sessions",
  ]);
  const direct = grantPlan({ ...alicesWish, account, lasting, strategy: "direct" });
  expect(names(ending(aTimedGrant(direct), commands.giveBack).work.plan)).toEqual([
    "tombstone",
    "disallow",
    "distrust-person",
  ]);
});

it("it is what the plan has named", () => {
  const { work } = ending(inByGroup, commands.giveBack);
  const { name: _trust, ...named } = stepIn(inByGroup.ask.plan, "trust-person") ?? {};
  const { name: _distrust, ...unnamed } = stepIn(work.plan, "distrust-person") ?? {};
  expect(unnamed).toEqual(named);
});

it("it is looked at once more when the Denies go, which it does not hold up", () => {
  const [clearing] = ending(inByGroup, commands.giveBack).clearings;
  expect(clearing && names(clearing.plan)).toEqual([
    "look-again",
    "lift-denies",
    "distrust-person",
  ]);
});
