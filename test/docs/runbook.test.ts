// Whoever is woken by an alarm finds it in docs/runbook.md, and finds there what the log says.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { all, clearAway, synthesize } from "../infra/a-stage.ts";
import { headingsOf } from "./headings.ts";

const ROOT = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const page = read("docs/runbook.md");
const chapter = (name: string) => page.split(/^# /m).find((text) => text.startsWith(name)) ?? "";

/** Of a stage in Socket Mode and one over HTTP, without what is the stage's own. */
let alarms: readonly string[];
let ids: readonly string[];
beforeAll(() => {
  const templates = (["trial", "production"] as const).map((name) => synthesize(name).rolecall);
  alarms = templates
    .flatMap((template) => all<{ AlarmName: string }>(template, "AWS::CloudWatch::Alarm"))
    .map(({ properties }) => properties.AlarmName.replace(/^rolecall-[a-z]+-/, ""));
  ids = ["AWS::SQS::Queue", "AWS::Logs::LogGroup"].flatMap((type) =>
    templates.flatMap((template) => all(template, type).map(({ id }) => id)),
  );
}, 120_000);
afterAll(clearAway);

it("has every alarm under its name, and none that there is not", () => {
  const [, ...headings] = headingsOf(`# ${chapter("Alarms")}`);
  expect([...headings].sort()).toEqual([...new Set(alarms)].sort());
});

it("says of each what it means, where to look and what to do", () => {
  const parts = chapter("Alarms").split(/^## /m).slice(1);
  const incomplete = parts.filter((part) =>
    ["**It means**", "**Look**", "**Do**"].some((word) => !part.includes(word)),
  );
  expect(incomplete.map((part) => part.split("\n")[0])).toEqual([]);
});

it("calls the audit's things as they are called in AWS", () => {
  for (const named of ["AuditTrailLost", "AuditTrailLog"]) {
    expect(page).toContain(`\`${named}\``);
    expect(ids.some((id) => id.startsWith(named))).toBe(true);
  }
});

it("quotes only what the log says", () => {
  const source = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => read(`src/${name}`))
    .join("\n");
  const [, rows = ""] = /\| it says[^\n]*\n[^\n]*\n([^]*?)\n\n/.exec(page) ?? [];
  const quoted = [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, said = ""]) => said);
  expect(quoted.length).toBeGreaterThan(3);
  expect(
    [...quoted, "a socket to Slack", "Rolecall listens"].filter((said) => !source.includes(said)),
  ).toEqual([]);
});

it("names only metrics that there are", () => {
  const metrics = read("docs/metrics.md");
  const named = [...page.matchAll(/`(rolecall_[a-z_]+)`/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !metrics.includes(`\`${name}\``))).toEqual([]);
});
