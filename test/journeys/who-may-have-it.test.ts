// Who asked is looked at again when it is decided: whether they may have it by now, and that nobody decides for themselves.
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";
import { changesIn, ON_THE_CARD, TYPED, waysToDecide } from "./ways-to-decide.ts";

const APPROVALS = "C0APPROVALS";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);
const decides = waysToDecide(town);
const change = changesIn(town);
const aMinutePasses = () => town.timePasses("61s");

test("dora is an approver and has got liv's IAM user: for AWS they are one, so dora may not decide", async () => {
  const dora = { key: "dora", id: "U0DORA00001", name: "Dora Dahl" };
  await change(
    { do: "add-person", person: dora },
    { do: "join-channel", channel: APPROVALS, person: "dora" },
    { do: "add-to-group", group: "platform", person: "dora" },
  );
  const ref = await town.asks("liv", "client-b admin fix the DNS");
  const tag = { key: "rolecall:slack-user", value: `${seed.team.id}/${dora.id}` };
  town.sandbox().aws.change({ do: "tag-user", user: "liv.lund", ...tag });
  // AWS is read anew at the start.
  await town.restart();
  for (const way of [...ON_THE_CARD, ...TYPED]) {
    expect([way, await decides.by(way, "dora", ref)]).toEqual([
      way,
      expect.stringMatching(/for the IAM user `liv.lund`, which is yours too/),
    ]);
  }
  expect(await town.history(ref)).toEqual(["asked"]);
});

test("the requester was deactivated, or may not ask any more: it cannot be approved, but denied", async () => {
  const MAY_NOT = /This cannot be approved[^]*@Karla Koch may not have `client-b` as `read-only`/;
  const ref = await town.asks("karla", "client-b read-only compare the bills");
  const nobodyApproves = async () => {
    expect(await decides.by("Approve", "bob", ref)).toMatch(MAY_NOT);
    expect(await decides.by("approve", "carol", ref)).toMatch(MAY_NOT);
    expect(await town.history(ref)).toEqual(["asked"]);
  };
  await change({ do: "deactivate", person: "karla" });
  await aMinutePasses();
  await nobodyApproves();
  await change({ do: "reactivate", person: "karla" }, { do: "make-guest", person: "karla" });
  await aMinutePasses();
  await nobodyApproves();
  await change({ do: "make-member", person: "karla" });
  const onlyAlice = policyIn(seed).rules.map((rule) =>
    rule.name === "readers" ? { ...rule, ask: "alice" } : rule,
  );
  Object.assign(policyIn(seed), { rules: onlyAlice });
  await town.writesFile();
  await town.typesUntil("bob", "explain client-b read-only", /who may ask: @Alice Andersen/);
  await aMinutePasses();
  await nobodyApproves();
  expect(await town.types("bob", `deny ${ref} not yours to see`)).toMatch(/^Denied/);
});
