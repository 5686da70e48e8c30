import type { PolicyDocument } from "../../sandbox/aws/policy/policy-document.ts";
import { CONSOLE, verdict } from "./console-page.ts";
import { inTheBrowser } from "./in-the-browser.ts";
import { button } from "./slack-page.ts";

const ROLE = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
const MINUTE = 60_000;

function only(statement: Record<string, unknown>): PolicyDocument {
  const says = { Sid: "RolecallSays", Effect: "Deny" as const, Action: "sts:AssumeRole" };
  return { Version: "2012-10-17", Statement: [{ ...says, Resource: ROLE, ...statement }] };
}

inTheBrowser((town) => {
  const change = (what: Parameters<ReturnType<typeof town.sandbox>["aws"]["change"]>[0]) =>
    town.sandbox().aws.change(what);
  const inMinutes = (count: number) =>
    new Date(town.sandbox().clock.now() + count * MINUTE).toISOString().replace(/\.\d+/, "");
  const clockTime = (written: string) => `${written.slice(11, 16)} UTC`;

  test("a guard says until when, and from then on that it refuses; a seat that was ended says so too", async () => {
    const user = "alice.andersen";
    change({ do: "create-group", group: "by-hand", policy: only({ Effect: "Allow" }) });
    change({ do: "add-to-group", group: "by-hand", user });
    const until = inMinutes(30);
    const guard = "rolecall-guard.client-a.admin.R-7K3QXA";
    const document = only({
      Condition: { DateGreaterThanEquals: { "aws:CurrentTime": until } },
    });
    change({ do: "put-user-policy", user, policy: guard, document });

    const page = await town.visit(`${CONSOLE}&person=alice`);
    await verdict(page, "AWS lets you in").waitFor();
    const end = clockTime(until);
    await page.getByText(new RegExp(`lets you in until .*${end}: .* the guard ${guard}`)).waitFor();
    await page.getByText(new RegExp(`^Guard: client-a as admin until .*${end}`)).waitFor();

    await button(page, "+1 hour").click();
    await page
      .getByText(new RegExp(`AWS refuses since .*${end}: the guard ${guard} on the user says so`))
      .waitFor();
    await page.getByText(/^Guard, in force since/).waitFor();
    await page.getByText('"aws:CurrentTime"').first().waitFor();

    change({ do: "delete-user-policy", user, policy: guard });
    await verdict(page, "AWS lets you in").waitFor();
    const ended = "rolecall-ended.client-a.admin.R-7K3QXA";
    change({ do: "put-user-policy", user, policy: ended, document: only({}) });
    await page
      .getByText(`AWS refuses: access was ended, and ${ended} on the user says so.`)
      .waitFor();
    await page.getByText(/^Ended: AWS refuses client-a as admin/).waitFor();
  });

  test("direct access is over when its time is", async () => {
    const until = inMinutes(30);
    const policy = "rolecall-access.client-a.admin.R-2M4PWZ";
    const document = only({
      Effect: "Allow",
      Condition: { DateLessThan: { "aws:CurrentTime": until } },
    });
    change({ do: "put-user-policy", user: "bob.baker", policy, document });
    const page = await town.visit(`${CONSOLE}&person=bob`);
    await page.getByText(/AWS lets you in until .*: the direct access rolecall-access/).waitFor();
    await page.getByText(/^Direct access, without a group: client-a as admin until/).waitFor();
    await town.sandbox().advance(31 * MINUTE);
    await verdict(page, "AWS refuses").waitFor();
    await page.getByText(/^Direct access, over since/).waitFor();
  });

  test("a session goes on after the access has ended, until Rolecall ends it on the role", async () => {
    const user = "carol.cruz";
    change({ do: "put-user-policy", user, policy: "x", document: only({ Effect: "Allow" }) });
    change({ do: "put-user-policy", user: "bob.baker", policy: "y", document: only({}) });
    const page = await town.visit(`${CONSOLE}&person=carol`);
    // Carol has no MFA device, and the role wants one.
    await button(page, "Sign in and switch").click();
    await page.getByText(/^No session was opened\. .*needs MFA/).waitFor();
    await page.getByText("carol.cruz has opened none here.").waitFor();

    const alice = await town.visit(`${CONSOLE}&person=alice`);
    change({
      do: "delete-user-policy",
      user: "alice.andersen",
      policy: "rolecall-ended.client-a.admin.R-7K3QXA",
    });
    await verdict(alice, "AWS lets you in").waitFor();
    await button(alice, "Sign in and switch").click();
    await alice.getByText(/^You are in: opened .*, runs out/).waitFor();
    const act = alice.getByRole("button", { name: /^Do something in the session opened/ });
    await act.click();
    await alice.getByText("AWS lets the session act.").waitFor();

    change({ do: "remove-from-group", user: "alice.andersen", group: "by-hand" });
    await verdict(alice, "AWS refuses").waitFor();
    await act.click();
    await alice.getByText("AWS lets the session act.").waitFor();

    const [session] = town.sandbox().aws.sessions.list();
    const ended = "rolecall-sessions.alice.andersen.R-7K3QXA";
    const document = only({
      Action: "*",
      Resource: "*",
      Condition: {
        StringEquals: { "aws:userid": session?.userId },
        DateLessThan: { "aws:TokenIssueTime": inMinutes(1) },
      },
    });
    change({ do: "put-role-policy", role: ROLE, policy: ended, document });
    await alice.getByText(/^Sessions of alice.andersen opened before .* are ended/).waitFor();
    await act.click();
    await alice
      .getByText(new RegExp(`AWS refuses: ${ended} on the role ends all sessions of alice`))
      .waitFor();
  });
});
