// Does what the Dockerfile says, in a folder and without Docker: what would stand in /app of the image.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { copyOf, linesOf, shippedAndBuild, stagesOf } from "./dockerfile.ts";
import type { Copied } from "./dockerfile.ts";

export interface ImageFolder {
  /** As /app is in the image. */
  readonly app: string;
  /** As /app is where it is built, with all packages. */
  readonly build: string;
  remove(): void;
}

/** Throws what a step says where it fails. Packages come from npm's cache where they are there, else from its registry. */
export function imageFolder(repository: string, say: (line: string) => void): ImageFolder {
  const folder = mkdtempSync(join(tmpdir(), "image-"));
  const [app, built] = [join(folder, "app"), join(folder, "build")];
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const stages = stagesOf(readFileSync(join(repository, "Dockerfile"), "utf8"));
    const [shipped, build] = shippedAndBuild(stages);
    for (const line of build.lines) {
      say(line);
      const copied = copyOf(line);
      if (copied) copy(copied, repository, built);
      const [, command] = /^RUN (.+)$/.exec(line) ?? [];
      if (command !== undefined) run(command, built);
    }
    for (const line of linesOf(stages, shipped)) {
      const copied = copyOf(line);
      if (!copied) continue;
      say(line);
      const paths = copied.paths.map((path) => path.replace(/^\/app\//, ""));
      copy({ ...copied, paths }, built, app);
    }
    return { app, build: built, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function copy({ paths, into }: Copied, source: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const path of paths) {
    const to = into.endsWith("/") ? join(target, into, basename(path)) : join(target, into);
    cpSync(join(source, path), to, { recursive: true, verbatimSymlinks: true });
  }
}

function run(command: string, folder: string): void {
  const env = { ...process.env, npm_config_prefer_offline: "true", npm_config_audit: "false" };
  const options = { cwd: folder, env, encoding: "utf8", stdio: "pipe" } as const;
  try {
    execFileSync("/bin/sh", ["-c", command], options);
  } catch (error) {
    const { stderr = "" } = error as { readonly stderr?: string };
    throw new Error(`${command} failed:\n${stderr}`, { cause: error });
  }
}
