// Refusals about accounts as a whole that are said in more than one way.
import { refusalText } from "../../../src/adapters/slack/views/refusal-text.ts";
import { CLOSING_WARNING } from "../../../src/domain/accounts/decide-account.ts";
import type { Refusal } from "../../../src/domain/refusal.ts";
import { alice } from "../../support/people.ts";

test.each([
  [{ refused: "linked-twice", person: alice, iamUsers: ["a", "b"] }, "`a` and `b`"],
  [{ refused: "may-not-ask", account: "acme", role: "admin", rule: "production" }, "*production*"],
  [{ refused: "no-boundary", iamUser: "alice", boundary: "rolecall/people" }, "`rolecall/people`"],
  [{ refused: "no-room", iamUser: "alice", full: "groups" }, "no room for more"],
  [{ refused: "guest" }, "guests"],
  [{ refused: "deactivated" }, "deactivated"],
  [{ refused: "other-workspace" }, "another workspace"],
  [{ refused: "not-a-person" }, "people only"],
  [{ refused: "slack-cannot-say" }, "could not tell me"],
] satisfies [Refusal, string][])(
  "why somebody cannot be let in at the beginning is said about them: %j",
  (because, words) => {
    const text = refusalText({ refused: "first-person", person: alice, because });
    expect(text).toContain(`<@U0ALICE001> cannot be let in at the beginning: `);
    expect(text).toContain(words);
    expect(text).toContain("Leave them out");
    expect(text).not.toMatch(/\byou\b/i);
  },
);

test("for the end of an account, the name can be typed behind the reference", () => {
  const text = refusalText({
    refused: "name-not-typed",
    name: "client-a",
    warning: CLOSING_WARNING,
  });
  expect(text).toContain("cannot be taken back");
  expect(text).toContain("`/aws-access approve R-7K3QXA client-a`");
});

test.each([
  [{ refused: "email-taken", email: "a@b.example", ref: "R-7K3QXA" }, "asked for by *R-7K3QXA*"],
  [{ refused: "slug-taken", slug: "acme" }, "There is, or was, an account `acme`"],
  [{ refused: "unknown-unit", unit: "" }, "This organizational unit is not there"],
  [{ refused: "unknown-baseline-role", asked: "admin", roles: [] }, "Choose at least one role"],
] satisfies [Refusal, string][])("what is not known is left out: %j", (refusal, words) => {
  expect(refusalText(refusal)).toContain(words);
});
