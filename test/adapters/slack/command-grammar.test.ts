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
  ["standing", { kind: "standing" }],
  ["Standing *client-a*", { kind: "standing", slug: "client-a" }],
  ["new", { kind: "new-account", name: "" }],
  ["New Nordbank &amp; Co. ", { kind: "new-account", name: "Nordbank & Co." }],
  ["close", { kind: "incomplete", example: "close client-a" }],
  ["close `Client-A`", { kind: "close-account", slug: "client-a" }],
  ["close who-knows", { kind: "close-account", slug: "who-knows" }],
  ["connect", { kind: "connect-account", name: "" }],
  ["Connect Harbour &amp; Co. ", { kind: "connect-account", name: "Harbour & Co." }],
  ["disconnect", { kind: "incomplete", example: "disconnect client-a" }],
  ["disconnect `Harbour`", { kind: "disconnect-account", slug: "harbour" }],
  ["check", { kind: "incomplete", example: "check R-7K3QXA" }],
  ["check r-7k3qxa", { kind: "check", ref: "R-7K3QXA" }],
  ["adopt", { kind: "incomplete", example: "adopt R-7K3QXA" }],
  ["adopt r-7k3qxa", { kind: "adopt", ref: "R-7K3QXA" }],
  ["abandon R-7K3QXA, please", { kind: "abandon", ref: "R-7K3QXA" }],
  ["approve R-7K3QXA client-a", { kind: "approve", ref: "R-7K3QXA", typedName: "client-a" }],
  ["drift", { kind: "drift" }],
  ["drift undo D-3", { kind: "drift", settle: { want: "undo", number: 3 } }],
  ["Drift ADOPT `d-12`,", { kind: "drift", settle: { want: "adopt", number: 12 } }],
  ["drift undo", { kind: "incomplete", example: "drift undo D-3" }],
  ["drift undo R-7K3QXA", { kind: "incomplete", example: "drift undo D-3" }],
  ["drift away D-3", { kind: "incomplete", example: "drift undo D-3" }],
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
      reason: 'ask @bob about "the DNS" & <#C1>',
    },
  ],
  [
    "client-c 4h &lt;b&gt; &amp;lt; see <https://x.example|https://x.example>, <http://y.example|y.example>, <#C1AB|dns>",
    expect.objectContaining({
      lasting: "4h",
      reason: "<b> &lt; see https://x.example, y.example, #dns",
    }),
  ],
  [
    "client-c <https://evil.example|signin.aws> now",
    expect.objectContaining({ reason: "<https://evil.example|signin.aws> now" }),
  ],
  [
    "client-a admin 4h fix DNS",
    { kind: "ask", account: clientA, roleKey: "admin", lasting: "4h", reason: "fix DNS" },
  ],
  [
    "client-a ADMIN 30M, fix DNS",
    { kind: "ask", account: clientA, roleKey: "admin", lasting: "30m", reason: "fix DNS" },
  ],
  [
    "client-a standing on call",
    { kind: "ask", account: clientA, lasting: "standing", reason: "on call" },
  ],
  [
    "client-c 2d fix",
    { kind: "ask", account: clientC, roleKey: "admin", lasting: "2d", reason: "fix" },
  ],
  ["client-c 4h", expect.objectContaining({ lasting: "4h", reason: "" })],
  ["client-c fix in 4h", expect.objectContaining({ reason: "fix in 4h" })],
  ["client-a 4 weeks", { refused: "odd-time", asked: "4" }],
  ["client-a admin 1.5h fix", { refused: "odd-time", asked: "1.5h" }],
  ["client-a admin 1m fix", { refused: "odd-time", asked: "1m" }],
  ["client-c 2hours fix", { refused: "odd-time", asked: "2hours" }],
  ["extend", { kind: "incomplete", example: "extend client-a 2h still at it" }],
  ["extend client-a", { kind: "extend", grant: { slug: "client-a" }, reason: "" }],
  [
    "extend Client-A admin 2h still at it",
    {
      kind: "extend",
      grant: { slug: "client-a", roleKey: "admin" },
      lasting: "2h",
      reason: "still at it",
    },
  ],
  [
    "extend client-a 2h",
    { kind: "extend", grant: { slug: "client-a" }, lasting: "2h", reason: "" },
  ],
  [
    "extend r-7k3qxa 30m almost done",
    { kind: "extend", grant: { byRef: "R-7K3QXA" }, lasting: "30m", reason: "almost done" },
  ],
  ["extend client-a 2x done", expect.objectContaining({ reason: "2x done" })],
  ["extend client-a 90 done", { refused: "odd-time", asked: "90" }],
  ["extend clent-a", expect.objectContaining({ refused: "unknown-account" })],
  [
    "revoke <@U1A|bob> client-a",
    { kind: "revoke", grant: { user: "U1A", slug: "client-a" }, sessions: false },
  ],
  [
    "revoke <@U1A> Client-A Admin and end sessions",
    {
      kind: "revoke",
      grant: { user: "U1A", slug: "client-a", roleKey: "admin" },
      sessions: true,
    },
  ],
  [
    "revoke <@U1A|bob> client-a sessions",
    { kind: "revoke", grant: { user: "U1A", slug: "client-a" }, sessions: true },
  ],
  [
    "revoke <@U1A|bob> gone-by-now admin",
    {
      kind: "revoke",
      grant: { user: "U1A", slug: "gone-by-now", roleKey: "admin" },
      sessions: false,
    },
  ],
  [
    "revoke R-7K3QXA and end the sessions.",
    { kind: "revoke", grant: { byRef: "R-7K3QXA" }, sessions: true },
  ],
  ["revoke @bob client-a", { kind: "nameless", typed: "@bob" }],
  ["revoke bob client-a", { kind: "nameless", typed: "bob" }],
  ["revoke", { kind: "incomplete", example: "revoke @alice client-a" }],
  ["revoke <@U1A|bob>", { kind: "incomplete", example: "revoke @alice client-a" }],
  [
    "revoke <@U1A|bob> client-a now",
    { refused: "unknown-role", account: "client-a", asked: "now", roles: ["admin", "read-only"] },
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
