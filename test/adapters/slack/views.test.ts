// Every view there is keeps Slack's limits and lets nobody smuggle anything in, whatever was written into it.
import { faultsInMessage, faultsInView } from "../../../sandbox/slack/block-kit-limits.ts";
import { hostileAccounts, ordinaryAccounts } from "./every-account.ts";
import { answersAboutAccounts, viewsAboutAccounts } from "./every-account-view.ts";
import { hostileRequests, ordinaryRequests } from "./every-request.ts";
import { answersAbout, messagesAbout, mrkdwnIn, viewsAbout } from "./every-view.ts";

const SMUGGLED = "<!channel> <!here> <@U0BOB00001> <https://evil.example|signin.aws> *_~`";
/** As long as a reason may be: a thousand characters, as people count them. */
const longest = (words: string) =>
  Array.from({ length: 1000 }, (_, index) => Array.from(words)[index % Array.from(words).length])
    .join("")
    .replace(/\s$/, ".");

function hostile(words: string, name: string) {
  return { requests: hostileRequests(words, name), accounts: hostileAccounts(words, name) };
}

const WORLDS = {
  "ordinary words": { requests: ordinaryRequests(), accounts: ordinaryAccounts() },
  "mentions and links": hostile(longest(SMUGGLED), `<!channel> ${"ä".repeat(117)}`),
  "nothing but ampersands": hostile(longest("&"), "&".repeat(128)),
  "nothing but emoji": hostile(longest("🦊"), "🦊".repeat(64)),
  "lines that look like ours": hostile(
    longest(":white_check_mark: Approved by bob\n"),
    ":tada: `x`",
  ),
};

describe.each(Object.entries(WORLDS))("with %s", (_, { requests, accounts }) => {
  const messages = [
    ...messagesAbout({ ...requests, ...accounts }),
    ...answersAbout(requests),
    ...answersAboutAccounts(accounts),
  ];
  const views = [...viewsAbout(Object.values(requests)), ...viewsAboutAccounts(accounts)];

  test("every message keeps Slack's limits", () => {
    const faults = messages.flatMap(({ name, text, blocks }) => [
      ...faultsInMessage({ blocks }).map((fault) => ({ name, ...fault })),
      ...(text.length > 0 && text.length <= 4000 && !text.endsWith("…") ? [] : [{ name, text }]),
    ]);
    expect(faults).toEqual([]);
  });

  test("every form and Home tab keeps Slack's limits", () => {
    const faults = views.flatMap(({ name, view }) =>
      faultsInView(view).map((fault) => ({ name, ...fault })),
    );
    expect(faults).toEqual([]);
  });

  test("nothing rings, and nothing links where it should not", () => {
    const mrkdwn = [...messages.map(({ text }) => text), ...mrkdwnIn(messages), ...mrkdwnIn(views)];
    expect(mrkdwn.length).toBeGreaterThan(100);
    expect(mrkdwn.flatMap(tokens).filter((token) => !isOurs(token))).toEqual([]);
  });

  test("no character is cut in half", () => {
    expect(JSON.stringify([messages, views])).not.toMatch(/\\ud[89a-f]/);
  });
});

function tokens(mrkdwn: string): string[] {
  return [...mrkdwn.matchAll(/<[^>]*>?/g)].map(([token]) => token);
}

function isOurs(token: string): boolean {
  return [
    /^<@U0(ALICE001|BOB00001|CAROL001)>$/,
    /^<!subteam\^S0PLATFORM1>$/,
    /^<#C0APPROVALS>$/,
    /^<!date\^\d+\^\{date_short_pretty\} at \{time\}\|[\d: -]+ UTC>$/,
    /^<https:\/\/(northwind\.)?signin\.aws\.amazon\.com\/[^|]*>$/,
    /^<https:\/\/console\.aws\.amazon\.com\/iam\/home#\/security_credentials>$/,
    /^<https:\/\/github\.com\/tilfinltd\/aws-extend-switch-roles>$/,
  ].some((ours) => ours.test(token));
}

test("what cannot be seen can be heard: the text says what the blocks say", () => {
  const [card] = messagesAbout({ pending: ordinaryRequests()["pending"] ?? never() });
  expect(card?.text).toContain("<@U0ALICE001> asks for *client-a* (Client A, 222222222222)");
  expect(card?.text).toContain("Why: “fix the DNS”");
  expect(card?.text).toContain("add `alice.andersen` to the group `client-a-admin`");
  expect(card?.text).toContain("/aws-access approve R-7K3QXA");
  expect(card?.text).toContain("2026-01-08 09:00 UTC");
});

test("every message says which request it is about", () => {
  const all = { ...ordinaryRequests(), ...ordinaryAccounts() };
  const silent = Object.entries(all).flatMap(([state, request]) =>
    messagesAbout({ [state]: request }).filter(({ text }) => !text.includes(request.ref)),
  );
  expect(silent).toEqual([]);
});

function never(): never {
  throw new Error("there is a pending request");
}
