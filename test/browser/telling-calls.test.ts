import type { Call } from "../../sandbox/calls.ts";
import { callWords, isFailure, outcomeWords } from "../../sandbox/page/happened/call-words.ts";
import { acknowledgementWords, deedWords } from "../../sandbox/page/happened/delivery-words.ts";
import { isLook, turnsOf } from "../../sandbox/page/happened/turns.ts";

const named = {
  people: [
    { key: "alice", id: "U0ALICE001", name: "Alice Andersen", about: "", timeZone: "UTC" },
    { key: "bob", id: "U0BOB00001", name: "Bob Baker", about: "", timeZone: "UTC" },
  ],
  channels: [{ id: "C0APPROVALS", name: "aws-approvals" }],
};

let number = 0;

function call(service: Call["service"], action: string, more: Partial<Call> = {}): Call {
  number += 1;
  return { number, at: number * 100, service, action, milliseconds: 10, outcome: "ok", ...more };
}

/** Bob's click begins before the write and is acknowledged after it. */
function bobsClick(): Call[] {
  const start = call("dynamodb", "DescribeTable");
  const stored = call("dynamodb", "PutItem");
  const click = call("delivery", "block_actions", {
    milliseconds: 150,
    about: { person: "bob", clicked: "Approve", action_id: "approve" },
  });
  const joined = call("iam", "AddUserToGroup", {
    about: { user: "alice.andersen", group: "client-a-admin" },
  });
  return [start, stored, click, joined, call("dynamodb", "PutItem")];
}

test("what came of a click stands under it, in order: stored, acknowledged, done", () => {
  const turns = turnsOf(bobsClick());
  expect(turns.map(({ calls }) => calls.map(({ action }) => action))).toEqual([
    ["DescribeTable"],
    ["PutItem", "block_actions", "AddUserToGroup", "PutItem"],
  ]);
  const [, turn] = turns;
  if (!turn?.delivery) throw new Error("There is no delivery.");
  expect(deedWords(turn.delivery, named)).toBe("Bob clicked Approve");
  expect(acknowledgementWords(turn.delivery, named)).toMatch(/acknowledged after 150 ms/);
  const told = turn.calls
    .filter((one) => one !== turn.delivery)
    .map((one) => callWords(one, turn, named));
  expect(told).toEqual([
    "the decision is stored",
    "IAM user alice.andersen joins client-a-admin",
    "how far it is, is stored",
  ]);
});

test("what came of moving the time stands under that, however soon after a click it was", () => {
  const [start, stored, click, joined, settled] = bobsClick();
  const moved = { at: (joined?.at ?? 0) + 50, by: 4 * 60 * 60 * 1000 };
  const left = call("iam", "RemoveUserFromGroup");
  const calls = [start, stored, click, joined, settled, left].filter((one) => one !== undefined);
  const turns = turnsOf(calls, [moved, { ...moved, at: moved.at + 10_000 }]);
  expect(turns.map(({ move, calls: after }) => [move?.by, after.length])).toEqual([
    [undefined, 1],
    [undefined, 3],
    [moved.by, 2],
  ]);
});

test("messages are named by their place, and shown without markup", () => {
  const posted = (about: Record<string, string>) =>
    callWords(
      call("slack", "chat.postMessage", { about }),
      { key: "before", startedAt: 0, calls: [] },
      named,
    );
  expect(posted({ channel: "C0APPROVALS", text: "<@U0ALICE001> asks for *client-a*\nWhy" })).toBe(
    "a message in #aws-approvals: “@Alice asks for client-a”",
  );
  expect(posted({ channel: "U0ALICE001", text: ":white_check_mark: You are in" })).toBe(
    "a direct message to Alice: “You are in”",
  );
  expect(posted({ channel: "D0ALICE001", thread_ts: "1.2", text: "a &lt;b&gt;" })).toBe(
    "a reply in a thread of the direct messages of Alice: “a <b>”",
  );
});

test("policies of users and roles are told by what Rolecall writes them for", () => {
  const told = (action: string, about: Record<string, string>, calls: Call[] = []) =>
    callWords(call("iam", action, { about }), { key: "before", startedAt: 0, calls }, named);
  const guard = { user: "alice.andersen", policy: "rolecall-guard.client-a.admin.R-7K3QXA" };
  expect(told("PutUserPolicy", guard)).toMatch(/^the guard .* from the end on AWS itself refuses/);
  expect(told("DeleteUserPolicy", guard)).toMatch(/on alice.andersen is taken away$/);
  expect(told("GetUserPolicy", guard, [call("iam", "PutUserPolicy", { about: guard })])).toMatch(
    /^read back: what the policy rolecall-guard/,
  );
  const sessions = { role: "Admin", policy: "rolecall-sessions.alice.andersen.R-7K3QXA" };
  expect(told("PutRolePolicy", sessions)).toMatch(/on the role Admin: .* open sessions end$/);
  expect(told("PutUserPolicy", { user: "alice.andersen", policy: "mine" })).toBe(
    "the policy mine on alice.andersen",
  );
});

test("what the bot looks at all the time is left out, and what it looks up for somebody is not", () => {
  const query = (about: Record<string, string>) => call("dynamodb", "Query", { about });
  expect(isLook(query({ index: "due", key: "all 1764000000000" }))).toBe(true);
  expect(isLook(query({ key: "accounts 3" }))).toBe(true);
  expect(isLook(query({ key: "account#acme" }))).toBe(false);
  expect(isLook(query({ index: "ref", key: "R-7K3QXA" }))).toBe(false);
  const failed = { ...query({ key: "accounts 3" }), outcome: "refused" as const };
  expect(isLook(failed)).toBe(false);
  expect(callWords(failed, { key: "before", startedAt: 0, calls: [] }, named)).toBe(
    "which accounts were made or closed",
  );
});

test("a missed acknowledgement and a refused call are failures; what is not there yet is none", () => {
  const lost = call("delivery", "command", {
    outcome: "no-answer",
    error: "operation_timeout",
    about: { person: "alice", text: "client-a" },
  });
  expect(deedWords(lost, named)).toBe("Alice typed /aws-access client-a");
  expect(acknowledgementWords(lost, named)).toMatch(
    /No acknowledgement .* Alice is shown an error/,
  );
  expect(isFailure(lost)).toBe(true);
  const throttled = call("iam", "GetUser", { outcome: "refused", error: "Throttling" });
  expect([isFailure(throttled), outcomeWords(throttled)]).toEqual([true, "refused: Throttling"]);
  const absent = call("iam", "GetGroupPolicy", { outcome: "refused", error: "NoSuchEntity" });
  expect([isFailure(absent), outcomeWords(absent)]).toEqual([false, "there is none"]);
});
