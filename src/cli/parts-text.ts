// What `diff` prints of making, connecting and closing accounts: whether it is possible, who may, and what accounts get.
import { writeLasting } from "../domain/duration.ts";
import type {
  FieldChange,
  FieldValue,
  PartDifference,
} from "../domain/policy/policy-difference.ts";
import { approvingText, signOf, subjectsText, switchText, termsText } from "./change-text.ts";
import type { Sign } from "./change-text.ts";
import { counted, listed } from "./wording.ts";
import type { Naming } from "./wording.ts";

type Signed = readonly [Sign, string];
type Part = PartDifference["part"];
type PartChange = PartDifference["changes"][number];

const CAN: Readonly<Record<Part, string>> = {
  "new accounts": "new accounts can be asked for",
  "connecting accounts": "connecting accounts of clients can be asked for",
  "closing accounts": "closing accounts can be asked for",
};
const ASK: Readonly<Record<Part, string>> = {
  "new accounts": "ask for new accounts",
  "connecting accounts": "ask to connect accounts of clients",
  "closing accounts": "ask to close accounts",
};

export function partLines(difference: PartDifference, naming: Naming): Signed[] {
  const { part, switched, changes, terms, fields } = difference;
  return [
    ...switchLines(part, switched),
    ...changes.map((one): Signed => [signOf(one.change), changeText(part, one, naming)]),
    ...fields.map((field): Signed => [signOf(field), `${part}: ${fieldText(field)}`]),
    ...(terms.length > 0 ? [["~", `${part}: ${termsText(terms)}`] as const] : []),
  ];
}

function switchLines(part: Part, switched: PartDifference["switched"]): Signed[] {
  if (switched === null) return [];
  return [switched === "on" ? ["+", CAN[part]] : ["-", `${CAN[part]} no more`]];
}

function changeText(part: Part, { change, subjects }: PartChange, naming: Naming): string {
  const who = subjectsText(subjects, naming);
  switch (change.what) {
    case "ask":
      return switchText(who, ASK[part], {
        ...change,
        inWords: ({ approvals }) => `with ${counted(approvals, "approval")}`,
      });
    case "approve":
      return switchText(who, `approve ${part}`, { ...change, inWords: approvingText });
    case "break-glass":
      throw new Error(`nobody breaks glass for ${part}`);
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  email: "the e-mail is",
  name: "the name is",
  role: "the role that Organizations makes is",
  roles: "the role",
  units: "the units to choose from are",
  unit: "the unit proposed is",
  trust: "trust is",
  role_names: "the names that roles may have are",
  alias: "the alias is",
  tags: "the tag",
  most: "the number that AWS allows is",
};

function fieldText({ field, before, after }: FieldChange): string {
  const [name = "", ...key] = field.split(".");
  const called = [FIELDS[name] ?? name, ...(key.length > 0 ? [key.join("."), "is"] : [])].join(" ");
  const now = `${called} ${valueText(after)}`;
  return before === null ? now : `${now}; before: ${valueText(before)}`;
}

function valueText(value: FieldValue | null): string {
  if (value === null) return "not said any more";
  if (typeof value === "string") return value;
  if (!("roleName" in value)) return listed(value);
  const { policies, roleName, sessionSeconds } = value;
  if (policies.length === 0) return `${roleName}, which Organizations makes`;
  return `${roleName} with ${listed(policies)}, for ${writeLasting(sessionSeconds)} at a time`;
}
