// What people read, state by state.
import { bob } from "../../support/people.ts";
import { read, theOne } from "./read-message.ts";

describe("the card", () => {
  test.each([
    ["pending", "waiting for an approver", ["Approve", "Deny"]],
    ["working", "Approved by <@U0BOB00001>", []],
    ["working, delayed", "Rolecall keeps trying by itself", []],
    ["active", "Has access since", ["Revoke", "Revoke and end sessions"]],
    ["denied", "not this week", []],
    ["withdrawn", "Withdrawn by <@U0ALICE001>", []],
    ["lapsed", "Nobody decided until", []],
    ["stuck", "AWS refused iam:AddUserToGroup.", ["Retry"]],
    ["ending", "Taking the access away", []],
    ["ending, delayed", "Rolecall keeps trying by itself", []],
    ["ended", "Given back by <@U0ALICE001>", []],
  ])("of a request that is %s says %j and offers %j", (state, words, labels) => {
    const card = read("card", state);
    expect(card.text).toContain(words);
    expect(card.labels).toEqual(labels);
  });
});

describe("the receipt", () => {
  test.each([
    ["pending", "Waiting for <@U0BOB00001> or <@U0CAROL001> in <#C0APPROVALS>", ["Withdraw"]],
    ["working", "Approved by <@U0BOB00001>. Setting it up.", []],
    ["active", "You have access", []],
    ["denied", "Denied by <@U0BOB00001>", []],
    ["lapsed", "it lapsed", []],
    ["stuck", "something has to be mended first", []],
    ["ended", "You gave it back", []],
  ])("of a request that is %s says %j and offers %j", (state, words, labels) => {
    const receipt = read("receipt", state);
    expect(receipt.text).toContain(words);
    expect(receipt.labels).toEqual(labels);
  });

  test("does not wait for the one who asked", () => {
    const pending = theOne("pending");
    const bobs = { ...pending, ask: { ...pending.ask, requester: bob } };
    expect(read("receipt", "pending", bobs).text).toContain("Waiting for <@U0CAROL001> in");
  });
});

describe("the notice", () => {
  test("that all is ready carries every way in, and the way out", () => {
    const { text, labels } = read("ready-notice", "active");
    expect(text).toContain("https://signin.aws.amazon.com/switchrole?account=222222222222");
    expect(text).toContain("https://northwind.signin.aws.amazon.com/console");
    expect(text).toContain("role_arn = arn:aws:iam::222222222222:role/");
    expect(text).toContain("role_session_name = alice.andersen");
    expect(text).toContain("usually seconds, at most a few minutes until AWS lets you in");
    expect(labels).toEqual(["Switch role", "I'm done"]);
  });

  test("is of the past once the access was given back", () => {
    expect(read("ready-notice", "ended")).toMatchObject({
      text: expect.stringContaining("it ended") as string,
      labels: [],
    });
  });

  test("of a denial says who and why", () => {
    const { text } = read("denied-notice", "denied");
    expect(text).toContain("<@U0BOB00001> denied your request");
    expect(text).toContain("Reason: “not this week”");
  });

  test("of being stuck says what failed, and how to let go of it", () => {
    const { text, labels } = read("stuck-notice", "stuck");
    expect(text).toContain("adding the IAM user to the group. AWS refused iam:AddUserToGroup.");
    expect(labels).toEqual(["Not needed any more"]);
  });
});
