// Every refusal there is, as a person reads it.
import { refusalText } from "../../../src/adapters/slack/views/refusal-text.ts";
import { alice, bob } from "../../support/people.ts";
import { TO_ACCOUNTS } from "./account-refusal-table.ts";
import type { RefusalTable } from "./account-refusal-table.ts";

const about = { ref: "R-7K3QXA", account: "client-a", role: "admin" };
const management = { id: "111111111111", alias: "northwind", partition: "aws" };
const at = Date.UTC(2026, 0, 5, 9, 0);

/** A refusal that is missing here does not compile. */
const TABLE: RefusalTable = {
  "unknown-account": [
    { refused: "unknown-account", asked: "clent-a", nearest: ["client-a", "client-b"] },
    "`clent-a`",
    "`client-a` or `client-b`",
  ],
  "unknown-role": [
    { refused: "unknown-role", account: "client-a", asked: "root", roles: ["admin", "read-only"] },
    "`admin` and `read-only`",
  ],
  "no-rule": [{ refused: "no-rule", account: "client-a", role: "admin" }, "nobody is let in"],
  "may-not-ask": [
    { refused: "may-not-ask", account: "client-a", role: "admin", rule: "production" },
    "the rule *production*",
    "/aws-access explain client-a admin",
  ],
  "name-not-typed": [
    { refused: "name-not-typed", name: "client-a", warning: "Production of a bank." },
    "Production of a bank.",
    "`client-a`, has to be typed in the form",
  ],
  "explain-for-admins": [{ refused: "explain-for-admins" }, "Leave the name out"],
  "requester-may-not": [
    { refused: "requester-may-not", person: alice, account: "client-a", role: "admin" },
    "<@U0ALICE001> may not have `client-a` as `admin`",
    "Deny it",
  ],
  "not-shorter": [{ refused: "not-shorter", asked: 4 * 3600 }, "for 4 hours", "or less"],
  "longer-than-allowed": [
    { refused: "longer-than-allowed", asked: 4 * 3600, longest: 2 * 3600 },
    "for 4 hours",
    "at most 2 hours",
    "Approve for less",
  ],
  "said-yes-already": [{ refused: "said-yes-already", at }, "somebody else"],
  "same-iam-user-said-yes": [
    { refused: "same-iam-user-said-yes", by: bob, iamUser: "bob.baker" },
    "<@U0BOB00001>",
    "`bob.baker`",
  ],
  "no-break-glass": [
    { refused: "no-break-glass", account: "client-a", role: "admin" },
    "/aws-access client-a admin &lt;reason&gt;",
  ],
  "break-glass-ends": [
    { refused: "break-glass-ends", ref: "R-7K3QXA" },
    "*R-7K3QXA*",
    "cannot be made longer",
  ],
  "nothing-to-review": [{ refused: "nothing-to-review", ref: "R-7K3QXA" }, "nothing to review"],
  "reviewed-already": [{ refused: "reviewed-already", by: bob, at }, "by <@U0BOB00001>"],
  "too-many-accounts": [{ refused: "too-many-accounts", asked: 60, most: 50 }, "60", "at most 50"],
  "sensitive-alone": [
    { refused: "sensitive-alone", account: "client-a", role: "admin" },
    "by itself",
    "/aws-access client-a admin &lt;reason&gt;",
  ],
  "no-room-for-all": [
    {
      ...{ refused: "no-room-for-all", iamUser: "alice.andersen" },
      ...{ fit: ["client-a", "client-b"], left: ["client-c"] },
    },
    "room for `client-a` and `client-b`",
    "none for `client-c`",
    "/aws-access list",
  ],
  "not-our-message": [{ refused: "not-our-message" }, "Home tab"],
  "wrong-channel": [{ refused: "wrong-channel", channel: "C0APPROVALS" }, "in <#C0APPROVALS> only"],
  "shared-channel": [
    { refused: "shared-channel", channel: "C0APPROVALS" },
    "<#C0APPROVALS> is shared",
    "Home tab",
  ],
  "reason-missing": [{ refused: "reason-missing" }, "say why"],
  "reason-too-long": [{ refused: "reason-too-long", length: 4000, most: 1000 }, "4000", "1000"],
  "odd-time": [{ refused: "odd-time", asked: "4weeks" }, "`4weeks`", "`30m`, `4h` or `2d`"],
  "standing-not-allowed": [
    { refused: "standing-not-allowed", account: "client-a", role: "admin", longest: 12 * 3600 },
    "not given without an end",
    "12 hours (`12h`)",
  ],
  "too-long": [
    { refused: "too-long", account: "client-a", role: "admin", longest: 90 * 60 },
    "`admin`",
    "90 minutes (`90m`)",
  ],
  "no-boundary": [
    { refused: "no-boundary", iamUser: "alice.andersen", boundary: "rolecall/people" },
    "aws iam put-user-permissions-boundary --user-name alice.andersen --permissions-boundary arn:aws:iam::111111111111:policy/rolecall/people",
    "Then ask again",
  ],
  "no-room": [
    { refused: "no-room", iamUser: "alice.andersen", full: "groups-of-user" },
    "`alice.andersen` is in ten groups already",
    "To free a place, ask an AWS admin",
  ],
  "has-no-end": [
    { refused: "has-no-end", account: "client-a", role: "admin" },
    "no need for more time",
  ],
  "extension-asked": [
    { refused: "extension-asked", ref: "R-7K3QXA" },
    "/aws-access withdraw R-7K3QXA",
  ],
  "has-ended": [{ refused: "has-ended", at }, "asked for anew"],
  "extension-decided": [
    { refused: "extension-decided", outcome: "denied", by: bob, at },
    "denied already by <@U0BOB00001>",
  ],
  "not-an-admin": [{ refused: "not-an-admin" }, "Only admins can revoke"],
  "drift-for-admins": [{ refused: "drift-for-admins" }, "Only admins"],
  "drift-over": [{ refused: "drift-over", number: 3 }, "`D-3`"],
  "drift-decided": [
    { refused: "drift-decided", want: "undo", by: bob, at },
    "decided already",
    "<@U0BOB00001>",
  ],
  "cannot-adopt": [{ refused: "cannot-adopt", why: "seat-taken" }, "cannot be adopted"],
  "standing-for-admins": [{ refused: "standing-for-admins" }, "Only admins"],
  "account-shut": [
    {
      refused: "account-shut",
      ...{ account: "client-a", since: at, why: "The role trusts us no more." },
      admins: [bob.user],
    },
    "`client-a` lets nobody in by Rolecall",
    "The role trusts us no more.",
    "Ask <@U0BOB00001>",
  ],
  "not-named-by-client": [
    {
      refused: "not-named-by-client",
      account: "client-a",
      arn: "arn:aws:iam::111111111111:user/alice",
    },
    "add `arn:aws:iam::111111111111:user/alice`",
  ],
  "no-mfa-device": [
    { refused: "no-mfa-device", ...{ account: "client-a", role: "admin", iamUser: "alice" } },
    "`alice` has no MFA device, so nobody was asked",
    "Security credentials",
    "sign out and in again",
  ],
  "not-linked": [
    { refused: "not-linked", person: alice },
    "aws iam tag-user --user-name &lt;IAM user&gt; --tags Key=rolecall:slack-user,Value=T0NORTHWIND/U0ALICE001",
  ],
  "linked-twice": [
    { refused: "linked-twice", person: alice, iamUsers: ["alice", "alice.andersen"] },
    "`alice` and `alice.andersen`",
    "remove the tag",
  ],
  "directory-not-read": [{ refused: "directory-not-read" }, "try again"],
  "already-asked": [
    { refused: "already-asked", ...about },
    "waiting",
    "/aws-access withdraw R-7K3QXA",
  ],
  "still-working": [{ refused: "still-working", ...about }, "being set up"],
  "still-ending": [{ refused: "still-ending", ...about }, "try again"],
  "is-stuck": [
    { refused: "is-stuck", ...about },
    "/aws-access retry R-7K3QXA",
    "/aws-access done client-a admin",
  ],
  "not-an-approver": [{ refused: "not-an-approver" }, "Only approvers"],
  "own-request": [{ refused: "own-request" }, "your own request"],
  "same-iam-user": [{ refused: "same-iam-user", iamUser: "alice.andersen" }, "`alice.andersen`"],
  "already-decided": [
    { refused: "already-decided", state: "active", by: bob, at },
    "approved already by <@U0BOB00001>",
  ],
  "has-lapsed": [{ refused: "has-lapsed", at }, "asked for again"],
  "plan-changed": [{ refused: "plan-changed" }, "Deny it"],
  "not-yours": [{ refused: "not-yours" }, "Only the person who asked"],
  "not-active": [{ refused: "not-active", account: "client-a", roles: [] }, "no access"],
  "which-role": [
    { refused: "which-role", account: "client-a", roles: ["admin", "read-only"] },
    "`client-a admin` or `client-a read-only`",
  ],
  "not-ours-to-end": [
    { refused: "not-ours-to-end", account: "client-a", role: "admin", group: "client-a-admin" },
    "AWS admin",
    "`client-a-admin`",
  ],
  "not-stuck": [{ refused: "not-stuck", state: "active" }, "nothing to retry"],
  "unknown-ref": [{ refused: "unknown-ref", ref: "R-1" }, "`R-1`", "/aws-access list"],
  "account-closed": [{ refused: "account-closed", account: "client-a" }, "`client-a` is closed"],
  ...TO_ACCOUNTS,
  "other-workspace": [{ refused: "other-workspace" }, "own workspace"],
  guest: [{ refused: "guest" }, "Guests"],
  deactivated: [{ refused: "deactivated" }, "deactivated"],
  "not-a-person": [{ refused: "not-a-person" }, "people only"],
  "slack-cannot-say": [{ refused: "slack-cannot-say" }, "try again"],
};

