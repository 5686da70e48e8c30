// Access for a time: AWS itself ends it, it can be made longer, and nothing is left behind.
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

/** The policies on somebody's IAM user that Rolecall wrote, by their kind: guard, ended, access. */
function rolecallsPolicies(iamUser: string): string[] {
  const { users } = town.sandbox().aws.world();
  const names = Object.keys(users.find(({ name }) => name === iamUser)?.policies ?? {});
  return names.filter((name) => name.startsWith("rolecall-"));
}

const kindsOn = (iamUser: string) =>
  rolecallsPolicies(iamUser).map((name) => /^rolecall-(\w+)\./.exec(name)?.[1]);

/** What somebody does in an account. */
const ACT = { action: "ec2:DescribeInstances", resource: "*" };

const nothingIsLeft = (iamUser: string) => {
  expect(rolecallsPolicies(iamUser)).toEqual([]);
  expect(town.groupsOf(iamUser).filter((group) => group.startsWith("client-"))).toEqual([]);
};

test("the bot is dead when emil's time is over: AWS refuses by the guard, and the bot clears up when it is back", async () => {
  const ref = await town.isLetIn("emil", "client-a admin 30m fix the DNS");
  await town.dm("emil", ref, /You are in[^]*30 minutes[^]*ends/);
  expect(town.letsIn("emil", "client-a admin").allowed).toBe(true);
  expect(kindsOn("emil.ek")).toEqual(["guard"]);

  await town.sandbox().bots.kill(0);
  await town.timePasses("31m");
  const { allowed, statement } = town.letsIn("emil", "client-a admin");
  expect(allowed).toBe(false);
  expect(statement?.sid).toBe("RolecallGuard");
  expect(statement?.from).toContain(`rolecall-guard.client-a.admin.${ref}`);
  expect(town.groupsOf("emil.ek")).toContain("client-a-admin");

  await town.sandbox().bots.start();
  await town.rests(ref, "ended");
  await town.dm("emil", ref, /ended [^]*as planned/);
  await town.reply(ref, /ended/);
  expect(town.groupsOf("emil.ek")).not.toContain("client-a-admin");
  expect(kindsOn("emil.ek")).toEqual(["guard"]);
  await town.timePasses("46m");
  await town.isCleared(ref);
  nothingIsLeft("emil.ek");
});

test("freya is warned, asks for more, keeps the old end until carol approves, and gives it back early", async () => {
  const ref = await town.isLetIn("freya", "client-a admin 1h fix the DNS");
  const before = (await town.rests(ref, "active")).state.grant.endsAt ?? 0;
  await town.timePasses("55m");
  const warning = await town.dm("freya", ref, /ends[^]*Extend/);
  await town.clicks("freya", warning, "Extend");
  const { people } = town.sandbox().slack;
  await people.fill("freya", {
    "How much longer?": "2 hours",
    "Why do you need it for longer?": "the DNS is not done",
  });
  await people.submit("freya");

  const wish = await town.card(ref, /more time, waiting/);
  expect((await town.record(ref)).state).toMatchObject({ grant: { endsAt: before } });
  await town.clicks("carol", wish, "Approve");
  await town.dm("freya", ref, /until/);
  const { grant } = (await town.rests(ref, "active")).state;
  expect(grant.endsAt).toBe(before + 2 * 3600 * 1000);
  await town.timePasses("30m");
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(true);

  await town.types("freya", "done client-a admin");
  await town.rests(ref, "ended");
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(false);
  expect(kindsOn("freya.falk").sort()).toEqual(["ended", "guard"]);
  await town.timePasses("46m");
  await town.isCleared(ref);
  nothingIsLeft("freya.falk");
});

test("greta asks again a moment after she gave it back: the new access works, and the old Denies are gone", async () => {
  const first = await town.isLetIn("greta", "client-a admin 1h fix the DNS");
  await town.types("greta", "done client-a admin");
  await town.rests(first, "ended");
  const second = await town.isLetIn("greta", "client-a admin 2h one thing more");
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(true);
  expect(rolecallsPolicies("greta.grimm")).toEqual([`rolecall-guard.client-a.admin.${second}`]);

  await town.timePasses("50m");
  await town.isCleared(first);
  await town.rests(second, "active");
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(true);
  await town.timePasses("90m");
  await town.rests(second, "ended");
  expect(town.letsIn("greta", "client-a admin").allowed).toBe(false);
});

