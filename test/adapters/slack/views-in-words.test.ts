// What people read, state by state.
import { bob } from "../../support/people.ts";
import { hostileRequests } from "./every-request.ts";
import { read, theOne } from "./read-message.ts";

describe("the card", () => {
  test.each([
    ["pending", "waiting for an approver", ["Approve", "Approve for less…", "Deny"]],
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

  test("of a denial of many accounts says how to ask again", () => {
    const { text } = read("denied-notice", "denied, in many accounts");
    expect(text).toContain("denied your request for *50 accounts* as *admin*");
    expect(text).toContain(
      "`/aws-access client-a,client-100,client-101,client-102,client-103,… admin",
    );
  });

  test("of being stuck says what failed, and how to let go of it", () => {
    const { text, labels } = read("stuck-notice", "stuck");
    expect(text).toContain("adding the IAM user to the group. AWS refused iam:AddUserToGroup.");
    expect(labels).toEqual(["Not needed any more"]);
  });
});

describe("by what the rule says", () => {
  test.each([
    ["pending, two needed", "2 people have to say yes; nobody has so far."],
    ["pending, two needed", "By the rule *two of us*: 2 different people have to say yes."],
    ["pending, two needed", "To be told: <!subteam^S0PLATFORM1> and <@U0CAROL001>."],
    ["pending, one of two", "1 of 2 have said yes: <@U0BOB00001> (for 2 hours)."],
    [
      "working, for less by two",
      "Approved by <@U0BOB00001> and <@U0CAROL001>, for less time than was asked for",
    ],
    ["active, for less by two", "for *2 hours* from the moment of the grant"],
    ["lapsed, one of two", "Too few people said yes until"],
    ["pending, for a time", "`/aws-access approve R-7K3QXA 30m` for less time"],
    ["pending, escalated", "Escalated to <@U0CAROL001>, who may decide too."],
    ["pending, sensitive", ":warning: *Sensitive:* still at it"],
    ["active, nobody asked", "No approval is needed by the rule *sandbox*. Has access since"],
    ["pending, in many accounts", "client-a and 49 more as admin: waiting for an approver"],
    ["pending, in many accounts", "<@U0ALICE001> asks for *50 accounts* as *admin*"],
    ["pending, in many accounts", "client-a, client-100, client-101"],
    ["pending, in many accounts", "in 17 of them by a policy of the IAM user's own"],
    ["working, in many accounts", "Left out, since it was asked for by itself meanwhile"],
    ["working, in many accounts", "The same is done in the other 45 accounts"],
    ["active, in many accounts", "This is how it stands with *client-a* as *admin*:"],
  ])("the card of one that is %s says %j", (state, words) => {
    expect(read("card", state).text).toContain(words);
  });

  test("names all accounts on the card, and what each is called once it goes its own way", () => {
    const before = JSON.stringify(read("card", "pending, in many accounts").blocks);
    const spread = JSON.stringify(read("card", "working, in many accounts").blocks);
    expect(before.match(/`client-[^`]+` \(\d{12}\)/g)).toHaveLength(50);
    expect(spread.match(/`client-[^`]+` \(R-[^)]+\)/g)).toHaveLength(46);
  });

  test("cuts no account off, however long their names are", () => {
    const { "pending, in many accounts": pending, "active, in many accounts": spread } =
      hostileRequests("words", "x".repeat(128));
    const cards = [pending, spread].map((one) => JSON.stringify(read("card", "", one).blocks));
    expect(cards[0]?.match(/`a+\d*` \(\d{12}\)/g)).toHaveLength(50);
    expect(cards[1]?.match(/`a+\d*` \(R-[^)]+\)/g)).toHaveLength(46);
  });

  test("offers less time only where there is less, and asks back only where no form opens", () => {
    const labels = ["Approve", "Approve for less…", "Deny"];
    expect(read("card", "pending, sensitive").labels).toEqual(labels);
    expect(JSON.stringify(read("card", "pending, sensitive").blocks)).not.toContain("confirm");
    expect(read("card", "pending, nothing shorter").labels).toEqual(["Approve", "Deny"]);
    expect(read("card", "pending, nothing shorter").text).not.toContain("for less time");
  });

  test("a wish for more time says who said yes so far", () => {
    const { text } = read("extension-card", "active, more wished of two");
    expect(text).toContain("1 of 2 have said yes: <@U0BOB00001>.");
  });

  test.each([
    ["pending, one of two", "Waiting for <@U0CAROL001> in <#C0APPROVALS>"],
    ["pending, one of two", "1 of 2 have said yes"],
    ["pending, reminded", "The approvers were reminded once."],
    [
      "pending, escalated",
      "The approvers were reminded 2 times. As it took a while, more people may",
    ],
    ["active, nobody asked", "No approval is needed by the rule *sandbox*. You have access"],
    ["active, glass broken", "You took *client-a* as *admin* for 4 hours"],
    ["pending, in many accounts", "You asked for *50 accounts* as *admin*"],
  ])("the receipt of one that is %s says %j", (state, words) => {
    expect(read("receipt", state).text).toContain(words);
  });
});