test.each(Object.values(TABLE))("%j is told in a sentence", (refusal, ...words) => {
  const text = refusalText(refusal, management);
  for (const one of words) expect(text).toContain(one);
  expect(text).toMatch(/^(?:[A-Z*]|<@).*[.?`]$/s);
});

test.each([
  ["groups-of-user", "ten groups already", "`/aws-access done client-b admin` or `/aws-access"],
  ["user-policies", "(2,048 characters)", "`/aws-access done client-b admin` or `/aws-access"],
  ["groups", "as many groups as it may", "delete groups that nobody needs"],
] as const)("%s full is told with what would free a place", (full, what, frees) => {
  const wouldFree = ["client-b admin", "client-c admin"];
  const text = refusalText({ refused: "no-room", iamUser: "alice", full, wouldFree });
  expect(text).toContain(what);
  expect(text).toContain(frees);
});

test("the command for a boundary names the account of the IAM users, and nothing can be smuggled into it", () => {
  const china = { id: "333333333333", partition: "aws-cn" };
  const refusal = { refused: "no-boundary", iamUser: "a`; rm", boundary: "x/y" } as const;
  expect(refusalText(refusal, china)).toContain(
    "```aws iam put-user-permissions-boundary --user-name arm --permissions-boundary arn:aws-cn:iam::333333333333:policy/x/y```",
  );
  expect(refusalText(refusal)).toContain("arn:aws:iam::&lt;account id&gt;:policy/x/y");
});

test("a wish for more time that the record no longer knows is of the past", () => {
  expect(refusalText({ refused: "extension-decided" })).toContain("newest message");
});

test("an account name full of mrkdwn stays a name", () => {
  const text = refusalText({ refused: "unknown-account", asked: "`<!channel>`", nearest: [] });
  expect(text).toContain("`'&lt;!channel&gt;'`");
  expect(text).not.toContain("<!channel>");
});

test("of many accounts for which there is no room, the first are named", () => {
  const left = Array.from({ length: 14 }, (_, index) => `client-${index}`);
  const refusal = { refused: "no-room-for-all", iamUser: "alice", fit: [], left } as const;
  expect(refusalText(refusal)).toContain("There is room for none");
  expect(refusalText(refusal)).toContain("`client-9` and 4 more");
});
