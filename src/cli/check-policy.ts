// `rolecall check`: whether a policy file can be read, and what in it cannot work.
import type { AccessPolicy } from "../domain/access-policy.ts";
import {
  CLOSING_ACCOUNTS,
  CONNECTING_ACCOUNTS,
  NEW_ACCOUNTS,
} from "../domain/policy/account-parts.ts";
import { reviewNames } from "../domain/policy/review-names.ts";
import { reviewPolicy } from "../domain/policy/review-policy.ts";
import type { Finding } from "../domain/policy/finding.ts";
import { checkedJson, checkedText } from "./check-text.ts";
import type { PlacedFinding } from "./check-text.ts";
import { groupsIn, readMembers } from "./known-members.ts";
import { paintFor } from "./paint.ts";
import { readTyped } from "./typed-options.ts";
import { Stopped, wrongUsage } from "./verb.ts";
import type { CliParts, Outcome, PolicyRead, Verb } from "./verb.ts";

const OPTIONS = { format: { type: "string" }, "with-slack": { type: "boolean" } } as const;

export const checkPolicy: Verb = {
  usage: "[FILE] [--format text|json] [--with-slack]",
  says: "find what is wrong in the policy file, and what in it cannot work",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: OPTIONS, least: 0, most: 1 });
    const [file = parts.policyFile] = typed.names;
    const format = typed.valueOf("format") ?? "text";
    if (format !== "text" && format !== "json") {
      throw wrongUsage(`There is no format "${format}"; there are text and json.`);
    }
    const asked = { file, asJson: format === "json", withSlack: typed.isSet("with-slack") };
    return asked.asJson ? orFaultsAsJson(file, check(asked, parts)) : check(asked, parts);
  },
};

interface Asked {
  readonly file: string;
  readonly asJson: boolean;
  readonly withSlack: boolean;
}

async function check({ file, asJson, withSlack }: Asked, parts: CliParts): Promise<Outcome> {
  const read = await parts.readPolicy(file);
  const { policy } = read;
  const { found, known } = withSlack ? await reviewWithSlack(policy, parts) : review(policy);
  const unknownGroups = groupsIn(policy).filter((group) => !known.has(group));
  const findings = placed(read, found);
  const checked = { file, policy, findings, unknownGroups };
  return {
    exitCode: found.some(({ severity }) => severity === "error") ? 1 : 0,
    out: asJson ? checkedJson(checked) : checkedText(checked, paintFor(parts.color)),
  };
}

interface Reviewed {
  readonly found: readonly Finding[];
  readonly known: ReadonlySet<string>;
}

function review(policy: AccessPolicy): Reviewed {
  return { found: reviewPolicy(policy), known: new Set() };
}

async function reviewWithSlack(policy: AccessPolicy, parts: CliParts): Promise<Reviewed> {
  const { people, groups } = parts.slack();
  const members = await readMembers(policy, groups);
  const found = [...reviewPolicy(policy, members), ...reviewNames(policy, await people.list())];
  return { found, known: new Set(members.keys()) };
}

function placed({ policy, lineOf }: PolicyRead, found: readonly Finding[]): PlacedFinding[] {
  const places = new Map<string, readonly [string, ...number[]]>([
    ...policy.rules.map(({ name }, position) => [name, ["rules", position]] as const),
    [NEW_ACCOUNTS, ["new_accounts"]],
    [CONNECTING_ACCOUNTS, ["connect_accounts"]],
    [CLOSING_ACCOUNTS, ["close_accounts"]],
  ]);
  return found.map((finding) => {
    const place = places.get(finding.rule ?? "");
    return { ...finding, line: place ? lineOf(...place) : null };
  });
}

/** Whoever reads JSON reads it of a wrong file too. */
async function orFaultsAsJson(file: string, checking: Promise<Outcome>): Promise<Outcome> {
  try {
    return await checking;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const faults = error.faults.map(({ line, column, field, says }) => {
      return { line, column, field, says };
    });
    const said = faults.length > 0 ? { faults } : { faults: [{ says: error.message }] };
    return { exitCode: 1, out: `${JSON.stringify({ file, ...said }, null, 2)}\n` };
  }
}
