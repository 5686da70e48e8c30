// The ways in which Rolecall could be put together for its image, each in a folder of its own, to be measured side by side.
import { buildSync } from "esbuild";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ImageFolder } from "./image-folder.ts";

export interface Way {
  readonly name: string;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string>>;
}

const canCache = Number(process.versions.node.split(".")[0]) >= 22;

/** The floor first: Bolt with four clients of AWS, and nothing else. */
export function waysToBundle({ app, build }: ImageFolder, repository: string): readonly Way[] {
  const besidePackages = (folder: string, entry: string) => {
    const outdir = join(build, folder);
    mkdirSync(outdir);
    copyFileSync(join(build, "package.json"), join(outdir, "package.json"));
    const outfile = join(outdir, "main.js");
    buildSync({
      absWorkingDir: build,
      entryPoints: [entry],
      ...{ outfile, bundle: true, format: "esm", target: "node20", platform: "node" },
      packages: "external",
    });
    return outfile;
  };
  const bare = besidePackages("bare", join(repository, "test/bench/bare-bolt.ts"));
  const ours = besidePackages("ours", join(build, "src/main.ts"));
  const shipped = join(app, "dist/main.js");
  const way = (name: string, entry: string, environment = {}): Way => ({
    name,
    entry,
    environment,
  });
  return [
    way("bare Bolt + four AWS clients", bare),
    way("Rolecall as the image has it", shipped),
    way("only ours joined", ours),
    ...(canCache
      ? [
          way("as the image has it, compile cache", shipped, {
            NODE_COMPILE_CACHE: join(build, "cache"),
          }),
        ]
      : []),
  ];
}
