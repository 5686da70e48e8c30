// What docs/install.md has somebody paste and fill in is what Slack, AWS and the stack ask for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { trustDocument } from "../../src/domain/trust-document.ts";

const ROOT = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const page = read("docs/install.md");

/** What says by which way Slack delivers, in a manifest. */
const OF_THE_WAY = ["url", "request_url", "message_menu_options_url", "socket_mode_enabled"];

function withoutTheWay(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTheWay);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([key]) => !OF_THE_WAY.includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutTheWay(inner)]));
}

interface Manifest {
  readonly settings: { readonly socket_mode_enabled: boolean };
}

describe("the two manifests", () => {
  const overHttp = parse(read("manifest.yml")) as Manifest;
  const overSockets = parse(read("manifest.socket.yml")) as Manifest;

  it("make the same app, but for how Slack delivers", () => {
    expect(withoutTheWay(overSockets)).toEqual(withoutTheWay(overHttp));
  });

  it("say each which way it is", () => {
    expect(overHttp.settings.socket_mode_enabled).toBe(false);
    expect(overSockets.settings.socket_mode_enabled).toBe(true);
  });

  it("over sockets names no address, and over HTTP the one that is to be replaced", () => {
    expect(read("manifest.socket.yml")).not.toContain("https://");
    expect(read("manifest.yml")).toContain("https://rolecall.example.com/");
    expect(page).toContain("`rolecall.example.com`");
  });
});

it("the secret has the fields that tasks are handed", () => {
  const handed = [...read("infra/bot-task.ts").matchAll(/field\("([^"]+)"\)/g)];
  const [, json = "{}"] = /```json\n(\{ "bot-token".*\})\n```/.exec(page) ?? [];
  const fields = Object.keys(JSON.parse(json) as object);
  expect(fields.sort()).toEqual(handed.map(([, name]) => name).sort());
});

it("the trust policy to paste is the one that Rolecall itself writes", () => {
  const [, json = "{}"] = /```json\n(\{\n {2}"Version"[^]*?)\n```/.exec(page) ?? [];
  const written = trustDocument({
    ...{ partition: "aws", managementId: "111111111111", style: "mfa", people: [] },
    bots: ["arn:aws:iam::111111111111:role/rolecall-provisioner"],
  });
  expect(JSON.parse(json)).toEqual(written);
});

it("quotes the doctor in its own words", () => {
  const source = ["judge-named", "judge-table", "judge-roles"]
    .map((name) => read(`src/cli/check-up/${name}.ts`))
    .join("\n");
  const said = ["the bot is in it", "as they have to be", "may do what it has to, and no more"];
  expect(said.filter((words) => !page.includes(words) || !source.includes(words))).toEqual([]);
});
