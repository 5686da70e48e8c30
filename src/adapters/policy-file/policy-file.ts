// Reads rolecall.yaml; a wrong file is refused with every fault in it, each with its place and what is allowed.
import { readFile } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { findClashes } from "./policy-clashes.ts";
import type { Fault } from "./policy-clashes.ts";
import { policySchema } from "./policy-schema.ts";
import type { PolicyText } from "./policy-schema.ts";
import { placeOf } from "./yaml-place.ts";
import type { YamlFile } from "./yaml-place.ts";

export async function readPolicyFile(path: string): Promise<AccessPolicy> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const advice = "ROLECALL_CONFIG says where the policy file (rolecall.yaml) is";
    throw new Error(`${path} cannot be read: ${why}; ${advice}.`, { cause: error });
  }
  return readPolicy(text, path);
}

/** `name` is what the file is called in faults. */
export function readPolicy(text: string, name: string): AccessPolicy {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const file = { document, lines };
  if (document.errors.length > 0) {
    throw wrongFile(name, document.errors.map((error) => ({
      ...placeAt(file, error.pos[0]), says: error.message,
    })));
  }
  const content: unknown = document.toJS();
  const parsed = policySchema.safeParse(content);
  const faults = [...(parsed.error?.issues.flatMap(faultsOf) ?? []), ...findClashes(content)];
  if (!parsed.success || faults.length > 0) throw wrongFile(name, placed(file, faults));
  return toPolicy(parsed.data);
}
