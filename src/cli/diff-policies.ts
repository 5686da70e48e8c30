// `rolecall diff`: who gains and loses what when one policy file takes the place of another.
import { comparePolicies } from "../domain/policy/compare-policies.ts";
import { differenceText } from "./diff-text.ts";
import { paintFor } from "./paint.ts";
import { readTyped } from "./typed-options.ts";
import type { Verb } from "./verb.ts";
import { namingOf } from "./wording.ts";

export const diffPolicies: Verb = {
  usage: "BEFORE [AFTER]",
  says: "say who gains and loses what between two policy files",
  run: async (words, parts) => {
    const typed = readTyped(words, { options: {}, least: 1, most: 2 });
    const [old = "", file = parts.policyFile] = typed.names;
    const { policy: before } = await parts.readPolicy(old);
    const { policy: after } = await parts.readPolicy(file);
    const naming = namingOf({ names: new Map([...before.names, ...after.names]) });
    const manner = { naming, paint: paintFor(parts.color) };
    return { exitCode: 0, out: differenceText(comparePolicies(before, after), manner) };
  },
};
