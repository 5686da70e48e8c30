// A folder of files made while synthesizing, beside CDK's own assets and named for its content: other content is another folder.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** What each file says, by its name. */
type AssemblyFiles = Readonly<Record<string, string>>;

export interface AssemblyFolder {
  readonly name: string;
  readonly path: string;
}

export function assemblyFolder(
  scope: Construct,
  what: string,
  files: AssemblyFiles,
): AssemblyFolder {
  const assembly = Stage.of(scope)?.outdir;
  if (assembly === undefined) throw new Error("Files are laid beside the templates of an app.");
  const content = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  const name = `${what}.${content}`;
  const path = join(assembly, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return { name, path };
}
