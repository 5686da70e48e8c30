// What a Web API method gives back, and how a refusal looks.
import type { Arguments } from "../http-body.ts";
import { type BlockFault, faultLine } from "../block-kit-fault.ts";
import type { SlackWorld } from "../slack-world.ts";

export type Answer = { ok: true; [field: string]: unknown } | Refusal;

export interface Refusal {
  ok: false;
  error: string;
  req_method?: string;
  errors?: string[];
  response_metadata?: { messages: string[] };
}

export type Method = (given: Arguments, world: SlackWorld) => Answer;

export function refuse(error: string): Refusal {
  return { ok: false, error };
}

/** Slack lists every broken limit with a JSON pointer. */
export function refuseFaults(error: string, faults: readonly BlockFault[], root = ""): Refusal {
  const errors = faults.map((fault) => faultLine(fault, root));
  const messages = errors.map((line) => `[ERROR] ${line}`);
  return { ok: false, error, errors, response_metadata: { messages } };
}

export function missing(name: string): Refusal {
  return refuseFaults("invalid_arguments", [
    { pointer: "", message: `missing required field: ${name}` },
  ]);
}

/** A text argument; absent and empty are the same to Slack. */
export function textOf(given: Arguments, name: string): string | undefined {
  const value = given[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A flag; as a number or as text it counts as well. */
export function isYes(given: Arguments, name: string): boolean {
  return [true, 1, "1", "true"].some((yes) => given[name] === yes);
}
