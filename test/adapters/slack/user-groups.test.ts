// Who is in a Slack user group, and what is believed where Slack does not say.
import { until } from "../../../sandbox/until.ts";
import { createUserGroups } from "../../../src/adapters/slack/user-groups.ts";
import { startSlackAlone } from "./slack-alone.ts";

const PLATFORM = "S0PLATFORM1";

async function startGroups() {
  const alone = await startSlackAlone();
  let now = 0;
  const groups = createUserGroups({ client: alone.clients.people, now: () => now });
  return {
    ...alone,
    members: () => groups.membersOf(PLATFORM),
    membersOf: groups.membersOf,
    aMinutePasses: () => {
      now += 60_000;
    },
    asked: () => alone.calls.since(0).filter(({ action }) => action === "usergroups.users.list"),
    isRefused: (effect: "fail" | "throttle" | "hang", error?: string) =>
      alone.faults.add({
        ...{ service: "slack", action: "usergroups.users.list", effect },
        ...(error === undefined ? {} : { error }),
      }),
  };
}

let slack: Awaited<ReturnType<typeof startGroups>>;
beforeEach(async () => {
  slack = await startGroups();
});
afterEach(() => slack.stop());

const both = ["U0BOB00001", "U0CAROL001"];

test("its members are asked for once a minute; who was taken out is in it no longer than that", async () => {
  expect(await Promise.all([slack.members(), slack.members()])).toEqual([both, both]);
  await slack.change({ do: "remove-from-group", group: "platform", person: "carol" });
  expect(await slack.members()).toEqual(both);
  expect(slack.asked()).toHaveLength(1);
  slack.aMinutePasses();
  expect(await slack.members()).toEqual(["U0BOB00001"]);
});

test("a group that there is not, or that was switched off, has no members", async () => {
  expect(await slack.membersOf("S0NOSUCH01")).toEqual([]);
  await slack.change({ do: "disable-group", group: "platform" });
  expect(await slack.members()).toEqual([]);
});

test.each([
  ["fails", "fail", undefined],
  ["lacks the permission", "fail", "missing_scope"],
  ["does not answer", "hang", undefined],
] as const)(
  "where Slack %s, nobody is taken for a member, and it is asked again at once",
  async (_, effect, error) => {
    slack.isRefused(effect, error);
    expect(await slack.members()).toEqual({ refused: "slack-cannot-say" });
    expect(await slack.members()).toEqual(both);
  },
);

test("where Slack is asked too often, nobody is taken for a member, and it is asked again when it allows", async () => {
  slack.isRefused("throttle");
  expect(await slack.members()).toEqual({ refused: "slack-cannot-say" });
  await until(slack.members, (members) => Array.isArray(members), { what: "Slack is asked again" });
  expect(await slack.members()).toEqual(both);
  expect(slack.asked()).toHaveLength(2);
});

test("where Slack cannot say any more after a minute, what it said before counts no longer", async () => {
  await slack.members();
  slack.aMinutePasses();
  slack.isRefused("fail");
  expect(await slack.members()).toEqual({ refused: "slack-cannot-say" });
});
