// What stands in the image's folder: every file, whose it is and how large, and what must not be there.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, sep } from "node:path";

export interface ImageFile {
  /** Below /app. */
  readonly path: string;
  readonly bytes: number;
  /** Rolecall's own are of none. */
  readonly package: string | null;
}

export function filesIn(app: string): readonly ImageFile[] {
  const found = readdirSync(app, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(app.length + 1);
      return { path, bytes: statSync(join(app, path)).size, package: packageOf(path) };
    })
    .sort((one, other) => one.path.localeCompare(other.path, "en"));
}

/** Some packages have folders of that name among their own files, in which there are no packages. */
function packageOf(path: string): string | null {
  const nested = /^(?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+/.exec(path.split(sep).join("/"));
  return nested ? (/((?:@[^/]+\/)?[^/]+)\/$/.exec(nested[0])?.[1] ?? null) : null;
}

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** One line each; none where the image is as it should be. `repository` says what is there for development. */
export function misplaced(
  app: string,
  files: readonly ImageFile[],
  repository: string,
): readonly string[] {
  const own = files.filter((file) => file.package === null);
  return [
    ...own
      .filter(({ path }) => !isShipped(path))
      .map(({ path }) => `${path} is not for production`),
    ...own
      .filter(({ path }) => holdsSources(join(app, path)))
      .map(({ path }) => `${path} holds TypeScript`),
    ...forDevelopment(files, repository).map((name) => `${name} is there for development only`),
  ];
}

/** Compiled files, the one that says how Node has to read them, and npm's own list of what it has kept. */
function isShipped(path: string): boolean {
  const lists = ["package.json", join("node_modules", ".package-lock.json")];
  return lists.includes(path) || /^dist\/[\w-]+\.js$/.test(path);
}

/** By its name, or as a map that has the sources in it. */
function holdsSources(path: string): boolean {
  if (/\.[cm]?tsx?$/.test(path)) return true;
  return path.endsWith(".map") && readFileSync(path, "utf8").includes('"sourcesContent"');
}

function forDevelopment(files: readonly ImageFile[], repository: string): readonly string[] {
  const lock = readFileSync(join(repository, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(lock) as Locked;
  const kept = Object.entries(packages).filter(([, { dev }]) => dev !== true);
  const here = new Set(files.flatMap((file) => file.package ?? []));
  return [...here].filter((name) => !kept.some(([path]) => path.endsWith(`node_modules/${name}`)));
}

export interface PackageSize {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

/** The largest first; Rolecall's own files are one. */
export function sizesByPackage(files: readonly ImageFile[]): readonly PackageSize[] {
  const sizes = new Map<string, PackageSize>();
  for (const { package: of, bytes } of files) {
    const name = of ?? "Rolecall itself";
    const before = sizes.get(name) ?? { name, files: 0, bytes: 0 };
    sizes.set(name, { name, files: before.files + 1, bytes: before.bytes + bytes });
  }
  return [...sizes.values()].sort((one, other) => other.bytes - one.bytes);
}
