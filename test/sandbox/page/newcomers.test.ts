import type { Call } from "../../../sandbox/calls.ts";
import { directoryOf } from "../../../sandbox/control/directory.ts";
import { hintsFor } from "../../../sandbox/page/slack/hints.ts";
import { addressFor } from "../../../sandbox/page/slack/links.ts";
import { agencySeed } from "../../../sandbox/seed.ts";

const delivery = (action: string, about: Record<string, string>): Call => ({
  number: 1,
  at: 0,
  service: "delivery",
  action,
  milliseconds: 5,
  outcome: "ok",
  about,
});

describe("the hints", () => {
  const directory = directoryOf(agencySeed());

  test("name the people and the account of this seed", () => {
    const [first, second] = hintsFor(directory, []);
    expect(first).toMatchObject({ says: "As Alice, type", done: false });
    expect(first?.code).toBe("/aws-access client-a admin fix the DNS");
    expect(second?.says).toMatch(/Become Bob/);
  });

  test("tick themselves off in any order, and only for what reached the bot", () => {
    const done = (...calls: Call[]) => hintsFor(directory, calls).map((hint) => hint.done);
    const none = [false, false, false, false];
    const asked = delivery("command", { text: "client-a admin fix the DNS" });
    expect(done(asked)).toEqual(none.with(0, true));
    expect(done({ ...asked, outcome: "refused" })).toEqual(none);
    expect(done(delivery("command", { text: "help" }))).toEqual(none);
    expect(done(delivery("block_actions", { clicked: "Approve" }))).toEqual(none.with(1, true));
    expect(done(delivery("block_actions", { clicked: "Switch role" }))).toEqual(none.with(2, true));
    expect(done(delivery("command", { text: "new Acme" }))).toEqual(none.with(3, true));
  });

  test("mention new accounts only where rolecall.yaml has a part for them", () => {
    const { new_accounts: _, ...policy } = agencySeed().policy;
    const said = (about: typeof directory) => hintsFor(about, []).map(({ code }) => code);
    expect(said(directory)).toContain("/aws-access new Acme Rockets");
    expect(said(directoryOf({ ...agencySeed(), policy }))).not.toContain(
      "/aws-access new Acme Rockets",
    );
  });

  test("name whoever decides, also where a group of the file or a single person does", () => {
    const seed = agencySeed();
    const rule = (more: object) => [{ name: "all", ask: "everyone", ...more }];
    const approverOf = (rules: object[]) =>
      directoryOf({
        ...seed,
        policy: { ...seed.policy, groups: { leads: ["carol"] }, rules },
      }).tryThis;
    expect(approverOf(rule({ approve: ["leads"] }))).toMatchObject({ approver: "carol" });
    expect(approverOf(rule({ approve: "U0DAN00001" }))).toMatchObject({ approver: "dan" });
    expect(approverOf(rule({ approve: "bob", accounts: "client-b" }))).toMatchObject({
      account: "client-b",
      role: "admin",
    });
    expect(approverOf(rule({ approvals: 0 }))).toBeUndefined();
  });

  test("are left out where rolecall.yaml does not say who may decide", () => {
    expect(hintsFor(directoryOf({ ...agencySeed(), policy: {} }), [])).toEqual([]);
  });
});

describe("links", () => {
  test("a switch-role link leads into the sandbox's console, as whoever follows it", () => {
    const url =
      "https://signin.aws.amazon.com/switchrole?account=222222222222&roleName=Admin&displayName=client-a%20admin";
    expect(addressFor(url, "alice")).toBe(
      "/page/console?account=222222222222&roleName=Admin&displayName=client-a+admin&person=alice",
    );
  });

  test("no other link leads to the real AWS", () => {
    expect(addressFor("https://northwind.signin.aws.amazon.com/console", "alice")).toBe(
      "/page/outside?url=https%3A%2F%2Fnorthwind.signin.aws.amazon.com%2Fconsole",
    );
  });

  test("links to elsewhere stay what they are", () => {
    expect(addressFor("https://tickets.example/42", "alice")).toBe("https://tickets.example/42");
    expect(addressFor("https://signin.aws.amazon.com.evil.example/switchrole", "alice")).toBe(
      "https://signin.aws.amazon.com.evil.example/switchrole",
    );
  });
});
