// What can be typed after /aws-access, and what it means.
import { readCommand } from "../../../src/adapters/slack/command-grammar.ts";
import { aPolicy, clientA, clientC } from "../../support/a-policy.ts";

const read = (text: string) => readCommand(text, aPolicy());

test.each([
  ["", { kind: "open" }],
  ["   ", { kind: "open" }],
  ["help", { kind: "help" }],
  ["HELP me", { kind: "help" }],
  ["list", { kind: "list" }],
  ["client-a", { kind: "ask", account: clientA, reason: "" }],
  ["Client-A", { kind: "ask", account: clientA, reason: "" }],
  ["`client-a`,", { kind: "ask", account: clientA, reason: "" }],
  ["client-a admin", { kind: "ask", account: clientA, roleKey: "admin", reason: "" }],
  [
    "  client-a   ADMIN   fix  the   DNS ",
    { kind: "ask", account: clientA, roleKey: "admin", reason: "fix  the   DNS" },
  ],
  ["client-a fix dns", { kind: "ask", account: clientA, reason: "fix dns" }],
  ["client-c fix dns", { kind: "ask", account: clientC, roleKey: "admin", reason: "fix dns" }],
  ["client-c", { kind: "ask", account: clientC, roleKey: "admin", reason: "" }],
  [
    'client-c ask <@U1|bob> about "the DNS" & <#C1>',
    {
      kind: "ask",
      account: clientC,
      roleKey: "admin",
      reason: 'ask <@U1|bob> about "the DNS" & <#C1>',
    },
  ],
  ["client-c admin\nfirst\nsecond", expect.objectContaining({ reason: "first\nsecond" })],
  ["done client-a", { kind: "done", slug: "client-a" }],
  ["done Client-A Admin", { kind: "done", slug: "client-a", roleKey: "admin" }],
  ["done", { kind: "incomplete", example: "done client-a" }],
  ["withdraw r-7k3qxa", { kind: "withdraw", ref: "R-7K3QXA" }],
  ["approve *R-7K3QXA*.", { kind: "approve", ref: "R-7K3QXA" }],
  ["retry R-7K3QXA now", { kind: "retry", ref: "R-7K3QXA" }],
  ["approve", { kind: "incomplete", example: "approve R-7K3QXA" }],
  ["deny R-7K3QXA", { kind: "deny", ref: "R-7K3QXA", reason: "" }],
  ["deny R-7K3QXA not  now", { kind: "deny", ref: "R-7K3QXA", reason: "not  now" }],
  [
    "clent-a x",
    { refused: "unknown-account", asked: "clent-a", nearest: ["client-a", "client-c"] },
  ],
  ["aprove R-1", expect.objectContaining({ asked: "aprove", nearest: ["approve"] })],
  ["constructor", expect.objectContaining({ refused: "unknown-account" })],
  ["🦊", expect.objectContaining({ refused: "unknown-account", asked: "🦊", nearest: [] })],
])("%j", (text, meaning) => {
  expect(read(text)).toEqual(meaning);
});
