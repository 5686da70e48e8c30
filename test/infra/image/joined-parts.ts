// What the build joins into Rolecall, by esbuild's own account: which packages, from where, and how much of each is left.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";

export interface JoinedPackage {
  readonly name: string;
  /** As package-lock.json has it: `node_modules/…`. */
  readonly path: string;
  /** Of its modules: "esm", "cjs". */
  readonly formats: readonly string[];
  readonly bytes: number;
}

/** Builds from the repository into a folder elsewhere. */
export function build(repository: string, outdir: string): Metafile {
  const account = join(outdir, "..", "account.json");
  const words = ["build.mjs", `--outdir=${outdir}`, `--metafile=${account}`];
  execFileSync(process.execPath, words, { cwd: repository, stdio: "pipe" });
  return JSON.parse(readFileSync(account, "utf8")) as Metafile;
}

/** The largest first. */
export function joinedPackages(metafile: Metafile): readonly JoinedPackage[] {
  const left = bytesLeft(metafile);
  const inputs = Object.entries(metafile.inputs);
  const paths = new Set(inputs.flatMap(([input]) => packagePath(input) ?? []));
  return [...paths]
    .map((path) => {
      const its = inputs.filter(([input]) => packagePath(input) === path);
      return {
        name: path.replace(/^.*node_modules\//, ""),
        path,
        formats: [...new Set(its.flatMap(([, { format }]) => format ?? []))],
        bytes: its.reduce((sum, [input]) => sum + (left.get(input) ?? 0), 0),
      };
    })
    .sort((one, other) => other.bytes - one.bytes);
}

/** Of no package: our own. */
export function ownInputs({ inputs }: Metafile): readonly string[] {
  return Object.keys(inputs).filter((input) => packagePath(input) === null);
}

/** What is not joined, and looked for when it runs. */
export function lookedFor({ outputs }: Metafile): readonly string[] {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  return imports.flatMap(({ path, external }) => (external === true ? path : []));
}

function packagePath(input: string): string | null {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? null;
}

function bytesLeft({ outputs }: Metafile): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      left.set(input, (left.get(input) ?? 0) + bytesInOutput);
    }
  }
  return left;
}
