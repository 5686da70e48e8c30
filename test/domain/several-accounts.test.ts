// Several accounts in one ask: one decision, and each a request of its own from then on.
import { grantPlan } from "../../src/domain/access-plan.ts";
import type { OtherSeat } from "../../src/domain/batch.ts";
import { decide } from "../../src/domain/decide.ts";
import { isToSpread, partOf } from "../../src/domain/spread-batch.ts";
import { isIn, seatSubject } from "../../src/domain/request.ts";
import type { AccessRequest } from "../../src/domain/request.ts";
import { clientC } from "../support/a-policy.ts";
import {
  ASKED_AT,
  aPendingRequest,
  aTimedRequest,
  after,
  alicesPlan,
  alicesTimedPlan,
  alicesWish,
  commands,
  shown,
  yesBy,
} from "../support/a-request.ts";
import { alice, bob } from "../support/people.ts";

const [role] = clientC.roles;
if (!role) throw new Error("client-c has an admin role");
const REF = "R-OTHER0";

const planOfOther = (lasting: number | "standing") =>
  grantPlan({ ...alicesWish, account: clientC, role, ref: REF, lasting });

const other = (lasting: number | "standing"): OtherSeat => ({
  ref: REF,
  number: 3,
  account: { slug: clientC.slug, id: clientC.id, name: clientC.name },
  role,
  mayDeny: false,
  plan: planOfOther(lasting),
});

const head = aPendingRequest({ others: [other("standing")] });
const both = { asShown: [alicesPlan, planOfOther("standing")], toDo: [] };
const approved = shown(after(shown(head), yesBy(bob, both)));

function partIn(request: AccessRequest): AccessRequest {
  if (!isIn(request, "working")) throw new Error(`it is ${request.state.name}`);
  return partOf(request, other("standing"));
}

describe("several accounts in one ask", () => {
  it("are approved together, and only as all of them were shown", () => {
    expect(decide(head, yesBy(bob, both), ASKED_AT)).toHaveProperty("events");
    for (const asShown of [[alicesPlan], [], [alicesPlan, planOfOther(3600)]]) {
      expect(decide(head, yesBy(bob, { asShown, toDo: asShown }), ASKED_AT)).toEqual({
        refused: "plan-changed",
      });
    }
  });

  it("are opened once the request that carries them is approved, and once only", () => {
    expect(isToSpread(head)).toBe(false);
    expect(isToSpread(approved)).toBe(true);
    expect(isToSpread(after(approved, commands.recordSpread))).toBe(false);
    expect(isToSpread(after(aPendingRequest(), commands.approve))).toBe(false);
  });

  it("are not opened where it was denied, taken back, or nobody answered", () => {
    for (const command of [commands.deny, commands.withdraw]) {
      expect(isToSpread(after(head, command))).toBe(false);
    }
  });

  it("get the shortest time too", () => {
    const timed = {
      ...aTimedRequest(),
      ask: { ...aTimedRequest().ask, others: [other(4 * 3600)] },
    };
    const toDo = [grantPlan({ ...alicesWish, lasting: 3600 }), planOfOther(3600)];
    const asShown = [alicesTimedPlan, planOfOther(4 * 3600)];
    const shorter = after(timed, yesBy(bob, { asShown, toDo, lasting: 3600 }));
    expect(shorter.ask.others).toEqual([{ ...other(4 * 3600), plan: planOfOther(3600) }]);
  });
});

describe("one of them, once it is approved", () => {
  const part = partIn(approved);

  it("is a request of its own on its seat, under the number and the name it was given", () => {
    expect(part).toMatchObject({
      ref: REF,
      key: { subject: seatSubject(alice, "client-c", "admin"), number: 3 },
      ask: { account: { slug: "client-c" }, role, mayDeny: false, reason: "fix the DNS" },
      state: { name: "working", work: { plan: planOfOther("standing") } },
    });
  });

  it("is approved by whom the whole was, at that time", () => {
    expect(part.state).toMatchObject({
      approval: isIn(approved, "working") ? approved.state.approval : "none",
    });
    expect(part.history.entries.map(({ what, by }) => [what, by])).toEqual([
      ["asked", alice],
      ["approved", bob],
    ]);
  });

  it("knows which request it came with and where the messages of that stand", () => {
    expect(part.ask.partOf).toEqual({
      ref: approved.ref,
      card: { channel: "C1", ts: "1.1" },
      receipt: { channel: "C1", ts: "1.1" },
    });
  });

  it("carries no others of its own", () => {
    expect(part.ask.others).toBeUndefined();
    expect(isToSpread(part)).toBe(false);
  });
});
