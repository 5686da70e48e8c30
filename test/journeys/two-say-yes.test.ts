// A ledger that two different people have to say yes to: counted one by one, and the shortest of their times holds.
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();
const HOUR = 3600 * 1000;
// As AWS reads a policy's time.

/** The moment from which on AWS refuses it, whatever happens to Rolecall. */
function guardedUntil(iamUser: string, guard: string): string | undefined {
  const { users } = town.sandbox().aws.world();
  const policy = users.find(({ name }) => name === iamUser)?.policies[guard];
  return /"aws:CurrentTime":"([^"]+)"/.exec(JSON.stringify(policy))?.[1];
}

test("bob gives alice two hours of the four, the bot is restarted, carol approves as asked: it is two hours", async () => {
  const ref = await town.asks("alice", "ledger admin 4h close the books");
  const card = await town.card(ref, /By the rule \*finance\*: 2 different people have to say yes/);
  expect(await town.clicks("bob", card, "Approve for less…")).toContain("For how long?");
  expect(await town.sends("bob", { "For how long?": "2 hours" })).toBe("");
  await town.card(ref, /1 of 2 have said yes: @Bob Baker \(for 2 hours\)/);
  await town.dm("alice", ref, /Waiting for @platform in[^]*1 of 2 have said yes: @Bob Baker/);
  expect(town.letsIn("alice", "ledger admin").allowed).toBe(false);

  await town.clicks("bob", card, "Approve");
  await town.whisper("bob", /You said yes to this already[^]*the yes of somebody else too/);
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/You said yes to this already/);
  await town.restart();
  expect(town.letsIn("alice", "ledger admin").allowed).toBe(false);

  await town.clicks("carol", card, "Approve");
  const { grant } = (await town.rests(ref, "active")).state;
  // Counted from when the run began, which is a moment before it was done.
  const endsAt = grant.endsAt ?? 0;
  expect(endsAt).toBeLessThanOrEqual(grant.since + 2 * HOUR);
  expect(endsAt).toBeGreaterThan(grant.since + 2 * HOUR - 30_000);
  const guard = `rolecall-guard.ledger.admin.${ref}`;
  expect(Date.parse(guardedUntil("alice.andersen", guard) ?? "")).toBe(endsAt);
  await town.card(ref, /Approved by @Bob Baker and @Carol Cruz, for less time than was asked for/);
  await town.dm("alice", ref, /You are in: \*ledger\* as \*admin\*[^]*2 hours/);
  expect((await town.record(ref)).history.entries).toMatchObject([
    { what: "asked", detail: "close the books" },
    { what: "said-yes", by: { user: "U0BOB00001" }, rule: "finance", detail: "for 2h" },
    { what: "approved", by: { user: "U0CAROL001" }, rule: "finance", detail: "for 2h" },
    { what: "granted" },
  ]);
});

test("more time for the same needs two again: after bob's yes the old end stays, after carol's it is later", async () => {
  const ref = await town.asks("alice", "ledger read-only 2h look at the books");
  for (const approver of ["bob", "carol"]) await town.types(approver, `approve ${ref}`);
  const { endsAt } = (await town.rests(ref, "active")).state.grant;
  expect(await town.types("alice", "extend ledger read-only 1h not done yet")).toMatch(
    /^Asked for/,
  );
  await town.clicks("bob", await town.card(ref, /more time, waiting/), "Approve");
  const wish = await town.card(ref, /more time, waiting[^]*1 of 2 have said yes: @Bob Baker/);
  await town.clicks("bob", wish, "Approve");
  await town.whisper("bob", /You said yes to this already/);
  expect((await town.record(ref)).state).toMatchObject({ name: "active", grant: { endsAt } });

  await town.clicks("carol", wish, "Approve");
  await town.dm("alice", ref, /More time was approved by [^]*@Carol Cruz/);
  const longer = (await town.rests(ref, "active")).state.grant.endsAt;
  expect(longer).toBe((endsAt ?? 0) + HOUR);
  await town.types("alice", "done ledger read-only");
  await town.rests(ref, "ended");
});

test("bob says yes and carol no: it is denied, and bob's yes lets nobody in", async () => {
  const ref = await town.asks("alice", "ledger read-only 1h look at the books");
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/^Noted: 1 of 2 have said yes/);
  await town.types("carol", `deny ${ref} the books are closed`);
  await town.rests(ref, "denied");
  await town.dm("alice", ref, /@Carol Cruz denied[^]*the books are closed/);
  expect(await town.types("bob", `approve ${ref}`)).toMatch(/denied already by @Carol Cruz/);
  expect(await town.history(ref)).toEqual(["asked", "said-yes", "denied"]);
  expect(town.letsIn("alice", "ledger read-only").allowed).toBe(false);
});

test("the IAM user that was bob's when he said yes is carol's by now: for AWS that is one yes, not two", async () => {
  const { aws } = town.sandbox();
  const ref = await town.asks("alice", "ledger read-only 1h look again");
  await town.types("bob", `approve ${ref}`);
  const mark = { key: "rolecall:slack-user", value: "T0NORTHWND/U0CAROL001" };
  aws.change({ do: "untag-user", user: "carol.cruz", key: mark.key });
  aws.change({ do: "tag-user", user: "bob.baker", ...mark });
  await town.restart();
  expect(await town.types("carol", `approve ${ref}`)).toMatch(
    /Your IAM user `bob.baker` is also that of @Bob Baker/,
  );
  expect(await town.history(ref)).toEqual(["asked", "said-yes"]);
});
