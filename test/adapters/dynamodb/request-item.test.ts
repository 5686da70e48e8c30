// How a request lies in the table.
import { fromItem, keyFromItem, toItem } from "../../../src/adapters/dynamodb/request-item.ts";
import type { StateName } from "../../../src/domain/request.ts";
import {
  ASKED_AT,
  aBrokenGlass,
  aPendingRequest,
  aRequestUnder,
  aTimedGrant,
  after,
  alicesPlan,
  asShown,
  commands,
  inEveryState,
  yesBy,
} from "../../support/a-request.ts";
import { aRule, people } from "../../support/a-policy.ts";
import { bob, dan } from "../../support/people.ts";

const everyState = inEveryState();
const pending = { request: aPendingRequest(), due: 1234, writeId: "w-1" };
const names = Object.keys(everyState) as StateName[];

const bothPlans = asShown(alicesPlan, alicesPlan);

const alice = "T0NORTHWIND/U0ALICE001";
const INDEXED = {
  pending: { openFor: alice, waitingFor: "approvers" },
  working: { openFor: alice },
  active: { openFor: alice },
  extending: { openFor: alice },
  ending: { openFor: alice },
  stuck: { openFor: alice, waitingFor: "admins" },
  denied: {},
  withdrawn: {},
  lapsed: {},
  ended: {},
} as const satisfies Record<StateName, object>;

it.each(names)("a request that is %s is found only where it belongs", (name) => {
  const { openFor, waitingFor } = toItem({ ...pending, request: everyState[name] });
  const expected: { openFor?: string; waitingFor?: string } = INDEXED[name];
  expect({ openFor, waitingFor }).toEqual({
    openFor: expected.openFor,
    waitingFor: expected.waitingFor,
  });
});

it("waits for the approvers again while more time is asked for, and no longer", () => {
  const asked = after(aTimedGrant(), commands.extend);
  const denied = after(asked, commands.denyMore);
  const items = [asked, denied].map((request) => toItem({ ...pending, request }));
  expect(items.map(({ waitingFor }) => waitingFor)).toEqual(["approvers", undefined]);
  expect(items.map(({ openFor }) => openFor)).toEqual([alice, alice]);
  expect(items.map(fromItem)).toEqual([asked, denied]);
});

it("waits for the approvers while its review is open, whatever has become of the access", () => {
  const taken = after(aBrokenGlass(), commands.grant);
  const ended = after(taken, commands.giveBack, commands.end);
  const reviewed = after(ended, commands.closeReview);
  const items = [taken, ended, reviewed].map((request) => toItem({ ...pending, request }));
  expect(items.map(({ waitingFor }) => waitingFor)).toEqual(["approvers", "approvers", undefined]);
  expect(items.map(({ openFor }) => openFor)).toEqual([alice, undefined, undefined]);
  expect(items.map(fromItem)).toEqual([taken, ended, reviewed]);
});

it("waits for the approvers with one yes of two, which comes back as it was", () => {
  const rule = aRule({
    ...{ approvals: 2, remindMilliseconds: 1000, sensitive: "A bank." },
    escalation: { afterMilliseconds: 1000, to: people(dan) },
  });
  const others = [{ ...aPendingRequest().ask, ref: "R-OTHER0", number: 2 }];
  const request = after(
    aRequestUnder(rule, { others, partOf: { ref: "R-HEAD00" } }),
    yesBy(bob, { rule: { ...rule, sensitive: null, approvals: 2 }, lasting: 3600, ...bothPlans }),
    commands.remind,
    commands.escalate,
  );
  const item = toItem({ ...pending, request });
  expect(item).toMatchObject({ waitingFor: "approvers", openFor: alice });
  expect(fromItem(item)).toEqual(request);
  expect(request.state).toMatchObject({ yeses: [{ lasting: 3600 }], isEscalated: true });
});

it.each(names)("a request that is %s comes back as it was", (name) => {
  const request = everyState[name];
  expect(fromItem(toItem({ ...pending, request }))).toEqual(request);
});

it("has its keys, its format and what it is found by beside the document", () => {
  const { request: document, ...attributes } = toItem(pending);
  expect(attributes).toEqual({
    subject: "access#T0NORTHWIND/U0ALICE001#client-a#admin",
    number: 1,
    format: 3,
    version: 1,
    writeId: "w-1",
    ref: "R-7K3QXA",
    askedAt: ASKED_AT,
    dueShard: "due",
    dueAt: 1234,
    openFor: alice,
    waitingFor: "approvers",
  });
  expect(document).not.toHaveProperty("version");
});

it("is in no index of due things when it is never due", () => {
  const item = toItem({ ...pending, due: null });
  expect(item).not.toHaveProperty("dueShard");
  expect(item).not.toHaveProperty("dueAt");
});

it.each([1, 2, 4])(
  "is refused in words where another version stored it, in format %s",
  (format) => {
    const item = { ...toItem(pending), format };
    expect(() => fromItem(item)).toThrow(
      `The record access#T0NORTHWIND/U0ALICE001#client-a#admin 1 is stored in format ${format}, and this version of Rolecall reads format 3 only.`,
    );
    expect(keyFromItem(item)).toEqual(pending.request.key);
  },
);
