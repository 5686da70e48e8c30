// Every message about what was changed by hand keeps Slack's limits, rings nobody by itself, and says what to do.
import { faultsInMessage } from "../../../sandbox/slack/block-kit-limits.ts";
import { driftMessage } from "../../../src/adapters/slack/views/drift-message.ts";
import { aPolicy } from "../../support/a-policy.ts";
import { driftMessages, everyDrift, ordinaryNames } from "./every-drift.ts";
import { mrkdwnIn } from "./every-view.ts";

const HOSTILE = "<!channel> <@U0BOB00001> *_~` &&&&".repeat(100);
const WORST = { iamUser: "u".repeat(64), group: "g".repeat(128), words: HOSTILE };

describe.each([
  { called: "ordinary names", names: ordinaryNames },
  { called: "the worst names", names: WORST },
])("with $called", ({ names }) => {
  const messages = driftMessages(names);

  test("Slack's limits are kept", () => {
    const faults = messages.flatMap(({ text, blocks }) => [
      ...faultsInMessage({ blocks }),
      ...(text.length > 0 && text.length <= 4000 ? [] : [text]),
    ]);
    expect(faults).toEqual([]);
  });

  test("nobody is mentioned but the admins, who did it, and whose user it is", () => {
    const mrkdwn = [...messages.map(({ text }) => text), ...mrkdwnIn(messages)];
    const tokens = mrkdwn.flatMap((text) => text.match(/<[^>]*>?/g) ?? []);
    const ours =
      /^<(@U0(ALICE001|CAROL001)|!date\^\d+\^\{date_short_pretty\} at \{time\}\|[^>]*)>$/;
    expect(tokens.filter((token) => !ours.test(token))).toEqual([]);
  });

  test("each says what AWS enforces and what to type, while there is something to decide", () => {
    const undecided = everyDrift(names).map(([open]) => driftMessage(open, aPolicy()));
    const silent = undecided.filter(
      ({ text }) =>
        !text.includes("/aws-access drift undo D-3") ||
        !text.includes("What AWS enforces meanwhile"),
    );
    expect(silent).toEqual([]);
  });
});
