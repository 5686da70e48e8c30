// The ways in which Rolecall could be put together for its image, each in a folder of its own, to be measured side by side.
import { buildSync } from "esbuild";
import type { BuildOptions } from "esbuild";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageFolder } from "./image-folder.ts";

export interface Way {
  readonly name: string;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Packages that Node has to be asked for by `require` find it here. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/** Brought along by Bolt for receivers and sign-ins that Rolecall has not. */
const NEVER_USED = ["express", "@slack/oauth"];

const canCache = Number(process.versions.node.split(".")[0]) >= 22;

/** The floor first: Bolt with four clients of AWS, and nothing else. */
export function waysToBundle({ app, build }: ImageFolder, repository: string): readonly Way[] {
  const empty = join(build, "never-used.cjs");
  writeFileSync(empty, "module.exports = {};");
  const joinedTo = (folder: string, options: BuildOptions) => {
    const outdir = join(build, folder);
    mkdirSync(outdir);
    copyFileSync(join(build, "package.json"), join(outdir, "package.json"));
    const outfile = join(outdir, "main.js");
    buildSync({
      absWorkingDir: build,
      entryPoints: [join(build, "src/main.ts")],
      ...{ outfile, bundle: true, format: "esm", target: "node20", platform: "node" },
      // As ES modules, of which only what is used is joined.
      mainFields: ["module", "main"],
      banner: { js: REQUIRE },
      ...options,
    });
    return outfile;
  };
  const bare = joinedTo("bare", {
    entryPoints: [join(repository, "test/bench/bare-bolt.ts")],
    packages: "external",
    banner: {},
  });
  const alias = Object.fromEntries(NEVER_USED.map((name) => [name, empty]));
  const without = joinedTo("all-but", { alias });
  const way = (name: string, entry: string, environment = {}): Way => ({
    name,
    entry,
    environment,
  });
  return [
    way("bare Bolt + four AWS clients", bare),
    way("Rolecall as the image has it", join(app, "dist/main.js")),
    way("only ours joined", joinedTo("ours", { packages: "external", banner: {} })),
    way("all joined", joinedTo("all", {})),
    way(`all but ${NEVER_USED.join(", ")}`, without),
    ...(canCache
      ? [way("the same, compile cache", without, { NODE_COMPILE_CACHE: join(build, "cache") })]
      : []),
  ];
}
