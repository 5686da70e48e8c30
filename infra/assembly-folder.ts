// A folder of files made while synthesizing, beside CDK's own assets and named for its content: other content is another folder.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Stage } from "aws-cdk-lib";
import type { Construct } from "constructs";

interface AssemblyFile {
  readonly file: string;
  readonly text: string;
}

export interface AssemblyFolder {
  readonly name: string;
  readonly path: string;
}

export function assemblyFolder(
  scope: Construct,
  what: string,
  { file, text }: AssemblyFile,
): AssemblyFolder {
  const assembly = Stage.of(scope)?.outdir;
  if (assembly === undefined) throw new Error("Files are laid beside the templates of an app.");
  const name = `${what}.${createHash("sha256").update(text).digest("hex")}`;
  const path = join(assembly, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, file), text);
  return { name, path };
}
