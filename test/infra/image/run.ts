// `npm run image`: what would stand in the image, judged and printed; how fast it starts and what it holds, beside other ways to build it.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { printSection } from "../../bench/report.ts";
import { waysToBundle } from "./bundled-ways.ts";
import { filesIn, misplaced } from "./image-contents.ts";
import type { ImageFile } from "./image-contents.ts";
import { imageFolder } from "./image-folder.ts";
import { build, joinedPackages } from "./joined-parts.ts";
import type { JoinedPackage } from "./joined-parts.ts";
import { measuredWays } from "./measured-ways.ts";

const MOST_LISTED = 10;

const { values } = parseArgs({
  options: {
    /** Every package. */
    packages: { type: "boolean", default: false },
    /** Nothing is measured. */
    "only-contents": { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
  },
});
const repository = join(import.meta.dirname, "../../..");
const image = imageFolder(repository, (line) => {
  console.log(`  ${line}`);
});
try {
  const files = filesIn(image.app);
  const faults = misplaced(files);
  printFiles(files);
  console.log(
    faults.length === 0
      ? "\nNo sandbox, no test, no package that is not joined, no TypeScript of ours."
      : `\nWhat must not be there:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
  );
  printPackages(joinedPackages(build(image.build, join(image.build, "again"))));
  process.exitCode = faults.length === 0 ? 0 : 1;
  if (!values["only-contents"]) {
    printSection(await measuredWays(waysToBundle(image, repository), Number(values.rounds)));
  }
} finally {
  image.remove();
}

function printFiles(files: readonly ImageFile[]): void {
  console.log("\nIn /app:");
  for (const { path, bytes } of files) console.log(`  ${path} (${kilobytes(bytes)})`);
  console.log(`  ${files.length} files, ${kilobytes(sum(files))}`);
}

function printPackages(packages: readonly JoinedPackage[]): void {
  const shown = values.packages ? packages : packages.slice(0, MOST_LISTED);
  printSection({
    title: `The ${shown.length} largest of ${packages.length} packages joined`,
    notes: [`What is left of them: ${kilobytes(sum(packages))}.`],
    tables: [
      { head: ["", "size"], rows: shown.map(({ name, bytes }) => [name, kilobytes(bytes)]) },
    ],
    budgets: [],
  });
}

function sum(parts: readonly { readonly bytes: number }[]): number {
  return parts.reduce((bytes, part) => bytes + part.bytes, 0);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en-US")} kB`;
}
