import { z } from "zod";
import { type Agency, callApi, startAgency } from "./agency-workspace.ts";

const listed = z.object({
  members: z.array(z.object({ id: z.string(), is_bot: z.boolean() })),
  response_metadata: z.object({ next_cursor: z.string() }),
});

describe("everybody of the workspace", () => {
  let slack: Agency;
  beforeEach(async () => {
    slack = await startAgency();
  });
  afterEach(() => slack.stop());

  const list = async (given: Record<string, unknown> = {}) =>
    listed.parse(await callApi(slack, "users.list", given));
  const user = async (id: string) => (await callApi(slack, "users.info", { user: id }))["user"];

  it("is listed, with those who left, bots, and Slackbot, who does not call itself one", async () => {
    const { members, response_metadata } = await list();
    expect(members.map(({ id }) => id)).toEqual([
      "USLACKBOT",
      ...["U0ALICE", "U0BOB", "U0GRACE", "U0DORA", "W0CLARA", "W0SVEN"],
      "U0BOT",
      "U0DEPLOYER",
    ]);
    expect(members.filter((one) => one.is_bot).map(({ id }) => id)).toEqual([
      "U0BOT",
      "U0DEPLOYER",
    ]);
    expect(response_metadata.next_cursor).toBe("");
  });

  it("comes in pages of the size that is asked for", async () => {
    const seen: string[][] = [];
    let cursor = "";
    do {
      const page = await list({ limit: "4", ...(cursor === "" ? {} : { cursor }) });
      seen.push(page.members.map(({ id }) => id));
      cursor = page.response_metadata.next_cursor;
    } while (cursor !== "");
    expect(seen.map(({ length }) => length)).toEqual([4, 4, 1]);
    expect(new Set(seen.flat()).size).toBe(9);
  });

  it.each([
    ["invalid_cursor", { cursor: "bm9ib2R5" }],
    ["invalid_limit", { limit: "many" }],
  ])("is refused with %s", async (error, given) => {
    expect(await callApi(slack, "users.list", given)).toMatchObject({ ok: false, error });
  });

  it("changes: people leave and come back, become guests, have another address", async () => {
    await slack.change({ do: "deactivate", person: "bob" });
    expect(await user("U0BOB")).toMatchObject({ deleted: true });
    expect(await slack.people.command("bob", { text: "" })).toMatchObject({
      error: "account_inactive",
    });
    await slack.change({ do: "reactivate", person: "bob" });
    expect(await user("U0BOB")).toMatchObject({ deleted: false });

    await slack.change({ do: "make-guest", person: "bob" });
    expect(await user("U0BOB")).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
    await slack.change({ do: "make-guest", person: "bob", singleChannel: true });
    expect(await user("U0BOB")).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    await slack.change({ do: "make-member", person: "bob" });
    expect(await user("U0BOB")).toMatchObject({ is_restricted: false });

    await slack.change({ do: "set-email", person: "alice", email: "boss@agency.example" });
    expect(await user("U0ALICE")).toMatchObject({ profile: { email: "boss@agency.example" } });
    await slack.change({ do: "set-email", person: "alice" });
    expect(await user("U0ALICE")).toMatchObject({ is_email_confirmed: false });
    await slack.change({ do: "rename-person", person: "alice", name: "Bob Brown" });
    expect(await user("U0ALICE")).toMatchObject({ real_name: "Bob Brown" });
  });

  it("grows, and starts anew with the next Slack", async () => {
    const person = { key: "nils", id: "U0NILS", name: "Nils New" };
    await slack.change({ do: "add-person", person });
    expect(await user("U0NILS")).toMatchObject({ real_name: "Nils New" });
    expect(slack.world().people.map(({ key }) => key)).toContain("nils");
    const another = await startAgency();
    await another.stop();
    expect(another.world().people.map(({ key }) => key)).not.toContain("nils");
  });

  it("is named rightly, or the change is refused", async () => {
    await expect(slack.change({ do: "deactivate", person: "zoe" })).rejects.toThrow(
      "nobody in this workspace is called zoe",
    );
    await expect(slack.change({ do: "add-bot", channel: "nowhere" })).rejects.toThrow(
      "there is no channel nowhere",
    );
  });
});
