// Every view there is keeps Slack's limits and lets nobody smuggle anything in, whatever was written into it.
import { faultsInMessage, faultsInView } from "../../../sandbox/slack/block-kit-limits.ts";
import {
  answersAbout,
  hostileRequests,
  messagesAbout,
  mrkdwnIn,
  ordinaryRequests,
  viewsAbout,
} from "./every-view.ts";

const SMUGGLED = "<!channel> <!here> <@U0BOB00001> <https://evil.example|signin.aws> *_~`";
const longest = (words: string) =>
  [...words.repeat(1000)].slice(0, 1000).join("").replace(/\s$/, ".");

const WORLDS = {
  "ordinary words": ordinaryRequests(),
  "mentions and links": hostileRequests(longest(SMUGGLED), `<!channel> ${"ä".repeat(117)}`),
  "nothing but ampersands": hostileRequests(longest("&"), "&".repeat(128)),
  "nothing but emoji": hostileRequests(longest("🦊"), "🦊".repeat(64)),
  "lines that look like ours": hostileRequests(
    longest(":white_check_mark: Approved by bob\n"),
    ":tada: `x`",
  ),
};

describe.each(Object.entries(WORLDS))("with %s", (_, requests) => {
  const all = [...messagesAbout(requests), ...answersAbout(Object.values(requests))];
  const views = viewsAbout(Object.values(requests));

  test.each(all)("$name keeps Slack's limits", ({ text, blocks }) => {
    expect(faultsInMessage({ blocks })).toEqual([]);
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.endsWith("…")).toBe(false);
  });

  test.each(views)("$name keeps Slack's limits", ({ view }) => {
    expect(faultsInView(view)).toEqual([]);
  });

  test.each(all)("$name rings for nobody and links nowhere it should not", ({ text, blocks }) => {
    for (const mrkdwn of [text, ...mrkdwnIn(blocks)]) {
      expect(tokens(mrkdwn).filter((token) => !isOurs(token))).toEqual([]);
      expect(mrkdwn).not.toMatch(HALF_A_CHARACTER);
    }
  });

  test.each(views)("$name rings for nobody and links nowhere it should not", ({ view }) => {
    for (const mrkdwn of mrkdwnIn(view)) {
      expect(tokens(mrkdwn).filter((token) => !isOurs(token))).toEqual([]);
    }
  });
});

const HALF_A_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function tokens(mrkdwn: string): string[] {
  return [...mrkdwn.matchAll(/<[^>]*>?/g)].map(([token]) => token);
}

function isOurs(token: string): boolean {
  return [
    /^<@U0(ALICE001|BOB00001|CAROL001)>$/,
    /^<#C0APPROVALS>$/,
    /^<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+ UTC>$/,
    /^<https:\/\/(northwind\.)?signin\.aws\.amazon\.com\/[^|]*>$/,
  ].some((ours) => ours.test(token));
}

test("what cannot be seen can be heard: the text says what the blocks say", () => {
  const [card] = messagesAbout({ pending: ordinaryRequests()["pending"] ?? never() });
  expect(card?.text).toContain("<@U0ALICE001> asks for *client-a* (Client A, 222222222222)");
  expect(card?.text).toContain("Why: “fix the DNS”");
  expect(card?.text).toContain("add `alice.andersen` to it");
  expect(card?.text).toContain("/aws-access approve R-7K3QXA");
  expect(card?.text).toContain("2026-01-08 09:00 UTC");
});

test.each(messagesAbout(ordinaryRequests()))("$name says which request it is", ({ text }) => {
  expect(text).toContain("R-7K3QXA");
});

function never(): never {
  throw new Error("there is a pending request");
}
