// Whether everything is set that has to be, and the policy file can be read.
import type { AccessPolicy } from "../../domain/access-policy.ts";
import { counted } from "../wording.ts";
import type { Stopped } from "../verb.ts";
import { ok, wrong } from "./check-line.ts";
import type { Line } from "./check-line.ts";

export interface FileRead {
  readonly path: string;
  readonly policy: AccessPolicy | Pick<Stopped, "message" | "faults">;
}

export function judgeSettings(faults: readonly string[], { path, policy }: FileRead): Line[] {
  return [...judgeEnvironment(faults), { what: path, ...judgeFile(path, policy) }];
}

function judgeEnvironment(faults: readonly string[]): Line[] {
  if (faults.length === 0) {
    return [{ what: "environment", ...ok("Everything is set that has to be.") }];
  }
  return faults.map((fault) => {
    const [name = "", says = "", ...allowed] = fault.split(": ");
    const todo = allowed.length > 0 ? `Set it to ${allowed.join(": ")}.` : "Correct its name.";
    return {
      what: name,
      ...wrong(`It ${says.replace(/^there is/, "is unknown: there is")}.`, todo),
    };
  });
}

function judgeFile(path: string, policy: FileRead["policy"]) {
  if ("accounts" in policy) {
    const { accounts, rules } = policy;
    return ok(`${counted(accounts.size, "account")}, ${counted(rules.length, "rule")}.`);
  }
  const { faults, message } = policy;
  const [first] = faults;
  if (!first) return wrong(message, "Name the file in ROLECALL_CONFIG.");
  const more = faults.length > 1 ? ` It is the first of ${faults.length} faults.` : "";
  const says = `Line ${first.line}: ${first.field}: ${first.says}.${more}`;
  return wrong(says, `\`rolecall check ${path}\` lists all that is wrong in it.`);
}
