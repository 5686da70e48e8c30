// Looks for forbidden arrows (test/arrows.cjs) in a tree, and fails when it saw less than the tree has.
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { cruise, type ICruiseResult, type IViolation } from "dependency-cruiser";
import extractDepcruiseOptions from "dependency-cruiser/config-utl/extract-depcruise-options";

const TERRITORIES = ["src", "infra", "sandbox", "test"];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name));
}

async function look(folders: readonly string[], rules: string): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], await extractDepcruiseOptions(rules));
  if (typeof output === "string") throw new Error(`expected a result, got: ${output}`);
  return output;
}

function inWords(violation: IViolation): string {
  const route = violation.cycle?.map(({ name }) => name) ?? [violation.to];
  const files = violation.type === "module" ? [] : route;
  return `  ${violation.rule.name}: ${[violation.from, ...files].join(" → ")}`;
}

function advice({ summary }: ICruiseResult): string[] {
  const broken = new Set(summary.violations.map(({ rule }) => rule.name));
  return (summary.ruleSetUsed?.forbidden ?? [])
    .filter((rule) => rule.name !== undefined && broken.has(rule.name))
    .map((rule) => `  ${rule.name ?? ""}. ${rule.comment ?? ""}`);
}

const rules = resolve("test/arrows.cjs");
// Another tree may be named, so that a test can show one with every kind of wrong arrow.
process.chdir(process.argv[2] ?? ".");
const folders = TERRITORIES.filter((folder) => existsSync(folder));
const result = await look(folders, rules);
const violations = result.summary.violations;
if (violations.length > 0) {
  console.log(["Forbidden arrows:", ...violations.map(inWords), ""].join("\n"));
  console.log(["What to do instead:", ...advice(result), ""].join("\n"));
}

// With a TypeScript it cannot use, dependency-cruiser reports no violations, over no modules at all.
const seen = new Set(result.modules.map((module) => module.source));
const files = folders.flatMap(sourceFiles);
const unseen = files.filter((file) => !seen.has(file));
if (unseen.length > 0) {
  console.log(`Not seen, so nothing is proven about their arrows:\n  ${unseen.join("\n  ")}`);
  console.log("Is the installed TypeScript one that dependency-cruiser can use (6.0)?\n");
}
console.log(
  `${files.length - unseen.length} of ${files.length} files seen, ${violations.length} forbidden arrows`,
);
process.exitCode = violations.length + unseen.length > 0 ? 1 : 0;