test("carol revokes hugo's access and ends his sessions; bob's session in the same role goes on", async () => {
  const { aws } = town.sandbox();
  const role = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
  const ref = await town.isLetIn("hugo", "client-a admin 4h fix the DNS");
  const bobs = await town.asks("ida", "client-a admin 4h watch the DNS");
  await town.clicks("bob", await town.card(bobs), "Approve");
  await town.rests(bobs, "active");
  const session = (user: string) => aws.sessions.open({ user, role, mfa: true }).id ?? "";
  const [hugos, idas] = [session("hugo.holm"), session("ida.iversen")];
  const mayAct = (id: string) => aws.sessions.act(id, ACT).allowed;
  expect(mayAct(hugos)).toBe(true);

  expect(await town.types("ida", "revoke <@U0HUGO0000|hugo> client-a and end sessions")).toMatch(
    /admin/,
  );
  await town.types("carol", "revoke <@U0HUGO0000|hugo> client-a and end sessions");
  await town.rests(ref, "ended");
  await town.dm("hugo", ref, /was revoked by/);
  expect(town.letsIn("hugo", "client-a admin").allowed).toBe(false);
  expect(mayAct(hugos)).toBe(false);
  expect(mayAct(idas)).toBe(true);

  await town.timePasses("13h");
  await town.isCleared(ref);
  nothingIsLeft("hugo.holm");
  const roles = aws.world().roles.filter(({ policies }) => Object.keys(policies).length > 0);
  expect(roles).toEqual([]);
});

test("grace is in ten groups: her eleventh client is let in directly, and works until its end", async () => {
  const answer = await town.types("grace", "client-b read-only standing have a look");
  expect(answer).toMatch(/ten groups/);
  const ref = await town.asks("grace", "client-b admin 1h fix the DNS");
  await town.card(ref, /straight to the IAM user/);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");
  expect(kindsOn("grace.gomez")).toEqual(["access"]);
  expect(town.letsIn("grace", "client-b admin").allowed).toBe(true);
  expect(town.letsIn("grace", "client-b admin", false).allowed).toBe(false);
  await town.timePasses("61m");
  expect(town.letsIn("grace", "client-b admin").allowed).toBe(false);
  await town.rests(ref, "ended");
  await town.timePasses("46m");
  await town.isCleared(ref);
  nothingIsLeft("grace.gomez");
});

test("what cannot be had is refused before anybody is asked, with what to do", async () => {
  expect(await town.types("jonas", "client-c 8h renew the certificate")).toMatch(/4 hours/);
  expect(await town.types("jonas", "client-a admin standing keep it")).toMatch(/without an end/);
  expect(await town.types("jonas", "client-a admin 2w a long job")).toMatch(/`30m`, `4h` or `2d`/);
  town.sandbox().aws.change({ do: "remove-boundary", user: "jonas.juul" });
  await town.restart();
  expect(await town.types("jonas", "client-a admin 1h fix it")).toMatch(
    /put-user-permissions-boundary/,
  );
  expect(await town.openOf("jonas")).toBe(0);
  town
    .sandbox()
    .aws.change({ do: "set-boundary", user: "jonas.juul", boundary: "rolecall/people" });
  await town.timePasses("10s");
  await town.asks("jonas", "client-a admin 1h fix it");
});

test("AWS will not take karla out: that is said aloud, with what AWS enforces meanwhile", async () => {
  const ref = await town.isLetIn("karla", "client-a admin 1h fix the DNS");
  const { faults } = town.sandbox();
  faults.add({ service: "iam", action: "RemoveUserFromGroup", effect: "fail", times: 40 });
  await town.types("karla", "done client-a admin");
  await town.reply(ref, /cannot be taken away[^]*AWS lets nobody in/);
  expect(town.letsIn("karla", "client-a admin").allowed).toBe(false);
  faults.clear();
  await town.timePasses("6m");
  await town.rests(ref, "ended");
});
