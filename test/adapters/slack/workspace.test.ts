// Whom Rolecall serves, by what Slack says of them.
import { createWorkspace } from "../../../src/adapters/slack/workspace.ts";
import { startSlackAlone } from "./slack-alone.ts";

async function startWorkspace() {
  const { clients, calls, faults, teamId, stop } = await startSlackAlone(
    { key: "gus", id: "U0GUS00001", name: "Gus", singleChannelGuest: true },
    { key: "hana", id: "U0HANA0001", name: "Hana", deactivated: true },
    { key: "robot", id: "U0ROBOT001", name: "Robot", isBot: true },
  );
  let now = 0;
  const workspace = createWorkspace({ client: clients.people, now: () => now });
  return {
    faults,
    stop,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    why: async (user: string) => {
      const refusal = await workspace.whyNotWelcome({ team: teamId, user });
      return refusal?.refused;
    },
    asked: () => calls.since(0).filter((call) => call.action === "users.info").length,
  };
}

type Started = Awaited<ReturnType<typeof startWorkspace>>;
let slack: Started;
beforeEach(async () => {
  slack = await startWorkspace();
});
afterEach(() => slack.stop());

test.each([
  ["a colleague", "U0ALICE001", undefined],
  ["a guest", "U0ERIN0001", "guest"],
  ["a guest of one channel", "U0GUS00001", "guest"],
  ["somebody who left", "U0HANA0001", "deactivated"],
  ["a bot", "U0ROBOT001", "not-a-person"],
  ["somebody from another workspace", "U0FRANK001", "other-workspace"],
  ["somebody Slack does not know", "U0NOBODY01", "other-workspace"],
])("%s", async (_, user, refusal) => {
  expect(await slack.why(user)).toBe(refusal);
});

test("an answer holds for a minute, and a failure not at all", async () => {
  slack.faults.add({ service: "slack", action: "users.info", effect: "fail" });
  expect(await slack.why("U0ALICE001")).toBe("slack-cannot-say");
  expect(await slack.why("U0ALICE001")).toBeUndefined();
  slack.pass(59_999);
  await slack.why("U0ALICE001");
  expect(slack.asked()).toBe(2);
  slack.pass(1);
  await slack.why("U0ALICE001");
  expect(slack.asked()).toBe(3);
});

test("whoever clicks many times at once is asked about once", async () => {
  await Promise.all(Array.from({ length: 20 }, () => slack.why("U0ALICE001")));
  expect(slack.asked()).toBe(1);
});
