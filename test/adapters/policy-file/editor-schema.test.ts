// The schema that editors check rolecall.yaml with while somebody writes it.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { EDITOR_SCHEMA, editorSchema } from "../../gate/editor-schema.ts";
import { right, rightWith, ruling } from "./a-policy-file.ts";
import { whyNotValid } from "./json-schema-check.ts";

const EXAMPLE = readFileSync("docs/rolecall.example.yaml", "utf8");
const MAKING =
  "new_accounts: { ask: bob, approve: carol, email: 'aws+{slug}@Cc.example', roles: { p: {} }, trust: mfa, tags: { 'Čp c': 'Č' } }";
const check = (text: string) => whyNotValid(editorSchema(), parse(text));

it("is the one in docs; `npm run schema` writes it", () => {
  expect(JSON.stringify(JSON.parse(readFileSync(EDITOR_SCHEMA, "utf8")))).toBe(
    JSON.stringify(editorSchema()),
  );
  const [comment] = EXAMPLE.split("\n");
  expect(comment).toBe("# yaml-language-server: $schema=./rolecall.schema.json");
});

it("is found beside any copy of the file, so it has no address of its own", () => {
  expect(editorSchema()).toMatchObject({
    $schema: "http://json-schema.org/draft-07/schema#",
    title: expect.stringContaining("access policy"),
    description: expect.stringContaining("rolecall.yaml"),
  });
  expect(editorSchema()).not.toHaveProperty("$id");
});

describe("takes", () => {
  it("the example, and a right file", () => {
    expect(check(EXAMPLE)).toEqual([]);
    expect(check(right)).toEqual([]);
  });

  it.each([
    "accounts: { slugs: [client-a], units: a/*, tags: { 'a b': '' } }",
    "accounts: ['*', client-a]",
    "sensitive: |\n  Two\n  lines",
    "default: standing\nstanding: true",
    "approvals: 0\nroles: [admin]",
    "longest: 30d\nlapse: 43200m\nremind: 1m",
    "escalate: { after: 71h, to: U0DORA00001 }\nbreak_glass: { who: everyone }",
  ])("a rule that says %j", (words) => {
    expect(check(ruling(words))).toEqual([]);
  });

  it.each([
    ["name: Client A 🚀", "name: Čapek, Čech & pC{}"],
    ["unit: clients/production", "unit: Cc/pp"],
    ["name: all", "name: p"],
    ["admins: [carol]", "guard: none\nadmins: leads"],
    ["rules:", `close_accounts: { approve: bob }\n${MAKING}\nrules:`],
    ["team/RolecallReadOnly", "a/b=c,d.e@f-g/h+i_j"],
  ])("%s written as %s", (piece, words) => {
    expect(check(rightWith(piece, words))).toEqual([]);
  });
});

describe("underlines", () => {
  it.each([
    ["ask: everyone", "asks: everyone", "/rules/0/asks unknown"],
    ["ask: everyone", "ask: 7", "/rules/0/ask anyOf"],
    ["C0APPROVALS", "approvals", "/channel pattern"],
    ["session: 12h", "session: 12", "/accounts/0/roles/read-only/session type"],
    ["session: 12h", "session: 12 hours", "/accounts/0/roles/read-only/session pattern"],
    ["alice: U0ALICE001", "Alice: U0ALICE001", "/people/Alice pattern"],
    ["approve: [leads]", "approvals: 6", "/rules/0/approvals range"],
    ["approve: [leads]", "standing: yes", "/rules/0/standing type"],
    ["    ask: everyone\n", "", "/rules/0 required"],
    ["stage: production", "stage: 1", "/accounts/0/tags/stage type"],
    ["rules:", "close_accounts: { approvals: 0 }\nrules:", "/close_accounts required"],
    ["rules:", "close_accounts: { approvals: 0 }\nrules:", "/close_accounts/approvals range"],
    ["rules:", `${MAKING.replace("{slug}", "a")}\nrules:`, "/new_accounts/email pattern"],
    ["rules:", `${MAKING.replace("mfa", "no")}\nrules:`, "/new_accounts/trust enum"],
  ])("%s written as %j", (piece, words, fault) => {
    expect(check(rightWith(piece, words))).toContain(fault);
  });
});

/** Every field that is written by its name, with its own schema. */
function fieldsOf(schema: unknown, path = ""): [string, object][] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([word, inner]: [string, unknown]): [string, object][] => {
    if (word !== "properties") return fieldsOf(inner, path);
    return Object.entries(Object(inner) as Record<string, object>).flatMap(([name, field]) => [
      [`${path}.${name}`, field] as [string, object],
      ...fieldsOf(field, `${path}.${name}`),
    ]);
  });
}

it("explains every field, and says what it is where it is not written", () => {
  const fields = fieldsOf(editorSchema());
  const silent = fields.filter(([, field]) => !("description" in field));
  expect(silent.map(([path]) => path)).toEqual([".guard.boundary"]);
  expect(new Map(fields).get(".rules.lapse")).toMatchObject({ default: "72h" });
});
