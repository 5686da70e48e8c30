import {
  type Inline,
  parseInline,
  parseMrkdwn,
} from "../../../sandbox/page/blocks/parse-mrkdwn.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });

describe("running text", () => {
  test.each<[string, Inline[]]>([
    ["*client-a* as admin", [{ kind: "bold", inside: [text("client-a")] }, text(" as admin")]],
    [
      "_slanted_ ~struck~",
      [
        { kind: "italic", inside: [text("slanted")] },
        text(" "),
        { kind: "strike", inside: [text("struck")] },
      ],
    ],
    ["2 * 3 * 4 and snake_case_name", [text("2 * 3 * 4 and snake_case_name")]],
    [
      "type `/aws-access deny R-1 &lt;reason&gt;`",
      [text("type "), { kind: "code", text: "/aws-access deny R-1 <reason>" }],
    ],
    ["`*not bold*`", [{ kind: "code", text: "*not bold*" }]],
    ["a &lt;b&gt; &amp; c", [text("a <b> & c")]],
    [
      ":white_check_mark: done",
      [{ kind: "emoji", name: "white_check_mark", sign: "✅" }, text(" done")],
    ],
    ["arn:aws:iam::1:role", [text("arn:aws:iam::1:role")]],
    ["one\ntwo", [text("one"), { kind: "break" }, text("two")]],
  ])("%s", (mrkdwn, inlines) => {
    expect(parseInline(mrkdwn)).toEqual(inlines);
  });

  test("links, with and without a label; what was escaped in an address is an address again", () => {
    expect(parseInline("<https://aws.example/?a=1&amp;b=2> <https://x.example|here>")).toEqual([
      {
        kind: "link",
        url: "https://aws.example/?a=1&b=2",
        label: "https://aws.example/?a=1&b=2",
      },
      text(" "),
      { kind: "link", url: "https://x.example", label: "here" },
    ]);
  });

  test("people, channels, and mentions that ring for all", () => {
    expect(parseInline("<@U1> in <#C1|general>: <!here>")).toEqual([
      { kind: "person", id: "U1" },
      text(" in "),
      { kind: "channel", id: "C1", label: "general" },
      text(": "),
      { kind: "loud", range: "here" },
    ]);
  });

  test("user groups, by their id and by the handle they had when it was written", () => {
    expect(parseInline("<!subteam^S1> and <!subteam^S2|@platform>")).toEqual([
      { kind: "group", id: "S1" },
      text(" and "),
      { kind: "group", id: "S2", label: "platform" },
    ]);
  });

  test("dates keep their format, and the fallback for who cannot show them", () => {
    expect(parseInline("*until <!date^1700000000^{date_short_pretty} at {time}|Nov 14>*")).toEqual([
      {
        kind: "bold",
        inside: [
          text("until "),
          {
            kind: "date",
            seconds: 1_700_000_000,
            format: "{date_short_pretty} at {time}",
            fallback: "Nov 14",
          },
        ],
      },
    ]);
  });
});

describe("paragraphs", () => {
  test("code in a block of its own shows marks as they are", () => {
    expect(parseMrkdwn("before\n```\n[profile *a*]\nb = &lt;c&gt;\n```\nafter")).toEqual([
      { kind: "lines", inside: [text("before")] },
      { kind: "pre", text: "[profile *a*]\nb = <c>" },
      { kind: "lines", inside: [text("after")] },
    ]);
  });

  test("quoted lines stand apart", () => {
    expect(parseMrkdwn("said:\n> one\n> two")).toEqual([
      { kind: "lines", inside: [text("said:")] },
      { kind: "quote", inside: [text("one"), { kind: "break" }, text("two")] },
    ]);
  });
});
