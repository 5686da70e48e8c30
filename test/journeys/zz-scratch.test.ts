// The end that somebody was told holds, also where the bot died before it could store the grant.
import { until } from "../../sandbox/until.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const town = onTheSandbox();

test("the bot dies after it told petra her end, and is back when that is over: she is not let in again", async () => {
  const { bots, faults } = town.sandbox();
  const ref = await town.asks("petra", "client-a admin 30m fix the DNS");
  const card = await town.card(ref);
  faults.add({ service: "dynamodb", action: "PutItem", effect: "kill-before", skip: 1 });
  await town.clicks("bob", card, "Approve");
  await until(
    () => bots.list(),
    ([bot]) => bot?.state === "killed",
    { what: "the bot is dead" },
  );
  await town.dm("petra", ref, /You are in/);
  await town.timePasses("31m");
  expect(town.letsIn("petra", "client-a admin").allowed).toBe(false);
  await bots.start();
  await town.rests(ref, "ended");
  expect(town.letsIn("petra", "client-a admin").allowed).toBe(false);
});
