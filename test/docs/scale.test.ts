// docs/scale.md can count, and is about the table and the limits that the code knows.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { INDEXES } from "../../src/adapters/dynamodb/table.ts";
import { MOST_GROUPS_OF_USER } from "../../src/domain/capacity.ts";
import { guardPolicy, policySize, tombstonePolicy } from "../../src/domain/iam-documents.ts";
import { directCharacters } from "../../src/domain/own-groups.ts";
import { STAGES } from "../../infra/stages.ts";
import { worthOf } from "./arithmetic.ts";

const page = readFileSync(join(__dirname, "../../docs/scale.md"), "utf8");
const number = (text: string) => Number(text.replaceAll(",", ""));

it("counts right where it says what something comes to", () => {
  const sums = [...page.matchAll(/`([\d().× +/]+)` = ([\d.,]*\d)/g)];
  expect(sums.length).toBeGreaterThan(10);
  const wrong = sums.filter(([, formula = "", said = ""]) => {
    const unit = 10 ** -(said.split(".")[1]?.length ?? 0);
    return Math.abs(worthOf(formula) - number(said)) >= unit;
  });
  expect(wrong.map(([sum]) => sum)).toEqual([]);
});

/** A row's formula, and the dollars in the cells after it. */
const PRICED = /^\|[^|\n]*\| `([\d().× +/]+)` *\|([\d. |]*)\|$/gm;

it("counts right what things cost, and all of them together", () => {
  const rows = [...page.matchAll(PRICED)].map(([row, formula = "", cells = ""]) => {
    const dollars = cells.split("|").flatMap((cell) => (cell.trim() ? [cell.trim()] : []));
    return { row, worth: worthOf(formula).toFixed(2), dollars };
  });
  expect(rows.length).toBeGreaterThan(15);
  const wrong = rows.filter(({ worth, dollars }) => dollars.some((said) => said !== worth));
  expect(wrong.map(({ row }) => row)).toEqual([]);
  const [trial = 0, production = 0, requests = 0] = totals();
  const [, ...said] =
    /(\d+) dollars a month for a trial, (\d+) for production, and (\d+) for a million/.exec(page) ??
    [];
  expect(said.map(Number)).toEqual([trial, production, requests].map(Math.round));
});

/** Of the columns of dollars: what a trial and production cost, and what a million requests add. */
function totals(): readonly number[] {
  const [, fixed = "", added = ""] =
    /## Cost([^]*?)\n\n(?=Not counted)([^]*?)\n\nRecords/.exec(page) ?? [];
  const column = (text: string, nth: number) =>
    [...text.matchAll(PRICED)].reduce(
      (sum, [, , cells = ""]) => sum + Number(cells.split("|")[nth]?.trim() ?? 0),
      0,
    );
  return [column(fixed, 0), column(fixed, 1), column(added, 0)];
}

it("reckons with the stages as they are", () => {
  const { trial, production } = STAGES;
  expect(trial).toMatchObject({ size: { cpu: 256, memory: 512, replicas: 1 }, network: "public" });
  expect(production).toMatchObject({
    ...{ size: { cpu: 512, memory: 1024, replicas: 2 }, network: "private", encryption: "own" },
    transport: { kind: "http" },
  });
});

it("has each index of the table", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (?:one|three)/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(Object.keys(INDEXES).sort());
});

it("knows how many characters a grant takes", () => {
  const role = "arn:aws:iam::222222222222:role/OrganizationAccountAccessRole";
  const guarded = policySize(guardPolicy(role, 0)) + policySize(tombstonePolicy(role));
  expect(page).toContain(`\`2048 / ${guarded}\``);
  expect(page).toContain(`\`2048 / ${directCharacters(role, false)}\``);
  expect(page).toContain(`\`5120 / ${directCharacters(role, false)}\``);
  expect(page).toContain(`${MOST_GROUPS_OF_USER} groups a user`);
});
