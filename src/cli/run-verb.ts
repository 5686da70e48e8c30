// From the words that were typed to the verb, and from whatever ends it to an exit code and text.
import { nearestNames } from "../domain/nearest-names.ts";
import { Trouble } from "../domain/trouble.ts";
import { checkPolicy } from "./check-policy.ts";
import { diffPolicies } from "./diff-policies.ts";
import { doctor } from "./doctor.ts";
import { explainAccess } from "./explain-access.ts";
import { importAccess } from "./import-access.ts";
import { twoColumns } from "./layout.ts";
import { listPeople } from "./list-people.ts";
import { printConfig } from "./print-config.ts";
import { printPermissions } from "./print-permissions.ts";
import { Stopped } from "./verb.ts";
import type { CliParts, Outcome, Verb } from "./verb.ts";

const VERBS: Readonly<Record<string, Verb>> = {
  check: checkPolicy,
  explain: explainAccess,
  diff: diffPolicies,
  people: listPeople,
  config: printConfig,
  permissions: printPermissions,
  import: importAccess,
  doctor,
};

export interface Ended extends Outcome {
  readonly err: string;
}

/** Throws bugs only. */
export async function runVerb(words: readonly string[], parts: CliParts): Promise<Ended> {
  const [name, ...rest] = words;
  if (name === undefined) return { exitCode: 2, out: "", err: help(parts) };
  if (isHelp(name)) return { exitCode: 0, out: help(parts), err: "" };
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) return { exitCode: 2, out: "", err: unknownVerb(name) };
  if (rest.some(isHelp)) return { exitCode: 0, out: usage(name, verb), err: "" };
  try {
    return { err: "", ...(await verb.run(rest, parts)) };
  } catch (error) {
    return ended(error, usage(name, verb));
  }
}

function isHelp(word: string): boolean {
  return ["help", "--help", "-h"].includes(word);
}

function ended(error: unknown, usageOfVerb: string): Ended {
  if (error instanceof Trouble) return { exitCode: 1, out: "", err: `${error.message}\n` };
  if (!(error instanceof Stopped)) throw error;
  const { exitCode, message } = error;
  return { exitCode, out: "", err: `${message}\n${exitCode === 2 ? usageOfVerb : ""}` };
}

function unknownVerb(name: string): string {
  const [nearest] = nearestNames(name, Object.keys(VERBS), 1);
  const meant = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  return `There is no verb "${name}".${meant} \`rolecall --help\` lists them.\n`;
}

function usage(name: string, { usage: rest, says }: Verb): string {
  return `rolecall ${name} ${rest}\n  ${says}\n`;
}

function help({ policyFile }: CliParts): string {
  const verbs = Object.entries(VERBS).map(
    ([name, { says, usage: rest }]) => [name, `${says}\n${rest}`] as const,
  );
  return [
    "rolecall VERB …",
    "",
    ...twoColumns(verbs, 2),
    "",
    ...twoColumns(
      [
        ["FILE", `left out: ${policyFile}, by ROLECALL_CONFIG`],
        ["--with-slack", "ask Slack who is in user groups; needs SLACK_BOT_TOKEN"],
        ["--help", "after a verb: how it is used"],
      ],
      2,
    ),
    "",
    "Exit codes: 0 fine, 1 faults were found or it is not allowed, 2 wrong usage.",
    "",
  ].join("\n");
}
