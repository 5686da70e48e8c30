// Builds Rolecall as it ships, with its packages joined in, and the servers it is compared with, which find theirs beside them.
import { buildSync } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface BuiltFiles {
  readonly rolecall: string;
  readonly bareBolt: string;
  readonly acknowledgingBot: string;
  readonly stubTable: string;
  remove(): void;
}

export function buildFiles(): BuiltFiles {
  const npm = { encoding: "utf8", shell: process.platform === "win32" } as const;
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], npm);
  if (status !== 0) throw new Error(`npm run build failed:\n${stdout}${stderr}`);
  // Under dist, so that packages are found; in a folder of its own, so that two runs do not meet.
  const folder = mkdtempSync(join("dist", "bench-"));
  const names = ["bare-bolt", "acknowledging-bot", "stub-table"] as const;
  buildSync({
    entryPoints: names.map((name) => join("test", "bench", `${name}.ts`)),
    outdir: folder,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
  const ours = (name: (typeof names)[number]) => join(folder, `${name}.js`);
  return {
    rolecall: join("dist", "main.js"),
    bareBolt: ours("bare-bolt"),
    acknowledgingBot: ours("acknowledging-bot"),
    stubTable: ours("stub-table"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
