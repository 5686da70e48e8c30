// Everybody in the workspace, as Slack lists them over several pages.
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { patientClient } from "../../../src/adapters/slack/patient-client.ts";
import { createWorkspacePeople } from "../../../src/adapters/slack/workspace-people.ts";

const team = "T0NORTHWIND";
const colleague = {
  id: "U0ALICE001",
  team_id: team,
  profile: { real_name: "Alice", email: "alice@x.example" },
};
const others = [
  { id: "U0BOB00001", team_id: team, name: "bob", deleted: true },
  { id: "U0ERIN0001", team_id: team, name: "erin", is_restricted: true },
  { id: "U0FRANK001", team_id: "T0ACMECORP", name: "frank" },
  { id: "U0ROBOT001", team_id: team, name: "robot", is_bot: true },
  { id: "USLACKBOT", team_id: team, name: "slackbot", is_bot: false },
];

const pages: Readonly<Record<string, object>> = {
  "": { ok: true, members: [colleague], response_metadata: { next_cursor: "more" } },
  more: { ok: true, members: others, response_metadata: { next_cursor: "" } },
};
const identity = { ok: true, team_id: team, bot_id: "B0ROLECALL", user_id: "U0ROLECALL" };

let slack: Server;
let answerTo: (cursor: string) => object;
beforeEach(async () => {
  answerTo = (cursor) => pages[cursor] ?? {};
  slack = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const isList = request.url?.endsWith("/users.list");
      const answer = isList ? answerTo(new URLSearchParams(body).get("cursor") ?? "") : identity;
      response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => slack.listen(0, "127.0.0.1", listening));
});
afterEach(() => new Promise((closed) => slack.close(closed)));

function people() {
  const { port } = slack.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  return createWorkspacePeople(patientClient({ botToken: "xoxb-1", apiUrl }));
}

it("are listed from every page, with who of them is a member", async () => {
  expect(await people().list()).toEqual([
    { team, user: "U0ALICE001", name: "Alice", email: "alice@x.example", standing: "member" },
    { team, user: "U0BOB00001", name: "bob", standing: "deactivated" },
    { team, user: "U0ERIN0001", name: "erin", standing: "guest" },
    { team: "T0ACMECORP", user: "U0FRANK001", name: "frank", standing: "guest" },
    { team, user: "U0ROBOT001", name: "robot", standing: "bot" },
    { team, user: "USLACKBOT", name: "slackbot", standing: "bot" },
  ]);
});

it("cannot be listed without the permission: that is trouble, in words", async () => {
  answerTo = () => ({ ok: false, error: "missing_scope" });
  await expect(people().list()).rejects.toThrow(
    /Slack failed at listing the people of the workspace: the bot lacks a permission/,
  );
});
