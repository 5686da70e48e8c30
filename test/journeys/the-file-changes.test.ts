// rolecall.yaml is changed while the bot runs: what counts is what it says when somebody clicks.
import { stringify } from "yaml";
import { until } from "../../sandbox/until.ts";
import { agencyWithColleagues, policyIn } from "./colleagues.ts";
import { onTheSandbox } from "./on-the-sandbox.ts";

const seed = agencyWithColleagues();
const town = onTheSandbox(seed);
const asItWas = structuredClone(policyIn(seed));

function ruleNamed(name: string): { [term: string]: unknown } {
  const rule = policyIn(seed).rules.find((one) => one.name === name);
  if (!rule) throw new Error(`The seed has no rule "${name}".`);
  return rule;
}

/** What alice is told about a seat, once it reads so: that is how people see which file counts. */
const explains = (seat: string, like: RegExp) => town.typesUntil("alice", `explain ${seat}`, like);

async function adminReads(like: RegExp): Promise<string> {
  const { plain } = await until(
    () => town.sandbox().slack.people.sees("carol").dms,
    (dms) => dms.findLast((one) => like.test(one.plain)),
    { what: `carol is told ${String(like)}` },
  );
  return plain;
}

afterEach(async () => {
  Object.assign(policyIn(seed), structuredClone(asItWas));
  await town.writesFile();
  await explains("client-c admin", /at most 4 hours/);
  await explains("client-b admin", /who may ask: everyone[^]*one of @platform/);
});

test("the longest time is cut below what emil asked for: bob's click says so, and bob gives less", async () => {
  const ref = await town.asks("emil", "client-c admin 4h renew the certificate");
  await explains("client-c admin", /client-c[^]*at most 4 hours/);
  ruleNamed("client-c")["longest"] = "2h";
  await town.writesFile();
  await explains("client-c admin", /at most 2 hours/);

  await town.clicks("bob", await town.card(ref), "Approve");
  await town.whisper("bob", /It was asked for 4 hours, and the rule allows at most 2 hours/);
  expect(await town.types("carol", `approve ${ref} 3h`)).toMatch(/allows at most 2 hours by now/);
  expect(await town.history(ref)).toEqual(["asked"]);
  expect(town.letsIn("emil", "client-c admin").allowed).toBe(false);
  expect(await town.types("emil", "client-c 4h renew it")).toMatch(/have asked for/);
  await town.types("carol", `approve ${ref} 1h`);
  await town.rests(ref, "active");
  await town.dm("emil", ref, /It lasts 1 hour/);
});

test("bob is taken out of the approvers while freya's card waits: his click is refused, and carol decides", async () => {
  const ref = await town.asks("freya", "client-b admin fix the DNS");
  await explains("client-b admin", /one of @platform/);
  ruleNamed("admins")["approve"] = ["carol"];
  await town.writesFile();
  await explains("client-b admin", /one of @Carol Cruz/);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.whisper("bob", /Only approvers can decide about this, and you are not one of them/);
  expect(await town.history(ref)).toEqual(["asked"]);
  await town.clicks("carol", await town.card(ref), "Approve");
  await town.rests(ref, "active");
});

test("the rule wants two by now: bob's click is the first of two", async () => {
  const ref = await town.asks("greta", "client-b admin fix the DNS");
  ruleNamed("admins")["approvals"] = 2;
  await town.writesFile();
  await explains("client-b admin", /2 different people of @platform/);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "pending");
  expect(await town.history(ref)).toEqual(["asked", "said-yes"]);
  await town.clicks("carol", await town.card(ref), "Approve");
  await town.rests(ref, "active");
});

test("hugo may not ask any more when bob clicks: he is not let in", async () => {
  const ref = await town.asks("hugo", "client-b admin fix the DNS");
  ruleNamed("admins")["ask"] = ["alice"];
  await town.writesFile();
  await explains("client-b admin", /who may ask: @Alice Andersen/);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.whisper("bob", /cannot be approved[^]*@Hugo Holm may not have `client-b` as `admin`/);
  expect(town.letsIn("hugo", "client-b admin").allowed).toBe(false);
});

test("somebody writes a wrong file: carol is told where and what, the old rules stay in force, and she is told when it is mended", async () => {
  const ref = await town.asks("ida", "client-b admin fix the DNS");
  ruleNamed("admins")["approve"] = ["carol", "dave"];
  const lines = stringify(seed.policy).split("\n");
  const line = lines.findIndex((one) => one.trim() === "- dave") + 1;
  await town.writesFile();
  const told = await adminReads(/rolecall.yaml was changed and is wrong/);
  expect(told).toContain(`rolecall.yaml:${String(line)}:`);
  expect(told).toMatch(/rules\[5\]\.approve\[1\] .*dave/);
  expect(told).toMatch(/What it said before stays in force/);
  await explains("client-b admin", /one of @platform/);
  await town.clicks("bob", await town.card(ref), "Approve");
  await town.rests(ref, "active");

  ruleNamed("admins")["approve"] = ["carol"];
  await town.writesFile();
  await adminReads(/rolecall.yaml is right again, and in force/);
  await explains("client-b admin", /one of @Carol Cruz/);
  expect(
    town
      .sandbox()
      .slack.people.sees("bob")
      .dms.map(({ plain }) => plain),
  ).not.toContainEqual(expect.stringContaining("rolecall.yaml"));
});

test("half a file is no file: not even what is right in it counts", async () => {
  await town.writesFile(stringify(seed.policy).slice(0, 900));
  await adminReads(/rolecall.yaml was changed and is wrong/);
  await town.isLetIn("jonas", "client-b admin fix the DNS");
  expect(town.letsIn("jonas", "client-b admin").allowed).toBe(true);
});
