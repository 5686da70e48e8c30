import { address, readAddress } from "../../../sandbox/page/slack/room-address.ts";
import { entriesIn, isIn, usualRoom } from "../../../sandbox/page/slack/rooms.ts";
import type { Message } from "../../../sandbox/slack/people/seen-message.ts";
import type { Sight } from "../../../sandbox/slack/people/sees.ts";

const message = (channel: string, ts: string, threadTs?: string): Message => ({
  channel,
  ts,
  ...(threadTs === undefined ? {} : { threadTs }),
  text: ts,
  blocks: [],
  edited: false,
  from: "U0ROLECALL",
  author: "Rolecall",
  mentions: [],
  buttons: [],
  plain: ts,
});

const whisper = (channel: string, ts: string) => ({ ...message(channel, ts), at: 0 });

const sight: Sight = {
  person: "bob",
  channels: [
    {
      id: "C1",
      name: "aws-approvals",
      messages: [message("C1", "1.0"), message("C1", "3.0"), message("C1", "4.0", "1.0")],
    },
    { id: "C2", name: "general", messages: [] },
  ],
  dms: [message("D1", "5.0")],
  ephemerals: [whisper("C1", "2.0"), whisper("D1", "6.0")],
  modals: [],
  home: null,
};

describe("addresses of rooms", () => {
  test.each(["#/as/alice/dm", "#/as/alice/home", "#/as/bob/channel/C0APPROVALS", "#/as/bob"])(
    "%s leads to where it was made for",
    (hash) => {
      const { person = "", room } = readAddress(hash);
      expect(address(person, room)).toBe(hash);
    },
  );

  test.each(["", "#", "#/nobody/dm", "#/as/", "#/as/%E0%A4%A"])(
    "%j leads nowhere wrong",
    (hash) => {
      expect(readAddress(hash).room).toBeUndefined();
    },
  );
});

describe("what stands in a room", () => {
  test("messages and whispers by time; replies under the message they answer", () => {
    const entries = entriesIn({ channel: "C1" }, sight);
    expect(entries.map(({ kind, ts }) => [kind, ts])).toEqual([
      ["message", "1.0"],
      ["whisper", "2.0"],
      ["message", "3.0"],
    ]);
    expect(entries[0]?.replies.map(({ ts }) => ts)).toEqual(["4.0"]);
  });

  test("what the bot whispers in the direct messages stands there", () => {
    expect(entriesIn("dm", sight).map(({ ts }) => ts)).toEqual(["5.0", "6.0"]);
  });

  test("Slackbot speaks to one person, in one room", () => {
    const notice = { person: "bob", room: "dm", ts: "5.5", text: "no such command" };
    const others = [
      { ...notice, person: "alice" },
      { ...notice, room: "C1" },
    ];
    const entries = entriesIn("dm", sight, [notice, ...others]);
    expect(entries.map(({ kind }) => kind)).toEqual(["message", "notice", "whisper"]);
  });

  test("everybody starts in the general channel, and in no channel they are not in", () => {
    expect(usualRoom(sight)).toEqual({ channel: "C2" });
    expect(usualRoom({ ...sight, channels: [] })).toBe("dm");
    expect(isIn({ channel: "C3" }, sight)).toBe(false);
  });
});
