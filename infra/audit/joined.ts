// The code of the audit's function, joined into one file on this machine: no container, no download.
import { join } from "node:path";
import { buildSync } from "esbuild";

/** `repository`: where infra/ is. */
export function joined(repository: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(repository, "infra/audit/audit-function.ts")],
    bundle: true,
    platform: "node",
    target: "node24",
    // Lambda finds the SDK that it brings along by a path that only `require` knows.
    format: "cjs",
    external: ["@aws-sdk/*"],
    write: false,
    logLevel: "warning",
  });
  return outputFiles.map(({ text }) => text).join("");
}
