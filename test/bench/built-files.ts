// Builds Rolecall and what it is compared with, all in one go, so that both are the same kind of JavaScript.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join("dist", "bench");

export interface BuiltFiles {
  readonly rolecall: string;
  readonly bareBolt: string;
  readonly acknowledgingBot: string;
  readonly stubTable: string;
  remove(): void;
}

export function buildFiles(): BuiltFiles {
  const remove = () => rmSync(FOLDER, { recursive: true, force: true });
  remove();
  const compiler = join("node_modules", "typescript", "bin", "tsc");
  const project = join("test", "bench", "tsconfig.build.json");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", project]);
  if (status !== 0) throw new Error(`Rolecall cannot be built:\n${stdout}`);
  const ours = (name: string) => join(FOLDER, "test", "bench", `${name}.js`);
  return {
    rolecall: join(FOLDER, "src", "main.js"),
    bareBolt: ours("bare-bolt"),
    acknowledgingBot: ours("acknowledging-bot"),
    stubTable: ours("stub-table"),
    remove,
  };
}
