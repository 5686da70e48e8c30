// A map that names a file that is not there is worse than none.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(__dirname, "../..");
const MAPS = ["README.md", "CONTRIBUTING.md", "src/README.md", "src/provisioning/README.md"];

/** Every `path/like/this.ts` or `folder/` in backticks, and every target of a relative link. */
function namedFiles(map: string): string[] {
  const text = readFileSync(join(ROOT, map), "utf8");
  const quoted = [...text.matchAll(/`([\w./-]+(?:\.ts|\.yml|\.cjs|\/))`/g)];
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)];
  return [...quoted, ...linked].map(([, path]) => path ?? "");
}

/** A map names files from where it stands, from src, or from the top. */
function isThere(map: string, path: string): boolean {
  return [dirname(map), "src", "."].some((from) => existsSync(join(ROOT, from, path)));
}

describe.each(MAPS)("%s", (map) => {
  it("names only files that are there", () => {
    const missing = namedFiles(map).filter((path) => !isThere(map, path));
    // The recipes name files that the reader is about to write.
    expect(missing.filter((path) => !/the-step|do-thing/.test(path))).toEqual([]);
  });

  it("names some", () => {
    expect(namedFiles(map).length).toBeGreaterThan(0);
  });
});
