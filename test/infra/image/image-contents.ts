// What stands in the image's folder: every file, how large it is, and what must not be there.
import { readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";

export interface ImageFile {
  /** Below /app. */
  readonly path: string;
  readonly bytes: number;
}

export function filesIn(app: string): readonly ImageFile[] {
  const found = readdirSync(app, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(app.length + 1);
      return { path: path.split(sep).join("/"), bytes: statSync(join(app, path)).size };
    })
    .sort((one, other) => one.path.localeCompare(other.path, "en"));
}

/** One line each; none where the image is as it should be. */
export function misplaced(files: readonly ImageFile[]): readonly string[] {
  return files
    .filter(({ path }) => !isShipped(path))
    .map(({ path }) => `${path} is not for production`);
}

/** Joined files, whose work is in them, and what says how Node has to read them. No map: it would hold the sources. */
function isShipped(path: string): boolean {
  return ["package.json", "dist/THIRD-PARTY.txt"].includes(path) || /^dist\/[\w-]+\.js$/.test(path);
}
