// How the bot comes and goes: while Slack is down, with a token that is wrong, and while a call to AWS hangs.
import { until } from "../../sandbox/until.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

const always = { times: 100_000 };

test("Slack is down when the bot starts: emil's time is over all the same, and he is told once Slack is back", async () => {
  const ref = await town.isLetIn("emil", "client-a admin 30m fix the DNS");
  const { bots, faults } = town.sandbox();
  await bots.stop();
  faults.add({ service: "slack", action: "*", effect: "fail", ...always });
  await town.timePasses("31m");
  const starting = bots.start();
  await until(
    () => town.groupsOf("emil.ek"),
    (groups) => !groups.includes("client-a-admin"),
    { what: "emil is taken out while Slack is down", seconds: 20 },
  );
  expect(bots.list()[0]?.state).toBe("starting");

  faults.clear();
  await starting;
  await town.rests(ref, "ended");
  await town.dm("emil", ref, /ended [^]*as planned/);
});

test("the token is not accepted: the bot ends, and says what to do", async () => {
  const { bots, faults } = town.sandbox();
  await bots.stop();
  faults.add({ service: "slack", action: "auth.test", effect: "fail", error: "invalid_auth" });
  await expect(bots.start()).rejects.toThrow(/exit code 1[^]*check SLACK_BOT_TOKEN/);
  await bots.start();
});

test("IAM hangs when the bot is told to stop: it is gone within ten seconds, and what it left is finished after", async () => {
  const ref = await town.asks("freya", "client-a admin fix the DNS");
  const { bots, faults } = town.sandbox();
  faults.add({ service: "iam", action: "AddUserToGroup", effect: "hang", ...always });
  await town.clicks("bob", await town.card(ref), "Approve");
  await until(
    () => town.sandbox().calls.since(0),
    (calls) => calls.some(({ action, outcome }) => action === "AddUserToGroup" && outcome !== "ok"),
    { what: "a call hangs" },
  );
  const from = performance.now();
  await bots.stop();
  expect(performance.now() - from).toBeLessThan(10_000);
  expect(bots.list()[0]?.ended).toBe("exit code 0");
  faults.clear();
  await bots.start();
  await town.rests(ref, "active");
  expect(town.letsIn("freya", "client-a admin").allowed).toBe(true);
});
