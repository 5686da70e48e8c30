// What the admins alone are told, in direct messages.
import { adminNotice } from "../../../src/adapters/slack/admin-notice.ts";
import { startLog } from "../../../src/logger.ts";
import { startSlackAlone } from "./slack-alone.ts";

async function startTelling() {
  const alone = await startSlackAlone();
  const world = { admins: ["U0CAROL001"] };
  const tell = adminNotice({
    client: alone.clients.messages,
    admins: () => world.admins,
    logger: startLog("silent").logger,
  });
  const read = (who: string) => alone.people.sees(who).dms.map(({ plain }) => plain);
  return { ...alone, world, tell, read };
}

let slack: Awaited<ReturnType<typeof startTelling>>;
beforeEach(async () => {
  slack = await startTelling();
});
afterEach(() => slack.stop());

test("each admin reads it in a direct message, and nobody else does", async () => {
  slack.world.admins = ["U0CAROL001", "U0BOB00001"];
  await slack.tell("The channel is shared.");
  expect(slack.read("carol")).toEqual(["The channel is shared."]);
  expect(slack.read("bob")).toEqual(["The channel is shared."]);
  expect(slack.read("alice")).toEqual([]);
  expect(slack.people.sees("bob").channels.flatMap(({ messages }) => messages)).toEqual([]);
});

test("who is an admin is looked up each time", async () => {
  await slack.tell("first");
  slack.world.admins = ["U0BOB00001"];
  await slack.tell("second");
  expect(slack.read("carol")).toEqual(["first"]);
  expect(slack.read("bob")).toEqual(["second"]);
});

test("what is quoted is shown as it is: nobody is called, and no link is made of it", async () => {
  await slack.tell("The file is wrong.", "rules.0.ask: <!channel> & <https://a.example|bank>");
  expect(slack.read("carol")).toEqual([
    expect.stringContaining("rules.0.ask: <!channel> & <https://a.example|bank>"),
  ]);
});

test("an admin whom it does not reach keeps it from no other, and fails nothing", async () => {
  slack.world.admins = ["U0NOBODY01", "U0CAROL001"];
  await slack.tell("The channel is shared.");
  expect(slack.read("carol")).toEqual(["The channel is shared."]);
});
