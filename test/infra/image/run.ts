// `npm run image`: what would stand in the image, judged and printed; how fast it starts and what it holds, beside other ways to build it.
import { parseArgs } from "node:util";
import { join } from "node:path";
import { printSection } from "../../bench/report.ts";
import { waysToBundle } from "./bundled-ways.ts";
import { filesIn, misplaced, sizesByPackage } from "./image-contents.ts";
import type { ImageFile } from "./image-contents.ts";
import { imageFolder } from "./image-folder.ts";
import { measuredWays } from "./measured-ways.ts";

const MOST_LISTED = 10;

const { values } = parseArgs({
  options: {
    /** Every file, those of packages too. */
    files: { type: "boolean", default: false },
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
  const faults = misplaced(image.app, files, repository);
  printContents(files);
  console.log(
    faults.length === 0
      ? "\nNo sandbox, no test, no development dependency, no TypeScript of ours."
      : `\nWhat must not be there:\n${faults.map((fault) => `  ${fault}`).join("\n")}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
  if (!values["only-contents"]) {
    printSection(await measuredWays(waysToBundle(image, repository), Number(values.rounds)));
  }
} finally {
  image.remove();
}

function printContents(files: readonly ImageFile[]): void {
  const shown = values.files ? files : files.filter((file) => file.package === null);
  const rest = files.length - shown.length;
  console.log("\nIn /app:");
  for (const { path, bytes } of shown) console.log(`  ${path} (${kilobytes(bytes)})`);
  if (rest > 0) console.log(`  and ${rest} files of packages; --files lists them`);
  const sizes = sizesByPackage(files);
  const rows = sizes
    .slice(0, MOST_LISTED)
    .map(({ name, files: count, bytes }) => [name, String(count), kilobytes(bytes)]);
  printSection({
    title: `The ${rows.length} largest of ${sizes.length} parts`,
    notes: [
      `${files.length} files, ${kilobytes(files.reduce((sum, { bytes }) => sum + bytes, 0))}.`,
    ],
    tables: [{ head: ["", "files", "size"], rows }],
    budgets: [],
  });
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en-US")} kB`;
}
