// Which names and paths IAM accepts, and what it says about the others.
import { validationError } from "../aws-error.ts";

interface Rule {
  longest: number;
  pattern: RegExp;
  says: string;
}

const word = /^[\w+=,.@-]+$/;
const wordSays = "It must contain only alphanumeric characters and/or the following: +=,.@_-";

const rules = {
  userName: { longest: 64, pattern: word, says: wordSays },
  roleName: { longest: 64, pattern: word, says: wordSays },
  groupName: { longest: 128, pattern: word, says: wordSays },
  policyName: { longest: 128, pattern: word, says: wordSays },
  path: {
    longest: 512,
    pattern: /^(\/|\/[\u0021-\u007e]+\/)$/,
    says: "It must begin and end with / and contain only alphanumeric characters and/or / characters.",
  },
  accountAlias: {
    longest: 63,
    // AWS's own pattern, by which an alias has three characters at least.
    pattern: /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/,
    says: "It must contain only digits, lowercase letters, and hyphens (-), but cannot begin or end with a hyphen, nor have two in a row.",
  },
} satisfies Record<string, Rule>;

export function checkName(field: keyof typeof rules, value: string): string {
  const { longest, pattern, says } = rules[field];
  if (value.length < 1 || value.length > longest) {
    const bound =
      value.length < 1 ? "greater than or equal to 1" : `less than or equal to ${longest}`;
    throw validationError(
      `1 validation error detected: Value at '${field}' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  if (!pattern.test(value))
    throw validationError(`The specified value for ${field} is invalid. ${says}`);
  return value;
}
