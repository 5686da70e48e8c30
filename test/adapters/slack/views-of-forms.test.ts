// What the forms offer, and what is answered to those who asked for several accounts or want to know a rule.
import type { ModalView } from "@slack/types";
import { approveModal } from "../../../src/adapters/slack/views/approve-modal.ts";
import { breakGlassModal } from "../../../src/adapters/slack/views/break-glass-modal.ts";
import { decidedText } from "../../../src/adapters/slack/views/decided-text.ts";
import { explanation } from "../../../src/adapters/slack/views/explanation.ts";
import { requestModal } from "../../../src/adapters/slack/views/request-modal.ts";
import { reviewModal } from "../../../src/adapters/slack/views/review-modal.ts";
import { severalAsked } from "../../../src/adapters/slack/views/several-asked.ts";
import { explain } from "../../../src/domain/policy/explain.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { aPolicy, aRule, clientA, people } from "../../support/a-policy.ts";
import { alice, bob } from "../../support/people.ts";
import { theOne } from "./read-message.ts";

const [admin] = clientA.roles;
if (!admin) throw new Error("client-a has an admin role");
const seat = { account: clientA, role: admin };
const sensitive = aRule({ name: "production", sensitive: "A bank." });

function blockIds({ blocks }: ModalView): (string | undefined)[] {
  return blocks.flatMap((block) => block.block_id ?? []);
}

/** The times that a field offers, as they are read. */
function offered(view: ModalView, blockId: string): string[] {
  const block = JSON.stringify(view.blocks.find(({ block_id: id }) => id === blockId));
  const [, options = ""] = /"options":\[(.*?)\]/.exec(block) ?? [];
  return [...options.matchAll(/"text":"([^"]+)"/g)].map(([, words = ""]) => words);
}

describe("the form to ask", () => {
  test("offers the times of the rule, and other accounts", () => {
    const time = { defaultLasting: 3600, longestSeconds: 7200, standing: false };
    const view = requestModal({ ...seat, rule: aRule({ time }) });
    expect(blockIds(view)).toContain("others");
    expect(blockIds(view)).not.toContain("name");
    expect(offered(view, "time of client-a admin")).toEqual([
      "30 minutes",
      "1 hour (usual)",
      "2 hours",
    ]);
  });

  test("wants the name of a sensitive account, which is asked for by itself", () => {
    const view = requestModal({ ...seat, rule: sensitive });
    expect(blockIds(view)).toEqual(expect.arrayContaining(["name", "reason"]));
    expect(blockIds(view)).not.toContain("others");
    expect(JSON.stringify(view)).toContain("A bank.");
    expect(JSON.stringify(view)).toContain("Type client-a to ask");
  });

  test("says where nobody has to approve, and where no rule is about it", () => {
    const free = requestModal({ ...seat, rule: aRule({ approvals: 0 }) });
    expect(JSON.stringify(free)).toContain("Nobody has to approve this");
    expect(JSON.stringify(requestModal(seat))).toContain("nobody is let in");
  });

  test("keeps the other accounts that were picked", () => {
    const others = [{ slug: "client-b", id: "333333333333", name: "Client B" }];
    const view = requestModal({ ...seat, rule: aRule(), others });
    expect(JSON.stringify(view)).toContain('"value":"client-b"');
  });
});

describe("the form to approve", () => {
  test("offers what was asked for first, then less of what the rule allows", () => {
    const view = approveModal(theOne("pending, for a time"), { extension: 0, rule: aRule() });
    expect(offered(view, "give time")).toEqual([
      "As asked: 4 hours",
      "30 minutes",
      "1 hour",
      "2 hours",
    ]);
    expect(blockIds(view)).toEqual(["give time"]);
  });

  test("has the time that was typed picked", () => {
    const approving = { extension: 0, rule: aRule(), lasting: 2 * 3600 };
    const text = JSON.stringify(approveModal(theOne("pending, for a time"), approving));
    expect(text).toContain('"initial_option":{"text":{"type":"plain_text","text":"2 hours"}');
  });

  test("for more time offers no other time, and wants the name of a sensitive account", () => {
    const wish = { extension: 1, rule: sensitive };
    const view = approveModal(theOne("active, more wished"), wish);
    expect(blockIds(view)).toEqual(["name"]);
    expect(view.private_metadata).toMatch(/\|1\|1$/);
  });
});

test("the form to break the glass says what happens", () => {
  const rule = { ...sensitive, breakGlass: { mayUse: people(alice), seconds: 3600 } };
  const view = breakGlassModal({ ...seat, rule, reason: "down" });
  const text = JSON.stringify(view);
  expect(view.private_metadata).toBe("client-a|admin");
  expect(text).toContain("at once, for 1 hour. Nobody is asked.");
  expect(text).toContain('"initial_value":"down"');
  expect(blockIds(view)).toEqual(["reason", "name"]);
});

test("the form to review names the request", () => {
  const view = reviewModal(theOne("active, glass broken"));
  expect(view.private_metadata).toMatch(/#client-a#admin\|1$/);
  expect(blockIds(view)).toEqual(["reason"]);
});

test("who approves first of two is told that it is noted", () => {
  expect(decidedText("approve", theOne("pending, one of two"))).toBe(
    "Noted: 1 of 2 have said yes: <@U0BOB00001> (for 2 hours). The card shows how it goes. *R-7K3QXA*",
  );
});

describe("who asked for several accounts", () => {
  const request = theOne("pending, in many accounts");

  test("is told which were asked for, which they have, and why others were left out", () => {
    const refusal = { refused: "sensitive-alone", account: "bank", role: "admin" } as const;
    const { text } = severalAsked({
      requests: [request],
      leftOut: [
        { slug: "bank", refusal },
        { slug: "mine", refusal: "already-in" },
      ],
    });
    expect(text).toContain("Asked for *50 accounts* as *admin* for 4 hours. The approvers have it");
    expect(text).toContain("client-a, client-100");
    expect(text).toContain("You are in already, so not asked: `mine`.");
    expect(text).toContain("• `bank`: The account `bank` as `admin` is sensitive, so");
    expect(text).not.toContain("Type `/aws-access bank");
  });

  test("is told where nothing could be asked for", () => {
    expect(severalAsked({ requests: [], leftOut: [] }).text).toBe("Nothing was asked for.");
  });
});

describe("who wants to know what the rules mean", () => {
  const breakGlass = { mayUse: people(alice), seconds: 3600 };
  const policy = aPolicy({
    rules: [aRule({ name: "mine", roles: ["admin"], approvals: 2, breakGlass })],
  });
  const about = (user: string, role: string) => {
    const somebody = { user, groups: new Set<string>() };
    const value = explain(policy, { account: "client-a", role, somebody });
    if (isRefusal(value)) throw new Error(value.refused);
    return explanation(value, user).text;
  };

  test("reads the rule, and what they may do by it", () => {
    const text = about(alice.user, "admin");
    expect(text).toContain("as *admin*: the rule *mine* decides.");
    expect(text).toContain("may ask: yes (`/aws-access client-a admin &lt;reason&gt;`)");
    expect(text).toContain("may approve for others: no");
    expect(text).toContain("may break the glass: yes");
    expect(text).toContain("who decides: 2 different people of <@U0BOB00001> and <@U0CAROL001>");
    expect(text).toContain("after 3 days it lapses");
  });

  test("reads that there is none", () => {
    expect(about(bob.user, "read-only")).toContain("no rule is about this, so nobody is let in.");
  });
});
