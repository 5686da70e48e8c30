// The libraries the pages use, served as they are published: which file a browser loads for which name.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/** What a page may import by name, and the package through which it is found. */
const libraries = [
  { name: "preact", from: [] },
  { name: "preact/hooks", from: [] },
  { name: "preact/jsx-runtime", from: [] },
  { name: "@preact/signals", from: [] },
  { name: "@preact/signals-core", from: ["@preact/signals"] },
] as const;

/** Of the conditions in a package's exports, those that are true in a browser. */
const conditions = ["browser", "import", "default"];

const prefix = "/page/library/";

export function importMap(): string {
  const imports = Object.fromEntries(libraries.map(({ name }) => [name, prefix + name]));
  return JSON.stringify({ imports });
}

/** The file behind an address of the import map. */
export function libraryFile(path: string): string | undefined {
  const library = libraries.find(({ name }) => prefix + name === path);
  if (!library) return undefined;
  const { name, from } = library;
  const scoped = name.startsWith("@") ? 2 : 1;
  const packageName = name.split("/").slice(0, scoped).join("/");
  const folder = folderOf(packageName, from);
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const file = chosen(exports[`.${name.slice(packageName.length)}`]);
  return file === undefined ? undefined : join(folder, file);
}

/** Found as Node finds it, so that it does not matter where the package manager put it. */
function folderOf(packageName: string, from: readonly string[]): string {
  let starting = resolve("package.json");
  for (const step of [...from, packageName]) {
    const entry = createRequire(starting).resolve(step);
    const home = join("node_modules", ...step.split("/"));
    starting = join(entry.slice(0, entry.lastIndexOf(home) + home.length), "package.json");
  }
  return dirname(starting);
}

function chosen(target: unknown): string | undefined {
  if (typeof target === "string") return target;
  if (typeof target !== "object" || target === null) return undefined;
  const found = Object.entries(target).find(([condition]) => conditions.includes(condition));
  return found && chosen(found[1]);
}