describe("break-glass", () => {
  test("is loud, calls who may decide, and asks for a review", () => {
    const { text, labels } = read("card", "active, glass broken");
    expect(text).toMatch(/^Break-glass: client-a as admin: has access\n:rotating_light: /);
    expect(text).toContain("<@U0BOB00001> and <@U0CAROL001>: please look at it.");
    expect(text).toContain("Taken by break-glass, as the rule *production* allows");
    expect(text).toContain("/aws-access review R-7K3QXA");
    expect(labels).toEqual(["Revoke", "Revoke and end sessions", "Review"]);
  });

  test("does not call the one who took it", () => {
    const request = theOne("active, glass broken");
    const bobs = { ...request, ask: { ...request.ask, requester: bob } };
    expect(read("card", "", bobs).text).toContain("nobody was asked. <@U0CAROL001>: please");
  });

  test("still waits for its review when the access is over, and then says what came of it", () => {
    expect(read("card", "ended, glass broken, review open").labels).toEqual(["Review"]);
    const reviewed = read("card", "ended, glass broken, reviewed");
    expect(reviewed.labels).toEqual([]);
    expect(reviewed.text).toContain("Reviewed by <@U0CAROL001>");
    expect(reviewed.text).toContain("Comment: “still at it”");
  });

  test("offers no more time, since there is none", () => {
    expect(read("ready-notice", "active, glass broken").labels).toEqual([
      "Switch role",
      "I'm done",
    ]);
    expect(read("warning-notice", "active, glass broken, warned").labels).toEqual(["I'm done"]);
  });

  test.each([
    ["ended, glass broken, review open", "<@U0BOB00001> and <@U0CAROL001>: *R-7K3QXA* waits"],
    ["ended, glass broken, reviewed", "<@U0CAROL001> reviewed what <@U0ALICE001> took"],
  ])("is told under the card of one that is %s: %j", (state, words) => {
    expect(read("review-thread", state).text).toContain(words);
  });
});

describe("while nobody answers", () => {
  test.each([
    ["reminder-thread", "pending, reminded", "<@U0BOB00001> and <@U0CAROL001>: *R-7K3QXA* still"],
    ["reminder-thread", "pending, one of two", "<!subteam^S0PLATFORM1> and <@U0CAROL001>: *R-7K"],
    ["escalation-thread", "pending, escalated", "<@U0CAROL001>: *R-7K3QXA* has waited long"],
    ["escalated-notice", "pending, escalated", "so by now <@U0CAROL001> may decide too"],
    ["reminder-thread", "active", "waits no more"],
  ] as const)("%s of one that is %s says %j", (slot, state, words) => {
    expect(read(slot, state).text).toContain(words);
  });
});

test("under a card for many, each reply says which account it is about", () => {
  expect(read("outcome-thread", "stuck, part of many").text).toContain("*client-148* as *admin*");
  expect(read("outcome-thread", "active, in many accounts").text).toContain(
    "*R-7K3QXA* (*client-a* as *admin*) is set up",
  );
});
