// Reads a policy file for the command line: the policy, or every fault in it, and where in it something is.
import { readFile } from "node:fs/promises";
import { WrongPolicy } from "../adapters/policy-file/policy-faults.ts";
import { readPolicy, unreadable } from "../adapters/policy-file/policy-file.ts";
import { readYaml } from "../adapters/policy-file/yaml-file.ts";
import type { AccessPolicy } from "../domain/access-policy.ts";
import { Stopped } from "./verb.ts";
import type { PolicyRead } from "./verb.ts";

export async function readPolicyOnDisk(path: string): Promise<PolicyRead> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new Stopped(unreadable(path, error).message, 1);
  });
  const policy = policyIn(text, path);
  let file: ReturnType<typeof readYaml> | undefined;
  return {
    policy,
    // Most files have no findings to place.
    lineOf: (...path) => {
      file ??= readYaml(text);
      return file.placed({ path, says: "" }).line;
    },
  };
}

function policyIn(text: string, path: string): AccessPolicy {
  try {
    return readPolicy(text, path);
  } catch (error) {
    if (!(error instanceof WrongPolicy)) throw error;
    const faults = error.faults.map((fault) => ({ ...fault, field: fault.path.join(".") }));
    throw new Stopped(error.message, 1, faults);
  }
}
