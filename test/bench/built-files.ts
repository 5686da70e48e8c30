// Builds Rolecall and what it is compared with, all in one go, so that both are the same kind of JavaScript.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

export interface BuiltFiles {
  readonly rolecall: string;
  readonly bareBolt: string;
  readonly acknowledgingBot: string;
  readonly stubTable: string;
  remove(): void;
}

/** Into a folder of its own, so that two runs do not meet. */
export function buildFiles(): BuiltFiles {
  mkdirSync("dist", { recursive: true });
  const folder = mkdtempSync(join("dist", "bench-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const compiler = join("node_modules", "typescript", "bin", "tsc");
  const project = join("test", "bench", "tsconfig.build.json");
  const given = [compiler, "-p", project, "--outDir", folder];
  const { status, stdout } = spawnSync(process.execPath, given);
  if (status !== 0) {
    remove();
    throw new Error(`Rolecall cannot be built:\n${stdout}`);
  }
  const ours = (name: string) => join(folder, "test", "bench", `${name}.js`);
  return {
    rolecall: join(folder, "src", "main.js"),
    bareBolt: ours("bare-bolt"),
    acknowledgingBot: ours("acknowledging-bot"),
    stubTable: ours("stub-table"),
    remove,
  };
}
